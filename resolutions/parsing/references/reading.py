"""One text in, its references out, in order: keys govern numbers, rules decide whose they are."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

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
    """Every reference of a text; ``known`` are its documents and treaties if they were read before.

    A text longer than ``LONGEST`` is read in pieces, so that time grows with its length only.
    """
    if len(text) <= LONGEST or known is not None:
        return _read(text, phrases, memory, evidence, known, reports)
    citations: list[Citation] = []
    doubts: list[str] = []
    for start, end in _pieces(text):
        piece = _read(text[start:end], phrases, memory, _shifted(evidence, start), None, ())
        citations.extend(replace(citation, offset=citation.offset + start) for citation in piece.citations)
        doubts.extend(piece.doubts)
    return Reading(tuple(citations), tuple(doubts))


LONGEST = 10_000
"""Characters of a text that are read at once; no paragraph of a resolution comes near it."""


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut a long text: after a sentence, else at a space."""
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST)
        if end < len(text):
            cut = max(text.rfind(". ", start, end), text.rfind("; ", start, end))
            end = (cut if cut > start else max(text.rfind(" ", start, end), start + LONGEST - 1)) + 1
        yield start, end
        start = end


def _shifted(evidence: Evidence, start: int) -> Evidence:
    """Evidence for a piece of a text, by offsets in the piece."""
    return lambda begin, end: evidence(begin + start, end + start)


def _read(
    text: str,
    phrases: Phrases,
    memory: Memory,
    evidence: Evidence,
    known: Sequence[Source] | None,
    reports: Sequence[Report],
) -> Reading:
    """Every reference of a text of bounded length."""
    if not _DIGIT.search(text):
        return Reading(())
    found = sources(text) if known is None else known
    cited = [] if known is not None else cite(found, text, phrases)
    keys = [Key(*key.span(), str(key.lastgroup)) for key in phrases.key.finditer(text)]
    free = _free(text, found) if keys else []
    if not free:
        return Reading(tuple(cited))
    reports = reports_in(text, found, records_of(text)) if known is None else reports
    named = list(mentions(text, phrases.language))
    memory.hear(text, named)
    doubts: list[str] = []
    earlier: list[tuple[int, Organ]] = []
    starts = sorted((*(key.start for key in keys), *(number.start for number in free), len(text)))
    for group in groups(text, keys, free, phrases, named):
        for index, number in enumerate(group.numbers):
            following = starts[bisect_left(starts, number.end)]
            place = Place(
                text, phrases, group, number, group.dates[index], named, keys, reports, memory,
                evidence(number.end, following), earlier,
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


def _free(text: str, found: Sequence[Source]) -> list[Number]:
    """The numbers that are no part of a symbol, a treaty or a publication; both are in order."""
    free: list[Number] = []
    rest = iter(found)
    source = next(rest, None)
    for number in numbers(text):
        while source and source.end <= number.start:
            source = next(rest, None)
        if source is None or number.end <= source.start:
            free.append(number)
    return free


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


NEIGHBOURS = 4
"""How many sources on either side a corrigendum may stand from its document."""


def cite(found: Sequence[Source], text: str, phrases: Phrases) -> list[Citation]:
    """The citations of documents, treaties and publications; a corrigendum has no place of its own."""
    cited = []
    for index, source in enumerate(found):
        among = found[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
        place = None if _has_main(source, among) else _place_in(source, text, phrases, among)
        cited.append(
            Citation(
                source.raw,
                source.start,
                source.type,
                source.body,
                source.symbol,
                source.number,
                pinpoint=place,
            )
        )
    return cited


def _has_main(source: Source, among: Sequence[Source]) -> bool:
    """Whether another source of the text is the document this one corrects or, named short, adds to."""
    if source.symbol is None:
        return False
    main, added, last = source.symbol.rpartition("/")
    short = source.raw == last or last.startswith("Corr.")
    return bool(added) and short and any(other.symbol == main for other in among)


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
