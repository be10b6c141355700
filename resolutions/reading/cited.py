"""What citations say of a text and of a place in it, from the rows."""

import re
from collections.abc import Sequence

from resolutions import symbols
from resolutions.citation_styles import records
from resolutions.citation_styles.citing import kind_of_number
from resolutions.citation_styles.ordinals import spelt
from resolutions.citation_styles.records import Cited, Pinpoint
from resolutions.models import Document, DocumentKind, Paragraph, ParagraphKind, Resolution, Session, Status
from resolutions.reading.places import digits, labels

_NUMERAL = re.compile(r"\bannex\s+(?P<numeral>[IVXL]+)\b", re.IGNORECASE)  # Annex II

_PARTS = {
    ParagraphKind.PREAMBULAR: records.PREAMBULAR,
    ParagraphKind.OPERATIVE: records.OPERATIVE,
    ParagraphKind.REPORT: records.PARAGRAPH,
    ParagraphKind.ANNEX: records.ANNEX,
    ParagraphKind.ANNEX_HEADING: records.ANNEX,
}


def cited(text: Resolution | None, document: Document, href: str) -> Cited:
    """Say what a text is, or a report where ``text`` is None; ``href`` is its full address on this site."""
    symbol = (text.symbol if text else "") or document.symbol or ""
    number = _number(text, symbol)
    return Cited(
        kind=_kind(text, document, symbol, number),
        body=document.body or symbols.body_of(symbol) or "United Nations",
        number=number,
        symbol=symbol,
        title=text.title if text else document.title,
        committee=document.committee,
        ordinal=text.ordinal if text else "",
        session=session_in_words(document.session),
        dated=(text.adopted_on if text else None) or document.date,
        url=official(symbol, document.language) or href,
    )


def pinpoint(line: Sequence[Paragraph]) -> Pinpoint | None:
    """Say where in its text a paragraph stands; ``line``: the whole paragraph first, itself last.

    None for a heading, which no style cites.
    """
    whole = line[0]
    part = _PARTS.get(ParagraphKind(whole.kind))
    if part is None:
        return None
    number = digits(whole.anchor) if part == records.PREAMBULAR else whole.number
    numeral = _NUMERAL.search(whole.annex.label) if whole.annex else None
    return Pinpoint(part, number, tuple(labels(line)), numeral["numeral"] if numeral else "")


def lacking(cited: Cited) -> tuple[str, ...]:
    """What a citation wants and the source does not state: ``symbol``, ``date``."""
    wanted = {"symbol": cited.symbol or cited.number, "date": cited.dated}
    return tuple(name for name, value in wanted.items() if not value)


def official(symbol: str, language: str) -> str:
    """The address of the official document in a language; empty where there is no symbol."""
    known = symbols.parse(symbol) if symbol else None
    return known.url.replace("/en/", f"/{language}/", 1) if known else ""


def session_in_words(session: Session | None) -> str:
    """A session as documents spell it: ``seventy-fifth``, ``thirty-second special``; empty for none.

    >>> session_in_words(Session(number=75)), session_in_words(Session(number=32, kind="special"))
    ('seventy-fifth', 'thirty-second special')
    """
    if session is None:
        return ""
    kind = session.get_kind_display().removesuffix("session").removeprefix("regular")
    return f"{spelt(session.number)} {kind}".strip()


def _number(text: Resolution | None, symbol: str) -> str:
    """The number of an adopted text as texts print it, without its organ."""
    if text is None or text.status != Status.ADOPTED:
        return ""
    known = symbols.parse(symbol)
    printed = text.number or (known.number if known and known.is_resolution else "")
    if "/DEC/" in symbol:
        printed = text.number or symbol.partition("/DEC/")[2]
    return re.sub(r"(?<=[0-9A-Z])\s*\(", " (", printed)


def _kind(text: Resolution | None, document: Document, symbol: str, number: str) -> str:
    if text is None:
        return records.REPORT
    if text.status == Status.ADOPTED:
        return records.DECISION if "/DEC/" in symbol else kind_of_number(number)
    return records.RECOMMENDED if document.kind == DocumentKind.COMMITTEE_REPORT else records.DRAFT
