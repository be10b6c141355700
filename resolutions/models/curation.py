"""What curators set, and how it outlives a new reading of a file."""

from textwrap import shorten

from django.db import models

SHOWN = 80
"""Characters of a text that stand for it in a line of the admin."""


class CuratedModel(models.Model):
    """A row whose values a curator may set.

    ``curated`` maps a field's name to the value last parsed for it; a name in it means that the
    column holds a curator's value, which no later ingest overwrites.
    """

    curated = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class DetachedCuration(models.Model):
    """What a curator said of a paragraph or text that a later version of the file no longer holds."""

    document = models.ForeignKey(
        "resolutions.Document", on_delete=models.CASCADE, related_name="detached_curations"
    )
    anchor = models.CharField(max_length=80)
    text = models.TextField()
    values = models.JSONField()
    detached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-detached_at", "pk"]

    def __str__(self) -> str:
        return f"{self.anchor} {shorten(self.text, SHOWN, placeholder=' …')}".strip()
