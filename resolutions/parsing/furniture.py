"""What a page carries besides its text: rules, page numbers, running symbols, addresses, barcodes."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

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
    | !\[[^\[\]]*\]\([^()]*\)                                        # ![](_page_1_Picture_1.jpeg)
    | <(?:span|a|div|p)\b[^<>]*>\s*(?:</(?:span|a|div|p)>)?         # <span id="page-1-0"></span>
    | \{{\d{{1,4}}\}}-{{3,}}                                         # {{3}}------
    | (?:\[|[=-]{{1,10}}\ ?)[Pp]age\s+\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?(?:\]|\ ?[=-]{{1,10}})  # [Page 2]
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


def plain_numbers(texts: list[str]) -> frozenset[int]:
    """Find the places of page numbers that stand alone on their lines: numbers that rise by one.

    For files whose footnotes have raised labels, so that such numbers are no labels.
    """
    places = [place for place, text in enumerate(texts) if len(text) < 4 and _NUMBER.fullmatch(text)]
    numbers = [int(texts[place]) for place in places]
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    return frozenset(places) if rising and numbers and numbers[0] > 0 else frozenset()


_LONGEST_HEAD = 250
"""A page's head has no more characters."""
_NUMBERED = re.compile(r"(?P<number>(?:\d{1,3}|(?:S|ES)-\d{1,2})/\d{1,3}[A-Z]?)\. ")
_BEGINS = re.compile(r"The [A-Z][\w ]{5,60},|I\. +Introduction")
"""The first line of a text or a report: whatever stands before it is the cover."""


@dataclass(frozen=True, slots=True)
class Own:
    """The document's own symbols, as its cover or its number tell them, and where its cover ends."""

    symbols: frozenset[str]
    begins: int

    def heads(self, texts: list[str]) -> frozenset[int]:
        """Find the lines behind the cover that are pages' heads: an own symbol, alone or beside a title.

        The title is one that the cover has too, or stands there more than once.
        """
        cover = " ".join(" ".join(texts[: self.begins]).split())
        behind = range(self.begins + 1, len(texts) if self.symbols else 0)
        beside = {place: title for place in behind if (title := self._beside(texts[place])) is not None}
        often = Counter(beside.values())
        found: set[int] = set()
        for place, title in beside.items():
            if not title or title in cover or often[title] > 1:
                found.add(place)
                below = texts[place + 1] if place + 1 < len(texts) else ""
                if title and below and f"{title} {below}" in cover:
                    found.add(place + 1)  # the title's second line
        return frozenset(found)

    def _beside(self, text: str) -> str | None:
        """Give the title that a page's head has beside an own symbol; None if the line is no head."""
        if "/" not in text or len(text) > _LONGEST_HEAD:
            return None
        first, _, rest = text.partition(" ")
        if (
            first in self.symbols
            and (not rest or rest[0] == " " or rest[0].isupper())
            and text[-1] not in ",;.:"
        ):
            return rest.strip()
        rest, gap, last = text.rpartition("   ")
        return rest.strip() if gap and last.strip() in self.symbols else None


def own(texts: list[str]) -> Own:
    """Find a document's own symbols among its lines, their markup removed."""
    begins = next((place for place, text in enumerate(texts) if _BEGINS.fullmatch(text)), len(texts))
    symbols: set[str] = set()
    for text in texts[:begins]:
        word = text.removeprefix("United Nations").strip().rstrip("*")
        if SYMBOL_LINE.fullmatch(word):
            symbols.add(word)
        elif match := _NUMBERED.match(text):
            symbols.add(f"A/RES/{match['number']}")
    return Own(frozenset(symbols), begins)


def _page_mark(text: str) -> bool:
    return bool(text) and len(text) < 40 and (is_furniture(text) or SYMBOL_LINE.fullmatch(text) is not None)
