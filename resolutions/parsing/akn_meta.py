"""What an official file says about its text: cover, session, agenda items, keywords, votes, workflow."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from resolutions.parsing.akn_tree import Element, day, first, named, words
from resolutions.parsing.characters import one_line
from resolutions.parsing.records import AgendaItem, Keyword, ReportOf, SessionOf, Vote
from resolutions.parsing.sponsors import sponsors
from resolutions.symbols import normalize

_LANGUAGES = {
    "ara": "ar",
    "chi": "zh",
    "zho": "zh",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "spa": "es",
}
_SPECIAL = re.compile(r"/(?P<kind>ES|S)-(?P<number>\d{1,3})(?!\d)")
_SESSION = re.compile(r"A/RES/(?P<number>\d{1,3})(?!\d)")
_COUNT = re.compile(r"[0-9]{1,4}")
_ITEM = re.compile(r"(?<!\d)(?P<number>\d{1,4})(?!\d)(?P<letters>(?:\s*(?:,|and)?\s*\([a-z]\))*)")
_SYMBOL = re.compile(r"\b[AES]/[^\s,;()\]،，]*\d[^\s,;()\]،，]*")
_COMMITTEES = {
    "firstCommittee": "First Committee",
    "secondCommittee": "Second Committee",
    "thirdCommittee": "Third Committee",
    "fourthCommittee": "Special Political and Decolonization Committee (Fourth Committee)",
    "fifthCommittee": "Fifth Committee",
    "sixthCommittee": "Sixth Committee",
}
_DISTRIBUTIONS = {
    "general": "General",
    "générale": "General",
    "limited": "Limited",
    "restricted": "Restricted",
}
_VOCABULARIES = {"SDGO": "SDG"}
_COUNTS = ("inFavour", "against", "abstaining")


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of an official document, as far as it is filled in."""

    symbol: str | None
    language: str
    session: SessionOf
    committee: str | None
    agenda_items: tuple[AgendaItem, ...]
    distribution: str | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class Steps:
    """The way of a text: draft, sponsors, report."""

    draft_symbol: str | None = None
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    report: ReportOf | None = None


def cover(root: Element) -> Cover:
    """The cover of a document; what a part of it says stands for all of it."""
    page = first(root, "coverPage")
    symbol = _symbol(root)
    proponent = first(root, "docProponent")
    refers = proponent.get("refersTo", "").removeprefix("#") if proponent is not None else ""
    distribution = re.findall(r"\w+", words(first(root, "docStatus")).lower())[-1:]
    return Cover(
        symbol=symbol,
        language=_language(root),
        session=_session(root, symbol),
        committee=_COMMITTEES.get(refers),
        agenda_items=_agenda_items(page) if page is not None else (),
        distribution=_DISTRIBUTIONS.get(distribution[0]) if distribution else None,
        issued=day(first(page, "docDate")) if page is not None else None,
    )


def _symbol(root: Element) -> str | None:
    found = (words(each) for each in named(root, "docNumber") if each.get("refersTo") == "#symbol")
    printed = next(found, None) or None
    return (normalize(printed) or printed) if printed else None


def _language(root: Element) -> str:
    language = first(root, "FRBRlanguage")
    code = language.get("language", "").lower() if language is not None else ""
    return _LANGUAGES.get(code, code if re.fullmatch("[a-z]{2}", code) else "en")


def _session(root: Element, symbol: str | None) -> SessionOf:
    """The session of the cover; special sessions are told by the symbol."""
    special = _SPECIAL.search(symbol or "")
    if special:
        kind = "special" if special["kind"] == "S" else "emergency_special"
        return SessionOf(int(special["number"]), kind)
    printed = first(root, "session")
    value = printed.get("value", "") if printed is not None else ""
    if value.isascii() and value.isdigit() and len(value) <= 3:
        return SessionOf(int(value))
    from_symbol = _SESSION.match(symbol or "")
    if from_symbol:
        return SessionOf(int(from_symbol["number"]), inferred_from=f"the symbol {symbol}")
    return SessionOf(None)


def _agenda_items(page: Element) -> tuple[AgendaItem, ...]:
    """The items on the cover; titles go with them when there are as many."""
    inlines = [(each.get("name", ""), words(each)) for each in named(page, "inline")]
    numbers = [item for kind, text in inlines if kind == "agenda item" for item in _items(text)]
    titles = [text for kind, text in inlines if kind == "agenda item name" and text]
    if len(titles) != len(numbers):
        titles = [": ".join(titles)] if len(numbers) == 1 and titles else []
    known: list[str | None] = [*titles, *[None] * (len(numbers) - len(titles))]
    return tuple(replace(item, title=title) for item, title in zip(numbers, known, strict=True))


def _items(text: str) -> Iterator[AgendaItem]:
    for found in _ITEM.finditer(text):
        letters = re.findall(r"[a-z](?=\))", found["letters"])
        yield from (AgendaItem(int(found["number"]), None, letter) for letter in letters or [None])


def keywords(root: Element) -> tuple[Keyword, ...]:
    """The subjects of a document, each once, in the order of the file."""
    found = (
        Keyword(
            _VOCABULARIES.get(each.get("dictionary", ""), each.get("dictionary", "")),
            each.get("href") or each.get("value") or "",
            _label(each),
        )
        for each in named(root, "keyword")
    )
    return tuple(dict.fromkeys(each for each in found if each.label))


def _label(keyword: Element) -> str:
    shown = keyword.get("showAs") or keyword.get("value") or ""
    if keyword.get("dictionary") == "SDGO":
        shown = shown.replace("sdg", "SDG")
    return one_line(html.unescape(shown).replace("_", " "))


def vote(root: Element) -> Vote | None:
    """How the text was adopted; counts that are not given are of nobody."""
    voting = first(root, "voting")
    if voting is None:
        return None
    counts = {each.get("refersTo", ""): each for each in named(voting, "count")}
    if not counts:
        return Vote(recorded=False) if "without" in voting.get("outcome", "").lower() else None
    sides = [counts.get(side) for side in _COUNTS]
    names = [tuple(map(words, named(side, "organization"))) if side is not None else () for side in sides]
    given = [side.get("value", "") if side is not None else "0" for side in sides]
    numbers = [int(value) if _COUNT.fullmatch(value) else -1 for value in given]
    complete = (numbers[0], numbers[1], numbers[2]) if min(numbers) >= 0 else None
    return Vote(recorded=True, in_favour=names[0], against=names[1], abstaining=names[2], counts=complete)


def steps(root: Element) -> Steps:
    """The steps of the workflow, completed from the cover's line about the report."""
    by_outcome = {each.get("outcome", ""): each for each in named(root, "step")}
    draft, more, report = (
        by_outcome.get(outcome)
        for outcome in ("draftResolution", "draftResolutionAdditionalSponsors", "recommendedForAdoption")
    )
    printed = words(first(root, "docProponent"))
    from_cover = _SYMBOL.findall(printed)
    has_report = (first(root, "docProponent") is not None) and "noMainCommittee" not in _refers(root)
    drafted = _SYMBOL.findall(draft.get("as", "")) if draft is not None else []
    if not drafted and not has_report:
        drafted = from_cover
    return Steps(
        draft_symbol=drafted[0] if drafted else None,
        sponsors=sponsors(draft.get("by", "")) if draft is not None else (),
        additional_sponsors=sponsors(more.get("by", "")) if more is not None else (),
        report=_report(report, printed, from_cover) if has_report else None,
    )


def _refers(root: Element) -> str:
    proponent = first(root, "docProponent")
    return proponent.get("refersTo", "") if proponent is not None else ""


def _report(step: Element | None, printed: str, from_cover: list[str]) -> ReportOf | None:
    """The report of the workflow, else the one printed on the cover."""
    symbols = (_SYMBOL.findall(step.get("as", "")) if step is not None else []) or from_cover
    if not symbols:
        return None
    behind = printed.partition(symbols[0])[2]
    on_cover = re.search(r"\d+", behind)
    paragraph = (step.get("refersTo") if step is not None else None) or (on_cover[0] if on_cover else None)
    return ReportOf(symbols[0], paragraph or None)
