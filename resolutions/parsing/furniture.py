"""What a page carries besides its text: rules, page numbers, running symbols, addresses, barcodes."""

import re

_JOB = r"\d{2}-\d{5}"
FURNITURE = re.compile(
    rf"""
      {_JOB}\*?(?:\s*\([A-Z]\))?(?:\s+\d{{1,4}}\s*/\s*\d{{1,4}})?   # 22-12345 (E)  2/15
    | {_JOB}\s*\([A-Z]\)(?:\s+\d{{6}})*                             # 22-12345 (E) 150123 160123
    | \d{{1,4}}\s*/\s*\d{{1,4}}\s+{_JOB}(?:\s*\([A-Z]\))?           # 2/15 22-12345
    | \(E\)(?:\s+\d{{6}})*                                          # (E) 150123
    | \d{{1,3}}\s*/\s*\d{{1,3}}                                     # 2/15
    | [-–—]\s*\d{{1,4}}\s*[-–—]                                     # - 2 -
    | [Pp]age\s+\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?               # Page 2 of 15
    | /?\.\.\.|/…                                                   # /... (continued overleaf)
    | \*?\d{{7}}[A-Z]?\*?|\*\d{{6,8}}\*                             # *2212345* (barcode)
    | Please\s+recycle\b.{{0,20}}
    | <?(?:https?://)?(?:www\.)?(?:undocs\.org|daccess[\w-]*\.un\.org|docs\.un\.org)/\S*>?
    | <!--.*-->
    | ```\w*
    """,
    re.VERBOSE,
)
_OF_PAGES = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
"""Page and pages, 2/15; 34/26 or 77/237 alone on a line is the number of a resolution."""
RULE = re.compile(r"(?:[-_=*–—―─━]\s?){3,}")
SYMBOL_LINE = re.compile(
    r"(?:[AES]|ST|TD|DP|HRI?|CCPR|CEDAW)/[A-Z0-9][A-Za-z0-9./()-]*(?: [A-Z](?:[-–][A-Z]| and [A-Z])?)?\*{0,3}"
)
"""A document's symbol alone on a line: A/RES/77/237, A/C.3/80/L.5/Rev.1, A/RES/75/101 A-B."""
_NUMBER = re.compile(r"\d{1,4}")


def is_rule(text: str) -> bool:
    """Whether a line is nothing but a drawn rule."""
    return bool(text) and not text[0].isalnum() and RULE.fullmatch(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line, its markup removed, belongs to the page and not to the text."""
    if len(text) >= 120 or FURNITURE.fullmatch(text) is None:
        return False
    page = _OF_PAGES.fullmatch(text)
    return page is None or int(page[1]) <= int(page[2]) < 100


def page_numbers(texts: list[str]) -> frozenset[str]:
    """Find the pages of a long file, 3/123: three lines or more that give the same number of pages."""
    found: dict[str, set[str]] = {}
    for text in texts:
        if 2 < len(text) < 12 and (page := _OF_PAGES.fullmatch(text)) and int(page[1]) <= int(page[2]):
            found.setdefault(page[2], set()).add(text)
    return frozenset(text for lines in found.values() if len(lines) > 2 for text in lines)


def running_headers(texts: list[str]) -> frozenset[str]:
    """Find the lines repeated at page heads: symbols twice or more, unfinished lines next to one."""
    seen: dict[str, int] = {}
    beside: dict[str, int] = {}
    previous = ""
    for text in texts:
        if len(text) < 200:
            seen[text] = seen.get(text, 0) + 1
            if text and (_page_mark(previous) or previous == "\f"):
                beside[text] = beside.get(text, 0) + 1
        if previous and _page_mark(text) and len(previous) < 200:
            beside[previous] = beside.get(previous, 0) + 1
        previous = text
    return frozenset(
        text
        for text, count in seen.items()
        if count > 1
        and not _NUMBER.fullmatch(text)
        and (
            (SYMBOL_LINE.fullmatch(text) and text[-1:] != ".")
            or (beside.get(text, 0) > 1 and text[-1:] not in ",;.:")
        )
    )


def _page_mark(text: str) -> bool:
    return bool(text) and len(text) < 40 and (is_furniture(text) or SYMBOL_LINE.fullmatch(text) is not None)
