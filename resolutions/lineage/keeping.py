"""Lineage kept in step with the texts held: what is missing or no longer true is drawn, nothing else.

Every step is stored by itself, then the strands of its family: what is killed half-way goes on where it
stopped, and two at once share the work.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import OperationalError, connection
from django.db.models import Q

from resolutions.lineage.drawing import draw, rules
from resolutions.lineage.held import Kin, families
from resolutions.lineage.line import Pair, Text, pairs
from resolutions.lineage.locking import transaction_of_lineage
from resolutions.lineage.strands import thread
from resolutions.models import Course, Resolution, Step, Strand

Ends = tuple[int, int]
"""The keys of the earlier and the later text of a step."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done for one family.

    ``drawn``: steps whose links are new; ``confirmed``: those found to be the same still; ``left``: those
    that somebody else is changing, or that were too many for now.
    """

    drawn: int = 0
    confirmed: int = 0
    left: int = 0


def behind(kin: Collection[Kin] | None = None) -> list["Work"]:
    """Give the families with something to do, of some or of all; brings the steps themselves up to date.

    At most seven queries; nothing is drawn yet. Raises OperationalError if somebody writes texts for long.
    """
    texts = families(kin)
    wanted = {key: pairs(of) for key, of in texts.items()}
    known = {(step.earlier_id, step.later_id): step for step in _held(None if kin is None else texts)}
    courses = {
        (pair.earlier, pair.later): Course.STAGE if pair.is_stage else Course.ALONG
        for found in wanted.values()
        for pair in found
    }
    gone = [step for ends, step in known.items() if courses.get(ends) != step.course]
    missing = [ends for ends in courses if ends not in known or known[ends] in gone]
    if gone or missing:
        _settle(gone, missing, courses)
        known = {(step.earlier_id, step.later_id): step for step in _held(None if kin is None else texts)}
    work = [_work(key, texts[key], wanted[key], known) for key in sorted(texts)]
    return [one for one in work if one.waiting or not one.is_threaded]


@dataclass(frozen=True, slots=True)
class Work:
    """A family's texts, its steps, and those that wait to be drawn, in the order of the texts."""

    texts: tuple[int, ...]
    steps: tuple[int, ...]
    waiting: tuple[int, ...]
    is_threaded: bool


def _held(texts: Mapping[Kin, Sequence[Text]] | None) -> Iterator[Step]:
    """Give the steps of some families, or all."""
    rows = Step.objects.order_by("pk")
    if texts is not None:
        keys = [text.key for of in texts.values() for text in of]
        rows = rows.filter(Q(earlier__in=keys) | Q(later__in=keys))
    return rows.iterator()


def _settle(gone: Sequence[Step], missing: Sequence[Ends], courses: Mapping[Ends, Course]) -> None:
    """Remove steps between texts that no longer follow each other, with their strands; add those that do.

    Nobody writes paragraphs meanwhile, so that all who do after it see the new steps, and undo them.
    """
    apart = {text for step in gone for text in (step.earlier_id, step.later_id)}
    with transaction_of_lineage(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE resolutions_paragraph IN SHARE MODE")
        Step.objects.filter(pk__in=[step.pk for step in gone]).delete()
        Strand.objects.filter(paragraph__resolution__in=apart).delete()
        Step.objects.filter(Q(earlier__in=apart) | Q(later__in=apart)).update(is_threaded=False)
        here = set(
            Resolution.objects.filter(pk__in={key for ends in missing for key in ends}).values_list(
                "pk", flat=True
            )
        )
        Step.objects.bulk_create(
            (
                Step(earlier_id=ends[0], later_id=ends[1], course=courses[ends])
                for ends in missing
                if here.issuperset(ends)
            ),
            ignore_conflicts=True,
        )


def _work(kin: Kin, texts: Sequence[Text], wanted: Sequence[Pair], known: Mapping[Ends, Step]) -> Work:
    steps = [known[ends] for pair in wanted if (ends := (pair.earlier, pair.later)) in known]
    return Work(
        texts=tuple(text.key for text in texts),
        steps=tuple(step.pk for step in steps),
        waiting=tuple(step.pk for step in steps if not step.is_current or step.rules != rules()),
        is_threaded=all(step.is_threaded for step in steps),
    )


def do(work: Work, *, most: int | None = None) -> Kept:
    """Draw what waits in a family, the newest steps first and at most so many, and make its strands."""
    drawn = confirmed = busy = 0
    newest = work.waiting[::-1]
    for step in newest[:most]:
        try:
            if draw(step):
                drawn += 1
            else:
                confirmed += 1
        except OperationalError:
            busy += 1
    try:
        thread(work.texts, work.steps)
    except OperationalError:
        busy += 1
    return Kept(drawn, confirmed, busy + len(newest[len(newest[:most]) :]))


def keep(kin: Collection[Kin], *, most: int) -> None:
    """Bring some families up to date as far as ``most`` steps go, for a page; who is busy is left."""
    try:
        waiting = behind(kin)
    except OperationalError:
        return
    for work in waiting:
        do(work, most=most)


def forget() -> None:
    """Let all links be drawn anew; those stored stay until they are replaced."""
    Step.objects.update(is_current=False, digest="")
