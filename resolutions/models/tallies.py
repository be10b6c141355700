"""Counts of the whole archive, for browsing."""

from django.db import models


class Tally(models.Model):
    """How many whole paragraphs of a kind have a value (``key``) of a facet, in a language.

    Made anew after an ingest or a curator's change (``ingest.tallies``). The database deletes all of
    them with any change of a paragraph, so a tally that is there is true (migration ``0003_filing``).
    """

    language = models.CharField(max_length=2)
    facet = models.CharField(max_length=20)
    kind = models.CharField(max_length=13)
    key = models.TextField()
    paragraphs = models.PositiveIntegerField()

    class Meta:
        ordering = ["language", "facet", "kind", "key"]
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(fields=["language", "facet", "kind", "key"], name="tally_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.key}: {self.paragraphs}"
