"""What alignment found, stored: which text follows which, what became of each clause, and its line."""

from typing import Any

from django.db import models
from django.db.models import Q

from resolutions.aligning.records import DROPPED, NEW, RELATIONS
from resolutions.models.paragraphs import Paragraph
from resolutions.models.texts import Resolution


class Course(models.TextChoices):
    """How one text comes to follow another (``lineage.line`` says which does)."""

    ALONG = "along", "the text before in the family"
    STAGE = "stage", "an earlier stage of the same text"


def _count() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(default=0)


class Step(models.Model):
    """That a text follows another, and the balance of what became of the clauses of the earlier one.

    ``is_current``: the links are those of the words that both texts have now. The database takes it back
    with any change of either text's paragraphs or footnotes, whoever makes it (migration ``0015_links``).
    ``digest`` is that of all the links were drawn from, empty before they first were; ``rules`` is the
    version of the rules they were drawn by. ``is_threaded``: the strands follow these links. The counts are
    of links by relation; ``moved`` goes across the others, ``returned`` counts clauses brought back.
    """

    earlier = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="steps_on")
    later = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="steps_back")
    course = models.CharField(max_length=5, choices=Course)
    is_current = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)
    rules = models.CharField(max_length=64, blank=True)
    is_threaded = models.BooleanField(default=False)
    identical = _count()
    routine = _count()
    reworded = _count()
    split = _count()
    merged = _count()
    moved = _count()
    new = _count()
    dropped = _count()
    returned = _count()

    class Meta:
        ordering = ["later_id", "course", "earlier_id"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="step_unique"),
            models.CheckConstraint(condition=~Q(earlier=models.F("later")), name="step_between_two"),
            models.CheckConstraint(condition=Q(course__in=Course.values), name="step_course_known"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} to {self.later_id}"


def _end(name: str) -> "models.ForeignKey[Any, Any]":
    """A paragraph at one end: the trigger that watches paragraphs removes the links of one that goes."""
    return models.ForeignKey(
        Paragraph, models.DO_NOTHING, null=True, blank=True, related_name=name, db_constraint=False
    )


class Link(models.Model):
    """What became of a clause in one step; of a split or a merger a row for each pair of paragraphs.

    ``number`` counts the links of the step from 0, in the later text's order; rows of one split or merger
    share it, and ``order`` counts them. A new clause has no ``earlier`` paragraph, a dropped one no
    ``later``. ``relation``, ``moved``, ``score`` and ``why`` as in ``aligning.records.Link``.
    ``carries_on``: the line of the clause passes here. A clause comes from one clause at most and goes
    on as one at most; beside it the others of a split begin, and the others of a merger end.
    ``returns``: the paragraph of an older text that a clause without a line behind it brings back.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="links")
    number = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    earlier = _end("links_on")
    later = _end("links_back")
    relation = models.CharField(max_length=9, choices=[(name, name) for name in RELATIONS])
    moved = models.BooleanField(default=False)
    score = models.FloatField()
    why = models.TextField()
    carries_on = models.BooleanField(default=False)
    returns = _end("returned")

    class Meta:
        ordering = ["step_id", "number", "order"]
        constraints = [
            models.UniqueConstraint(fields=["step", "number", "order"], name="link_order_unique"),
            models.UniqueConstraint(
                fields=["step", "earlier"], condition=Q(carries_on=True), name="link_carries_one_on"
            ),
            models.UniqueConstraint(
                fields=["step", "later"], condition=Q(carries_on=True), name="link_carried_from_one"
            ),
            models.CheckConstraint(condition=Q(relation__in=RELATIONS), name="link_relation_known"),
            models.CheckConstraint(
                condition=Q(relation=NEW, earlier=None, later__isnull=False)
                | Q(relation=DROPPED, earlier__isnull=False, later=None)
                | (~Q(relation__in=[NEW, DROPPED]) & Q(earlier__isnull=False, later__isnull=False)),
                name="link_ends_by_relation",
            ),
            models.CheckConstraint(
                condition=Q(carries_on=False) | Q(earlier__isnull=False, later__isnull=False),
                name="link_carries_between_two",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.number + 1} of step {self.step_id}: {self.relation}"


class Strand(models.Model):
    """The clause that a paragraph belongs to: the line of links that carry it through its family.

    ``clause`` is the key of the first stored of the paragraphs on the line, so it is a paragraph's own key
    too. A paragraph without a row is a clause by itself: ``coalesce(strand.clause, paragraph.id)``. A clause
    has at most one paragraph in a text. A row goes when the words of its paragraph change, until the
    links are drawn anew.
    """

    paragraph = models.OneToOneField(
        Paragraph, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="strand"
    )
    clause = models.BigIntegerField(db_index=True)

    class Meta:
        ordering = ["clause", "paragraph_id"]

    def __str__(self) -> str:
        return f"paragraph {self.paragraph_id} of clause {self.clause}"
