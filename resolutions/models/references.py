"""Who cites whom."""

from django.db import models
from django.db.models import Q

from resolutions.models.documents import Document
from resolutions.models.paragraphs import Footnote, Paragraph
from resolutions.models.texts import Resolution
from resolutions.querysets.references import CrossReferenceQuerySet


class CrossReference(models.Model):
    """A citation that stands in a paragraph or in a footnote; ``order`` counts from 0 within it.

    ``symbol`` is the normalized UN symbol, null where the series has none or the number is pending.
    ``target_resolution`` or ``target_document`` is what the archive holds under it (``ingest.link``).
    """

    class Type(models.TextChoices):
        """What is cited."""

        RESOLUTION = "resolution"
        DECISION = "decision"
        DOCUMENT = "document"
        TREATY = "treaty"
        PUBLICATION = "publication"

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    footnote = models.ForeignKey(
        Footnote, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    order = models.PositiveSmallIntegerField()
    raw = models.TextField()
    offset = models.PositiveIntegerField()
    type = models.CharField(max_length=11, choices=Type)
    body = models.TextField(null=True, blank=True)
    symbol = models.CharField(max_length=120, null=True, blank=True, db_index=True)
    number = models.TextField(null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    pending = models.BooleanField(default=False)
    ibid_of = models.CharField(max_length=40, null=True, blank=True)
    pinpoint = models.TextField(null=True, blank=True)
    target_resolution = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    target_document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )

    objects = CrossReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "footnote", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) ^ Q(footnote__isnull=True), name="crossreference_in_one"
            ),
            models.CheckConstraint(
                condition=Q(
                    type__in=["resolution", "decision", "document", "treaty", "publication"],
                ),
                name="crossreference_type_known",
            ),
            models.CheckConstraint(
                condition=Q(pending=False) | Q(symbol__isnull=True),
                name="crossreference_pending_has_no_symbol",
            ),
            models.CheckConstraint(
                condition=Q(target_resolution__isnull=True) | Q(target_document__isnull=True),
                name="crossreference_one_target",
            ),
        ]

    def __str__(self) -> str:
        return self.raw
