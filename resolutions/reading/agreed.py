"""What the finder tells of a paragraph: whether it is agreed language, and its precedents, text by text."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from resolutions.aligning.changes import INSERTED, Change
from resolutions.aligning.records import IDENTICAL, REWORDED, ROUTINE
from resolutions.aligning.relations import relation
from resolutions.aligning.wording import bare
from resolutions.lineage.held import placed
from resolutions.lineage.line import in_order
from resolutions.models import Paragraph
from resolutions.reading.elsewhere import Elsewhere, elsewhere
from resolutions.reading.lives import Life, Version, lives
from resolutions.reading.marking import Lines, between, marked, plain
from resolutions.reading.pasting import Piece
from resolutions.reading.precedents import CLOSE, Found, Near, Precedent
from resolutions.reading.spots import Spot, sessions, spot
from resolutions.reading.verb_use import VerbUse, verb_outcome, verb_uses
from resolutions.search import shingles

PART, NOT_FOUND = "part", "new"
VERDICTS = (IDENTICAL, PART, ROUTINE, REWORDED, NOT_FOUND)
"""What a paragraph is beside its closest precedent; ``part``: it has words of it in a row, and no others."""
MOST_LINES, MOST_LINES_OF_MANY = 40, 8
"""Lines of clauses that are followed for one precedent; the second where there are many paragraphs."""
FEW = 6
"""Paragraphs up to which they are few."""
ALL_BUT = 0.9
"""Share of a wording's words from which another holds it."""
LONGER = 1.3
"""How many times as long a wording is that holds another and says more."""
MOST_DISTANT = 3
"""Distant wordings that are named where nothing is close."""
IS_PART, HOLDS = "within", "holds"

Within = Callable[[Version], bool]
"""Whether a version is among those that a reader wants to see."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Words of the reader's that another paragraph has, word for word."""

    words: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Told:
    """A precedent as told: the closest of its wordings, and the texts it stands in, the latest first.

    ``relation`` is that of the reader's paragraph to ``closest``; ``lines`` show what it changes, ``fit``
    whether it holds all of it and says more, or is a part of it. ``adopted`` is the closest adopted wording,
    where ``closest`` is not adopted. ``verb`` is what the reader's is beside that of ``closest``, empty if
    the same. ``texts`` are counted, ``is_more`` that there may be more.
    """

    closest: Spot
    relation: str
    adopted: Spot | None
    lines: Lines
    fit: str
    texts: int
    adopted_texts: int
    is_more: bool
    sessions: str
    spots: tuple[Spot, ...]
    titles: tuple[str, ...]
    verb: str
    verbs: tuple[VerbUse, ...]
    additions: tuple[Addition, ...] = ()

    @property
    def latest(self) -> Spot:
        """Where it stands last."""
        return self.spots[0]

    @property
    def first(self) -> Spot:
        """Where it stands first."""
        return self.spots[-1]


@dataclass(frozen=True, slots=True)
class Result:
    """A paragraph, what it is, and its precedents, the closest first; ``more`` of them are not told.

    ``distant`` are the places of wordings too far from it to be precedents, where there is none. ``lines``
    are its words, all marked as new where it was not found, and ``additions`` what of them stands elsewhere.
    """

    piece: Piece
    verdict: str
    told: tuple[Told, ...]
    more: int
    distant: tuple[Spot, ...]
    lines: Lines
    additions: tuple[Addition, ...]

    @property
    def is_unadopted(self) -> bool:
        """Whether its words are agreed by drafts alone."""
        return self.verdict in (IDENTICAL, PART, ROUTINE) and not self.told[0].closest.is_adopted

    @property
    def verb(self) -> str:
        """What its verb is beside that of the closest wording; empty where it is the same or not known."""
        return self.told[0].verb if self.told and self.verdict != PART else ""


def results(
    pieces: Sequence[Piece], found: Sequence[Found], within: Within, *, most: int
) -> tuple[Result, ...]:
    """Tell of paragraphs; at most so many precedents of each. Four queries."""
    lines = MOST_LINES if len(pieces) <= FEW else MOST_LINES_OF_MANY
    close = [[one for one in some.precedents if one.closeness >= CLOSE] for some in found]
    heads = {head.paragraph for own in close for one in own[:most] for head in one.heads[:lines]}
    distant = {one.found[0].paragraph for some in found for one in some.precedents[:MOST_DISTANT]}
    teller = _Teller(lives(heads | distant), within, lines)
    told = [
        list(filter(None, (teller.told(piece, one, some) for one in own[:most])))
        for piece, some, own in zip(pieces, found, close, strict=True)
    ]
    new = [
        () if mine else _added((Change(INSERTED, piece.text),), (), some)
        for piece, some, mine in zip(pieces, found, told, strict=True)
    ]
    every = [added for own in told for _, added in own] + new
    named = _named({one.paragraph for added in every for one in added})
    return tuple(
        teller.result(
            piece,
            some,
            len(own),
            [replace(one, additions=_additions(added, named)) for one, added in mine],
            _additions(all_new, named),
        )
        for piece, some, own, mine, all_new in zip(pieces, found, close, told, new, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells of what was found: ``lives`` by paragraph; ``within`` what is wanted; ``lines`` are followed."""

    lives: Mapping[int, Life]
    within: Within
    lines: int

    def result(
        self, piece: Piece, found: Found, close: int, told: Sequence[Told], new: tuple[Addition, ...]
    ) -> Result:
        """Put together what is told of a paragraph; ``close`` counts its precedents."""
        distant = () if close else (one.found[0] for one in found.precedents[:MOST_DISTANT])
        spots = map(self._spot_of, distant)
        return Result(
            piece=piece,
            verdict=told[0].relation if told else NOT_FOUND,
            told=tuple(told),
            more=close - len(told),
            distant=tuple(spot for spot in spots if spot),
            lines=plain(piece.text) if told else marked((Change(INSERTED, piece.text),)),
            additions=new,
        )

    def told(
        self, piece: Piece, precedent: Precedent, found: Found
    ) -> tuple[Told, tuple[Elsewhere, ...]] | None:
        """Tell of a precedent; with what is added to it and stands elsewhere, by the keys of paragraphs.

        None for one that was taken out of the archive since it was found.
        """
        near = {one.paragraph: one for one in precedent.found}
        versions = self._versions(precedent)
        held = [version for version in versions if version.paragraph.pk in near]
        if not held:
            return None
        by_weight = sorted(held, key=lambda one: _preference(one, near, versions), reverse=True)
        best, adopted = by_weight[0], next((one for one in by_weight if one.is_adopted), None)
        wording = near[best.paragraph.pk].text
        became = _relation(wording, piece.text)
        changes = between([wording], [piece.text]) if became != IDENTICAL else ()
        texts = {version.text.pk: version.text for version in versions}
        told = Told(
            closest=_spot(best, near),
            relation=became,
            adopted=_spot(adopted, near) if adopted and not best.is_adopted else None,
            lines=marked(changes),
            fit=_fit(piece.text, wording) if became == REWORDED else "",
            texts=len(texts),
            adopted_texts=sum(text.status == "adopted" for text in texts.values()),
            is_more=found.is_cut or len(precedent.heads) > self.lines,
            sessions=sessions(texts.values()),
            spots=tuple(_spot(version, near) for version in reversed(versions)),
            titles=tuple(dict.fromkeys(text.title for text in reversed(texts.values()))),
            verb=verb_outcome(piece.lead_phrase, best.paragraph.lead_phrase),
            verbs=verb_uses(piece.lead_phrase, (version.paragraph.lead_phrase for version in versions)),
        )
        return told, _added(changes, near, found)

    def _versions(self, precedent: Precedent) -> list[Version]:
        """The versions on the lines of a precedent that are wanted, in the order their texts came about."""
        heads = [head.paragraph for head in precedent.heads[: self.lines]]
        lines = {self.lives[key].clause: self.lives[key] for key in heads if key in self.lives}
        every = (version for life in lines.values() for version in life.versions)
        versions = {one.paragraph.pk: one for one in every if self.within(one)}
        order = in_order({one.text.pk: placed(one.text) for one in versions.values()}.values())
        places = {key: place for place, key in enumerate(order)}
        return sorted(versions.values(), key=lambda one: (places[one.text.pk], one.paragraph.order))

    def _spot_of(self, near: Near) -> Spot | None:
        life = self.lives.get(near.paragraph)
        rows = (version.paragraph for version in life.versions) if life else ()
        return next((spot(row, near.closeness) for row in rows if row.pk == near.paragraph), None)


def _relation(wording: str, text: str) -> str:
    """Say what a text is beside a wording: as for two texts of one clause, or a part of it."""
    became = relation(wording, text)
    if became == REWORDED and f" {' '.join(bare(text))} " in f" {' '.join(bare(wording))} ":
        return PART
    return became


def _preference(
    version: Version, near: Mapping[int, Near], versions: Sequence[Version]
) -> tuple[float, bool, int]:
    """By what the wording shown is chosen: the closest, of equals an adopted one, of these the latest."""
    return near[version.paragraph.pk].weight, version.is_adopted, versions.index(version)


def _fit(mine: str, theirs: str) -> str:
    """Say whether one wording holds the other, in order, and says more."""
    own, other = shingles.words(mine), shingles.words(theirs)
    kept = LCSseq.similarity(own, other)
    if kept >= ALL_BUT * len(other) and len(own) >= LONGER * len(other):
        return HOLDS
    return IS_PART if kept >= ALL_BUT * len(own) and len(other) >= LONGER * len(own) else ""


def _added(changes: Sequence[Change], own: Collection[int], found: Found) -> tuple[Elsewhere, ...]:
    """Give what is added and stands word for word outside a precedent's own paragraphs: adopted first."""
    others = (one for one in found.sharing if one.paragraph not in own)
    ordered = sorted(others, key=lambda one: (one.status != "adopted", -one.paragraph))
    return elsewhere(changes, {one.paragraph: one.text for one in ordered})


def _additions(added: Iterable[Elsewhere], named: Mapping[int, Spot]) -> tuple[Addition, ...]:
    spots = ((one.words, named.get(one.paragraph)) for one in added)
    return tuple(Addition(words, spot) for words, spot in spots if spot)


def _named(keys: Collection[int]) -> dict[int, Spot]:
    """The places of paragraphs by their keys; one query."""
    rows = Paragraph.objects.of_texts().filter(pk__in=keys) if keys else ()
    return {row.pk: spot(row) for row in rows}


def _spot(version: Version, near: Mapping[int, Near]) -> Spot:
    one = near.get(version.paragraph.pk)
    return spot(version.paragraph, one.closeness if one else None)
