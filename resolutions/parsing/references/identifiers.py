"""Finding what may be a reference: numbers, symbols, treaties, publications. Whose they are comes later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions import symbols
from resolutions.bodies import ROOTS
from resolutions.parsing.references.organs import DATED, OWN, ROMAN, SESSION, YEAR

PENDING = "pending"
"""The shape of ``80/___``: a number still to come, in a session."""

FIRST_YEAR = 1900
"""From here on the first half of a number is a year, not a session."""


@dataclass(frozen=True, slots=True)
class Number:
    """A resolution's or decision's number as printed: ``69/193``, ``2200 A (XXI)``, ``1373 (2001)``.

    ``opening`` is the session or year, None where the shape has none; ``count`` the number in it.
    """

    start: int
    end: int
    raw: str
    shape: str
    opening: int | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A document, treaty or publication: ``number`` is the identifier where there is no ``symbol``."""

    start: int
    end: int
    raw: str
    type: str
    symbol: str | None = None
    number: str | None = None
    body: str | None = None


_LETTER = r"(?:[A-ZАВСЕ]{1,2}|ألف|باء|جيم|دال|هاء)"
_LETTERS = rf"{_LETTER}(?:(?:\s(?:and|to|y|a|et|à|и|و|إلى)\s?|[-–],?|,\s){_LETTER})*"
_PART = rf"(?:\s{_LETTERS}(?=[\s,;:.)\]”\"،؛号]|$)(?!\.[A-Za-z0-9]|\s\())?"
_NUMBERS = re.compile(
    r"(?=[0-9IVXWESد])(?:"  # tells the places where one can begin fast
    + "|".join(
        (
            # 1373 (2001)
            r"(?P<dated>(?<![A-Za-z0-9/.,-])[0-9]{1,4}\s?\((?:19|20)[0-9]{2}\))",
            # 2200 A (XXI), 3201 (S-VI), 2625 (XXV), 217 ألف (د-3)
            rf"(?P<roman>(?<![A-Za-z0-9/.,-])[0-9]{{1,4}}(?:\s?{_LETTERS})?"
            r"\s?\((?:(?:E?S[-‑–])?[IVXL]+|د(?:إط?)?-[0-9]{1,2})\))",
            # 1/CP.21, 3/COP.14, 5/CMA.1, XIII/18
            r"(?P<own>(?<![A-Za-z0-9/.-])(?:[0-9]{1,3}/(?:CP|CMP|CMA|COP)\.[0-9]{1,3}|[IVX]+/[0-9]{1,3})(?![A-Za-z0-9/]))",
            # WHA73.1, 58.16, 73(12) are read only after "resolution" of an organ that numbers so
            r"(?P<dotted>(?<![A-Za-z0-9/.,-])(?:WHA|EB)?[0-9]{1,3}(?:\.R?[0-9]{1,2}|\([0-9]{1,2}\))(?![A-Za-z0-9/]))",
            # 69/193, 57/283 B, 75/101 A and B, S-30/1, 80/___, 70/…
            r"(?P<plain>(?<![A-Za-z0-9/.,:-])(?:(?:ES|S|دإط|دإ)[-‑–])?[0-9]{1,4}\s?/\s?"
            rf"(?:(?P<blank>_+|…|\.{{3}}|[-–—]{{2,}}|[xX]{{2,3}}\b|\[(?:…|\.{{3}})\])|[0-9]{{1,4}}(?![A-Za-z0-9/]|\.[0-9]){_PART}))",
        )
    )
    + ")"
)
_ROOTS = "|".join(sorted(map(re.escape, ROOTS), key=len, reverse=True))
_BRACKETED = (
    r"(?:\s?\((?:[0-9]{1,3}|(?:[Pp]arts?|Vols?\.|vols?\.|Sects?\.|SUPP|Supp)\s?[0-9IVXand\s]*[A-Z]?)\))?"
)
_COMPONENT = rf"(?:(?:E?S|[A-Z]{{2}})[-‑][0-9]{{1,2}}|[A-Z0-9][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*){_BRACKETED}"
_SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9/.-])(?P<symbol>(?:{_ROOTS})(?:/{_COMPONENT})+(?:[-–‑](?:{_ROOTS})(?:/{_COMPONENT})+)?)"
    r"(?P<more>(?:(?:,\s|,?\s(?:and|et|y|и|和|و)\s?)(?:Corr|Add|Rev)\.[0-9]+(?:/Corr\.[0-9]+)?)*)"
)
_SERIES = re.compile(r"[A-Z]/")
"""How every root goes on; text without it has no symbol."""
_ELIDED = re.compile(r"(?:Corr|Add|Rev)\.[0-9]+(?:/Corr\.[0-9]+)?")
_JOINED = r"(?:,\s*|,?\s+(?:and|et|y|и)\s+|\s*[–-]\s*)"
_VOLUMES = rf"[Vv]ols?\.\s+[0-9IVXLC]+(?:{_JOINED}[0-9IVXLC]+)*"
_REGISTERED = rf"(?:[Nn]os?\.?|núms?\.|n[°º]|№)\s+(?P<number>[A-Z]?-?[0-9]+(?:{_JOINED}[0-9]+)*)"
_TREATY = re.compile(
    rf"(?:Treaty\s+Series|Recueil\s+des\s+Traités|[Ii]bid\.?|[Ii]bíd\.?|(?<=[0-9]),?\s+and(?=\s+vols?\.)),?\s+(?:No\.\s+(?P<european>[0-9]+)(?!,)|"
    rf"(?P<treaty>{_VOLUMES}(?:,\s*{_REGISTERED})?))"
)
_IN_TREATIES = ("ol.", "ols.", "No.")
"""One of them stands in whatever ``_TREATY`` finds."""
_FOREIGN_TREATY = re.compile(
    r"(?P<treaty>(?:المجلد(?:ان|ات|ين)?|т\.|vol(?:ume)?s?\.?|第)\s?[0-9]+(?:[^.;。；]{0,40}?[0-9]+)?(?:卷)?"
    r"[,،，]\s?(?:الرقم|No\.?|núm\.|n[°º]|№|第)\s?(?P<number>[0-9]{2,6})号?)"
)
_IN_FOREIGN_TREATIES = ("No", "núm.", "n°", "nº", "№", "الرقم", "第")
"""One of them stands in whatever ``_FOREIGN_TREATY`` finds."""
_SALES = re.compile(r"[AEFSRC](?<![A-Za-z0-9.][AEFSRC])\.[0-9]{2}\.[IVX]+(?:\.[A-Z0-9]+)*(?![A-Za-z0-9])")
_OTHER = (
    r"(?:[A-Z]{1,4}\s)?[A-Z0-9][A-Za-z0-9.]*(?:[/-](?:\([0-9]+\)|[A-Za-z0-9.])*(?:\([0-9]+\)|[A-Za-z0-9]))+"
    r"|[A-Z]+[0-9]+(?:\.[0-9]+)*(?:\([0-9]+\))?"
)
_OTHER_DOCUMENT = re.compile(
    r"(?:^|[(;]\s?|\b[Ss]ee\s(?:also\s)?)(?P<organization>(?:[A-Z][\w’'-]+|of|the|and|for|on)(?:,?\s(?:[A-Z][\w’'-]+|of|the|and|for|on))*)"
    rf",\s+documents?\s+(?P<first>{_OTHER})(?:,?\sand\s(?P<second>{_OTHER}))?"
)


_HEALTH = re.compile(r"WHA(?<![A-Za-z0-9/-]WHA)(?:SS)?[0-9]{1,2}/[0-9]{4}/REC/[0-9]+")


def numbers(text: str) -> Iterator[Number]:
    """Whatever looks like the number of a resolution or decision, in order."""
    for found in _NUMBERS.finditer(text):
        yield _number(found)


def _number(found: re.Match[str]) -> Number:
    """The number a match of ``_NUMBERS`` stands for."""
    raw = found[0]
    digits = [int(run) for run in re.findall(r"[0-9]+", raw)]
    if found["dated"]:
        return Number(*found.span(), raw, DATED, digits[1], digits[0])
    if found["roman"]:
        return Number(*found.span(), raw, ROMAN, None, digits[0])
    if found["own"] or found["dotted"]:
        return Number(*found.span(), raw, OWN, None, None)
    if found["blank"]:
        return Number(*found.span(), raw, PENDING, digits[0], None)
    shape = YEAR if digits[0] >= FIRST_YEAR else SESSION
    return Number(*found.span(), raw, shape, digits[0], digits[1])


def sources(text: str) -> list[Source]:
    """Documents, treaties and publications named in a text, in order, without ``Ibid.``"""
    found = [*_documents(text), *_others(text), *_health(text), *_treaties(text), *_publications(text)]
    found.sort(key=lambda source: (source.start, -source.end))
    kept: list[Source] = []
    for source in found:
        if not kept or source.start >= kept[-1].end:
            kept.append(source)
    return kept


def _documents(text: str) -> Iterator[Source]:
    """Documents by UN symbol, and the corrigenda after them: ``E/2013/30 and Corr.1``."""
    if not _SERIES.search(text):
        return
    for found in _SYMBOL.finditer(text):
        symbol = symbols.parse(found["symbol"])
        if symbol is None:
            continue
        start, end = found.span("symbol")
        kind = "resolution" if symbol.is_resolution or "/Res." in symbol.text else "document"
        yield Source(start, end, found["symbol"], kind, symbol.text, None, symbol.body)
        for elided in _ELIDED.finditer(text, found.start("more"), found.end("more")):
            whole = symbols.normalize(f"{symbol.text}/{elided[0]}")
            yield Source(*elided.span(), elided[0], "document", whole, None, symbol.body)


def _others(text: str) -> Iterator[Source]:
    """Documents of other organizations: ``World Health Organization, document WHA63/2010/REC/1``."""
    if ", document" not in text:
        return
    for found in _OTHER_DOCUMENT.finditer(text):
        body = found["organization"].removeprefix("See ").removeprefix("also ")
        for group in ("first", "second"):
            if any(character.isdigit() for character in found[group] or ""):
                yield _other(found, group, body)


def _health(text: str) -> Iterator[Source]:
    """Records of the World Health Assembly, whose shape is the same in every language."""
    for found in _HEALTH.finditer(text):
        yield Source(*found.span(), found[0], "document", None, found[0], "World Health Organization")


def _other(found: re.Match[str], group: str, body: str) -> Source:
    """A document of another organization; a UN symbol keeps its own."""
    raw, symbol = found[group], symbols.parse(found[group])
    if symbol is None:
        return Source(*found.span(group), raw, "document", None, raw, body)
    return Source(*found.span(group), raw, "document", symbol.text, None, symbol.body or body)


def _treaties(text: str) -> Iterator[Source]:
    """Treaties by volume and number of a treaty series; the number is the registration number."""
    volumes = _TREATY.finditer(text) if any(word in text for word in _IN_TREATIES) else ()
    for found in volumes:
        group = "european" if found["european"] else "treaty"
        number = found["european"] or found["number"] or found["treaty"]
        yield Source(*found.span(group), found[group], "treaty", None, number)
    foreign = _FOREIGN_TREATY.finditer(text) if any(word in text for word in _IN_FOREIGN_TREATIES) else ()
    for found in foreign:
        yield Source(*found.span("treaty"), found["treaty"], "treaty", None, found["number"])


def _publications(text: str) -> Iterator[Source]:
    """United Nations publications by sales number, whose shape is the same in every language."""
    for found in _SALES.finditer(text):
        yield Source(*found.span(), found[0], "publication", None, found[0])
