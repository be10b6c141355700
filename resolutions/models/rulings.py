"""What curators say of two paragraphs: that they are the same clause, or that they are not."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from resolutions.models.paragraphs import Paragraph


def _ruled() -> "models.ForeignKey[Any, Any]":
    """A paragraph that was ruled on: its key stays when it goes, and the ruling with it."""
    return models.ForeignKey(
        Paragraph, models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False
    )


class Ruling(models.Model):
    """That two paragraphs are one clause (a link confirmed, or joined), or are not (a link cut).

    Paragraphs keep their keys through every new reading of their file, and the ruling with them. Where one is
    gone the ruling is kept, without effect; it takes effect again if the same words come back at the same
    place of the archive (``lineage.rulings``). ``earlier_place`` and ``later_place`` are the permalinks,
    ``earlier_words`` and ``later_words`` the words on which it was given. A change of a ruling undoes
    the steps of both texts (migration ``0017_rulings``).
    """

    class Verdict(models.TextChoices):
        """What is said of the two."""

        JOINED = "joined", "the same clause"
        CUT = "cut", "not the same clause"

    verdict = models.CharField(max_length=6, choices=Verdict)
    earlier = _ruled()
    later = _ruled()
    earlier_place = models.CharField(max_length=400, editable=False)
    later_place = models.CharField(max_length=400, editable=False)
    earlier_words = models.TextField(editable=False)
    later_words = models.TextField(editable=False)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Least("earlier", "later"), Greatest("earlier", "later"), name="ruling_unique"
            ),
            models.CheckConstraint(
                condition=Q(earlier__isnull=False, later__isnull=False) & ~Q(earlier=F("later")),
                name="ruling_on_two",
            ),
            models.CheckConstraint(condition=Q(verdict__in=["joined", "cut"]), name="ruling_verdict_known"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_place} and {self.later_place}: {self.get_verdict_display()}"
