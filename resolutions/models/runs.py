"""A record of every ingest run, and of what a large one has left for its end."""

from django.db import models

from resolutions.models.documents import Document


class IngestRun(models.Model):
    """One run of the ingest command; ``finished_at`` is null while it runs, or if it was killed."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    paths = models.JSONField(default=list)

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M:%S}"


class IngestOutcome(models.Model):
    """What became of one file in one run."""

    class Outcome(models.TextChoices):
        """How it ended."""

        CREATED = "created"
        UPDATED = "updated"
        UNCHANGED = "unchanged"
        REFUSED = "refused"
        MISSING = "missing"

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, related_name="outcomes")
    path = models.TextField()
    sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome)
    line = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="ingest_outcomes"
    )

    class Meta:
        ordering = ["run", "pk"]

    def __str__(self) -> str:
        return f"{self.path}: {self.outcome}"


class LeftOut(models.Model):
    """An index, or a rule between tables, that a large ingest has left out: it is made at its end.

    ``statement`` makes it. Rows that no run is working at tell of one that was killed; the next run
    makes them up (``ingest.tidy``).
    """

    table = models.CharField(max_length=63)
    statement = models.TextField()

    class Meta:
        ordering = ["pk"]
        verbose_name = "index left out"
        verbose_name_plural = "indexes left out"

    def __str__(self) -> str:
        return self.statement
