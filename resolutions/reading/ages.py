"""How old each paragraph of a text is, in a few words: unchanged since when, in how many texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resolutions.aligning.records import DROPPED, IDENTICAL, MERGED, NEW, ROUTINE, SPLIT
from resolutions.models import Course, Link, Resolution, Status, Strand
from resolutions.reading.kin import Kin, kin, since_when, year_of
from resolutions.reading.lives import RETURNED
from resolutions.reading.sides import called

Loose = Mapping[int, Collection[str]]
"""The relations of links that carry nothing on, by a paragraph at one end."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A stored link that carries a clause on from one paragraph to another, and the text of the earlier one.

    ``is_stage``: on the way of one text from draft to adoption.
    """

    earlier: int
    later: int
    relation: str
    text: int
    is_stage: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """What became of a paragraph of a draft in the next stage of its text: the relation, and that text."""

    relation: str
    text: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of clauses that run through a text, as far as links are stored and current.

    ``holders`` are the texts that hold the clause of each paragraph of the text; ``into`` and ``on`` links
    that lead to a paragraph, and on from it; ``begins`` and ``ends`` the relations of links that carry none
    on, to paragraphs of the text and from the last ones of lines. ``stages`` is what became of paragraphs of
    a draft in the next stage of the same text.
    """

    kin: Kin
    text: int
    holders: Mapping[int, Collection[int]]
    into: Mapping[int, Collection[Tie]]
    on: Mapping[int, Tie]
    begins: Loose
    ends: Loose
    stages: Mapping[int, "Stage"]

    def carried(self, paragraph: int) -> Tie | None:
        """How a paragraph came from the text before, else from an earlier stage; None for neither."""
        return min(self.into.get(paragraph, ()), key=lambda tie: tie.is_stage, default=None)

    def since(self, paragraph: int, *relations: str) -> int:
        """The earliest text on the line from which on only such links lead here."""
        text = self.text
        while (tie := self.carried(paragraph)) and tie.relation in relations:
            paragraph, text = tie.earlier, tie.text
        return text


def ages(text: Resolution, others: Iterable[Resolution], paragraphs: Collection[int]) -> dict[int, str]:
    """What is said of each paragraph of a text, by its key; three queries, none for a text that is alone.

    ``others`` are the other texts of its family, ``for_reference``. Nothing is said where nothing is known.
    """
    family = [one for one in others if one.family == text.family]
    if not family:
        return {}
    lines = _lines(kin([text, *family]), text, paragraphs)
    found = {key: _words(key, lines) for key in paragraphs}
    return {key: " · ".join(words) for key, words in found.items() if words}


def _lines(family: Kin, text: Resolution, paragraphs: Collection[int]) -> Lines:
    """Read the lines through the paragraphs of a text."""
    own = Strand.objects.filter(paragraph__in=paragraphs).order_by().values("clause")
    strands = Strand.objects.filter(clause__in=own).order_by()
    into: defaultdict[int, list[Tie]] = defaultdict(list)
    on: dict[int, Tie] = {}
    stages: dict[int, Stage] = {}
    for *ends, relation, before, after, course in _current(
        later__in=strands.values("paragraph"), carries_on=True
    ).values_list("earlier", "later", "relation", "step__earlier", "step__later", "step__course"):
        tie = Tie(ends[0], ends[1], relation, before, course == Course.STAGE)
        if before in family.places and after in family.places:
            into[tie.later].append(tie)
            if tie.is_stage:
                stages[tie.earlier] = Stage(relation, after)
            else:
                on[tie.earlier] = tie
    begins, ends_of, left = _loose(paragraphs, {_last(key, on) for key in paragraphs})
    stages = {**{key: one for key, one in left.items() if one.text in family.places}, **stages}
    holders = _holders(strands, set(paragraphs), family)
    return Lines(family, text.pk, holders, into, on, begins, ends_of, stages)


def _current(**asked: object) -> "QuerySet[Link]":
    """Links that are true of the words the texts have now."""
    return Link.objects.filter(step__is_current=True, **asked).order_by()


def _holders(strands: "QuerySet[Strand]", paragraphs: set[int], family: Kin) -> dict[int, list[int]]:
    """The texts that hold the clause of each paragraph; one query."""
    rows = strands.values("clause").annotate(
        members=ArrayAgg("paragraph"), texts=ArrayAgg("paragraph__resolution")
    )
    return {
        paragraph: [text for text in row["texts"] if text in family.places]
        for row in rows
        for paragraph in paragraphs.intersection(row["members"])
    }


def _loose(paragraphs: Collection[int], last: Collection[int]) -> tuple[Loose, Loose, Mapping[int, Stage]]:
    """Relations of links that carry nothing on: to paragraphs, from others, to a next stage; one query."""
    begins: defaultdict[int, list[str]] = defaultdict(list)
    ends: defaultdict[int, list[str]] = defaultdict(list)
    stages: dict[int, Stage] = {}
    along = Q(later__in=paragraphs) | Q(earlier__in=last) | Q(returns__in=last)
    stage = Q(earlier__in=paragraphs, step__course=Course.STAGE, step__is_threaded=True)
    rows = _current(carries_on=False).filter(along & Q(step__course=Course.ALONG) | stage)
    for earlier, later, relation, returns, course, after in rows.order_by("pk").values_list(
        "earlier", "later", "relation", "returns", "step__course", "step__later"
    ):
        if course == Course.STAGE:
            stages.setdefault(earlier or 0, Stage(relation, after))
            continue
        if later in paragraphs:
            begins[later].append(RETURNED if returns else relation)
        if earlier in last:
            ends[earlier].append(relation)
        if returns in last:
            ends[returns].append(RETURNED)
    return begins, ends, stages


def _last(paragraph: int, on: Mapping[int, Tie]) -> int:
    """The last paragraph that the line reaches, text after text."""
    while tie := on.get(paragraph):
        paragraph = tie.later
    return paragraph


def _words(paragraph: int, lines: Lines) -> list[str]:
    """What is said of one paragraph; nothing if no link of it is known."""
    tie = lines.carried(paragraph)
    last = _last(paragraph, lines.on)
    is_linked = tie is not None or last != paragraph or paragraph in lines.stages
    if not (is_linked or lines.begins.get(paragraph) or lines.ends.get(last)):
        return []
    routine = (IDENTICAL, ROUTINE) if tie and tie.relation == ROUTINE else (IDENTICAL,)
    since = lines.since(paragraph, *routine)
    said = _beginning(paragraph, lines) if tie is None or tie.is_stage else ""
    words = [
        said or _origin(tie, since, lines),
        _drafted(paragraph, lines),
        _spread(paragraph, since, lines),
        _fate(paragraph, last, lines),
        _next_stage(paragraph, lines),
    ]
    found = [word for word in words if word]
    return [word[:1].upper() + word[1:] for word in found[:1]] + found[1:]


def _beginning(paragraph: int, lines: Lines) -> str:
    """How a line begins here, beside an earlier stage: brought back, new, as a part, in the first text.

    Nothing is said here of a draft that is the first stage: it is not aligned with the text before.
    """
    begins = lines.begins.get(paragraph, ())
    if RETURNED in begins:
        return _("Brought back here")
    if NEW in begins:
        return _("New here")
    if SPLIT in begins:
        return _("Split off here")
    is_first = not lines.kin.places[lines.text] and not begins
    return _("In the first text held") if is_first else ""


def _origin(tie: Tie | None, since: int, lines: Lines) -> str:
    """How the wording came from the text before, or from an earlier stage."""
    if tie is None:
        return ""
    if tie.relation in (IDENTICAL, ROUTINE):
        text = lines.kin.texts[since]
        is_same = tie.relation == IDENTICAL
        said = _("Unchanged since %(when)s") if is_same else _("Only routine changes since %(when)s")
        is_own = lines.kin.are_in_one_session(since, lines.text)
        return said % {"when": called(text) if is_own else since_when(text)}
    if tie.relation == SPLIT:
        return _("Split here")
    return _("Merged here") if tie.relation == MERGED else _("Reworded here")


def _spread(paragraph: int, since: int, lines: Lines) -> str:
    """In how many texts a clause stands, and from when on if that was not said already."""
    holders = lines.holders.get(paragraph, ())
    if len(holders) < 2:
        return ""
    first = min(holders, key=lambda key: lines.kin.places[key])
    year = year_of(lines.kin.texts[first]) if first != since else None
    said = {"count": len(holders), "year": year}
    if year:
        return (
            ngettext("in %(count)s text since %(year)s", "in %(count)s texts since %(year)s", len(holders))
            % said
        )
    return ngettext("in %(count)s text", "in %(count)s texts", len(holders)) % said


def _drafted(paragraph: int, lines: Lines) -> str:
    """That drafts alone have a clause, where a text was adopted after the draft."""
    if not (paragraph in lines.stages or lines.ends.get(_last(paragraph, lines.on))):
        return ""
    holders = {*lines.holders.get(paragraph, ()), lines.text}
    adopted = [key for key, text in lines.kin.texts.items() if text.status == Status.ADOPTED]
    is_settled = any(lines.kin.places[key] > lines.kin.places[lines.text] for key in adopted)
    return _("only in drafts") if is_settled and not holders.intersection(adopted) else ""


STAGES = {
    IDENTICAL: gettext_lazy("unchanged in %(text)s"),
    ROUTINE: gettext_lazy("only routine changes in %(text)s"),
    SPLIT: gettext_lazy("split in %(text)s"),
    MERGED: gettext_lazy("merged in %(text)s"),
    DROPPED: gettext_lazy("not in %(text)s"),
}
"""What is said of a paragraph of a draft beside the next stage of its text, where it was not reworded."""
REWORDED = gettext_lazy("reworded in %(text)s")


def _next_stage(paragraph: int, lines: Lines) -> str:
    """What became of a paragraph of a draft in the next stage of its text; empty if it has none."""
    stage = lines.stages.get(paragraph)
    if stage is None:
        return ""
    said: str = STAGES.get(stage.relation, REWORDED) % {"text": called(lines.kin.texts[stage.text])}
    return said


def _fate(paragraph: int, last: int, lines: Lines) -> str:
    """What became of the wording later: nothing to say where it goes on unchanged, or nothing is known."""
    fates = {
        RETURNED: _("dropped and brought back later"),
        DROPPED: _("dropped later"),
        MERGED: _("merged later"),
        SPLIT: _("split later"),
    }
    while tie := lines.on.get(paragraph):
        if tie.relation not in (IDENTICAL, ROUTINE):
            return fates.get(tie.relation, _("reworded later"))
        paragraph = tie.later
    return next((said for relation, said in fates.items() if relation in lines.ends.get(last, ())), "")
