"""The words of the archive, for endings (``crimin*``) and for "Did you mean"."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from resolutions.querysets.words import WordQuerySet


class Word(models.Model):
    """A word as printed in paragraphs of a language, in lower case; ``uses`` counts the paragraphs.

    ``plain`` is the word without accents, by which it is looked up. Made anew after each ingest that
    changed something (``ingest.words``).
    """

    language = models.CharField(max_length=2)
    word = models.TextField()
    plain = models.TextField()
    uses = models.PositiveIntegerField()

    objects = WordQuerySet.as_manager()

    class Meta:
        ordering = ["language", "word"]
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="word_unique")]
        indexes = [
            models.Index(fields=["language", "plain"], name="word_by_letters"),
            GinIndex(OpClass("plain", name="gin_trgm_ops"), name="word_by_trigram"),
        ]

    def __str__(self) -> str:
        return self.word


class Shingle(models.Model):
    """How many paragraphs have a run of words in their fingerprint (``search.shingles``).

    Rare ones are left out (``ingest.words``): most runs stand in one paragraph alone.
    """

    number = models.IntegerField(primary_key=True)
    uses = models.IntegerField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.uses}"
