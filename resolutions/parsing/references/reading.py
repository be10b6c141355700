"""One text in, its references out, in order: keys govern numbers, rules decide whose they are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resolutions import symbols
from resolutions.parsing.records import Citation
from resolutions.parsing.references.governing import groups
from resolutions.parsing.references.identifiers import PENDING, Number, Source, numbers, sources
from resolutions.parsing.references.memory import Memory, Report
from resolutions.parsing.references.mentions import mentions
from resolutions.parsing.references.organs import Organ
from resolutions.parsing.references.phrases import Phrases
from resolutions.parsing.references.place import Key, Place
from resolutions.parsing.references.reports import records_of, reports_in
from resolutions.parsing.references.whose import whose

Evidence = Callable[[int, int], Organ | None]
"""Whose report the footnote cites that is marked between two offsets of a text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The references of a text, and the words of those whose organ could not be told."""

    citations: tuple[Citation, ...]
    doubts: tuple[str, ...] = ()


_DIGIT = re.compile(r"[0-9]")


def no_evidence(start: int, end: int) -> Organ | None:
    """A text without footnotes."""
    return None


def read(
    text: str,
    phrases: Phrases,
    memory: Memory,
    *,
    evidence: Evidence = no_evidence,
    known: Sequence[Source] | None = None,
    reports: Sequence[Report] = (),
) -> Reading:
    """Every reference of a text; ``known`` are its documents and treaties if they were read before."""
    if not _DIGIT.search(text):
        return Reading(())
    found = sources(text) if known is None else known
    cited = [] if known is not None else [cite(source, text, phrases, found) for source in found]
    keys = [Key(*key.span(), str(key.lastgroup)) for key in phrases.key.finditer(text)]
    reports = reports_in(text, found, records_of(text)) if known is None else reports
    taken = [(source.start, source.end) for source in found]
    free = [number for number in numbers(text) if not _overlaps(number, taken)]
    if not keys or not free:
        return Reading(tuple(cited))
    named = list(mentions(text, phrases.language))
    memory.hear(text, named)
    doubts: list[str] = []
    earlier: list[tuple[int, Organ]] = []
    for group in groups(text, keys, free, phrases, named):
        for index, number in enumerate(group.numbers):
            place = Place(
                text, phrases, group, number, group.dates[index], named, keys, reports, memory,
                evidence(number.end, _next(number.end, keys, free, text)), tuple(earlier),
            )  # fmt: skip
            organ = whose(place)
            cited.append(_citation(place, organ))
            if organ is None:
                doubts.append(f"{text[group.key.start : group.key.end]} {number.raw}")
            else:
                memory.settle(group.key.kind, number.raw, organ)
                earlier.append((number.end, organ))
    cited.sort(key=lambda citation: citation.offset)
    return Reading(tuple(cited), tuple(doubts))


def _next(offset: int, keys: Sequence[Key], free: Sequence[Number], text: str) -> int:
    """Where the next key or number begins; a footnote marked after that is not this number's."""
    starts = (*(key.start for key in keys), *(number.start for number in free))
    return min((start for start in starts if start >= offset), default=len(text))


def _overlaps(number: Number, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is part of a symbol, a treaty or a publication."""
    return any(start < number.end and number.start < end for start, end in taken)


def _citation(place: Place, organ: Organ | None) -> Citation:
    """The citation of one number, decided or not."""
    number, kind = place.number, place.group.key.kind
    symbol = _symbol(number, kind, organ)
    return Citation(
        raw=number.raw,
        offset=number.start,
        type=kind,
        body=organ.name if organ else None,
        symbol=symbol,
        number=None if symbol or number.shape == PENDING else number.raw,
        date=place.dated,
        pending=number.shape == PENDING,
        pinpoint=_places_of(place),
    )


def _symbol(number: Number, kind: str, organ: Organ | None) -> str | None:
    """The symbol of a resolution or decision, where its organ has a series."""
    series = "" if organ is None else organ.resolution if kind == "resolution" else organ.decision
    if not series or number.shape == PENDING:
        return None
    return symbols.normalize(
        series.format(number=_compact(number.raw), opening=number.opening, count=number.count)
    )


_FOLDED = str.maketrans("АВСЕ‑–", "ABCE--")
_ARABIC = (("دإط", "ES"), ("دإ", "S"), ("ألف", "A"), ("باء", "B"), ("جيم", "C"), ("دال", "D"), ("هاء", "E"))


def _compact(raw: str) -> str:
    """A number as symbols print it: ``75/101 A and B`` becomes ``75/101A-B``, foreign letters fold."""
    folded = raw.translate(_FOLDED)
    for arabic, latin in _ARABIC:
        folded = folded.replace(arabic, latin)
    folded = re.sub(r"د-([0-9]+)", lambda found: symbols.roman(int(found[1])), folded)
    letters = re.search(r"\s(?P<first>[A-Z])(?:\W.*\W|\W)(?P<last>[A-Z])(?=\s?\(|$)", folded)
    if letters:
        folded = folded[: letters.start()] + f"{letters['first']}-{letters['last']}" + folded[letters.end() :]
    return folded


def _places_of(place: Place) -> str | None:
    """The place in the resolution that is meant: ``, annex`` after it or ``paragraph 3 of`` before."""
    offset = place.number.end
    if dated := place.phrases.date.match(place.text, offset):
        offset = dated.end()
    if found := place.phrases.places.match(place.text, offset):
        return found["places"]
    if len(place.group.numbers) > 1:
        return None
    found = place.phrases.place_before.search(_before_phrase(place))
    return found["places"] if found else None


def _before_phrase(place: Place) -> str:
    """The words before ``its resolution`` or ``Security Council resolution``."""
    before = place.before
    if own := place.phrases.possessive.search(before):
        return before[: own.start()]
    mention = place.last_before(place.group.key.start)
    if mention and not place.text[mention.end : place.group.key.start].strip():
        return place.text[max(0, mention.start - 80) : mention.start]
    return before


def cite(source: Source, text: str, phrases: Phrases, among: Sequence[Source]) -> Citation:
    """The citation of a document, treaty or publication; a corrigendum leaves the place to its document."""
    return Citation(
        raw=source.raw,
        offset=source.start,
        type=source.type,
        body=source.body,
        symbol=source.symbol,
        number=source.number,
        pinpoint=None if _has_main(source, among) else _place_in(source, text, phrases, among),
    )


def _has_main(source: Source, among: Sequence[Source]) -> bool:
    """Whether another source of the text is the document this one corrects."""
    return any(
        other.symbol and source.symbol and source.symbol.startswith(f"{other.symbol}/Corr") for other in among
    )


def _place_in(source: Source, text: str, phrases: Phrases, among: Sequence[Source]) -> str | None:
    """The place in a document, printed after it or after its corrigenda."""
    if source.type == "treaty":
        return None
    end = source.end
    for other in among:
        if other.start > source.start and _has_main(other, [source]):
            end = other.end
    if closing := _CORRIGENDUM.match(text, end):
        end = closing.end()
    found = phrases.places.match(text, end)
    return found["places"] if found else None


_CORRIGENDUM = re.compile(r"\s(?:and|et|y|и)\scorrigend(?:um|a)")
