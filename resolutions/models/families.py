"""Titles that changed while the text went on: what joins them, and the family that each goes under."""

from textwrap import shorten

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from resolutions.models.curation import SHOWN
from resolutions.models.texts import Resolution


class TitleBridge(models.Model):
    """That the texts under two titles are one family, or are not, and who says so.

    Titles as printed, and folded for comparison (``titles.fold``). A pair of titles has one bridge: what a
    curator says takes the place of what texts say, and only curators take it back. ``why`` and the texts
    tell what it rests on.
    """

    class Says(models.TextChoices):
        """Who says what."""

        TEXT = "text", "joined: the text says so"
        JOINED = "joined", "joined by a curator"
        APART = "apart", "kept apart by a curator"

    earlier_title = models.TextField()
    later_title = models.TextField()
    earlier_key = models.TextField(editable=False)
    later_key = models.TextField(editable=False)
    says = models.CharField(max_length=6, choices=Says, default=Says.JOINED)
    why = models.TextField(blank=True)
    earlier_text = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    later_text = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["later_key", "earlier_key"]
        verbose_name = "bridge between titles"
        verbose_name_plural = "bridges between titles"
        constraints = [
            models.UniqueConstraint(
                Least("earlier_key", "later_key"),
                Greatest("earlier_key", "later_key"),
                name="titlebridge_unique",
            ),
            models.CheckConstraint(condition=~Q(earlier_key=F("later_key")), name="titlebridge_between_two"),
            models.CheckConstraint(
                condition=~Q(earlier_key="") & ~Q(later_key=""), name="titlebridge_of_titles"
            ),
            models.CheckConstraint(
                condition=Q(says__in=["text", "joined", "apart"]), name="titlebridge_says_known"
            ),
        ]

    def __str__(self) -> str:
        titles = (shorten(title, SHOWN, placeholder=" …") for title in (self.earlier_title, self.later_title))
        return " / ".join(titles)


class FamilyTitle(models.Model):
    """The family that a bridged title goes under; titles without a bridge have no row.

    ``family_key`` is one of the titles that are joined, the same for all of them. Made of the bridges
    (``lineage.bridging``); texts follow it by triggers (migration ``0016_bridges``).
    """

    title_key = models.TextField(primary_key=True)
    family_key = models.TextField()

    class Meta:
        ordering = ["family_key", "title_key"]

    def __str__(self) -> str:
        return self.title_key
