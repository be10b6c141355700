"""Resolution texts, their annexes, and the addresses that lead to them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import pgettext_lazy

from resolutions.models.curation import CuratedModel
from resolutions.models.documents import Document
from resolutions.models.keys import Key
from resolutions.querysets.addresses import AddressQuerySet
from resolutions.querysets.texts import ResolutionQuerySet


class Status(models.TextChoices):
    """How far a resolution text has come."""

    DRAFT = "draft", pgettext_lazy("status of a text", "draft")
    ADOPTED = "adopted", pgettext_lazy("status of a text", "adopted")


class Resolution(CuratedModel):
    """One resolution text inside a document; ``order`` counts from 0.

    ``symbol`` is the text's own (``A/RES/77/237``, or that of the draft it alone makes up), null
    inside a report. ``title_key`` is the title folded for comparison (``titles.fold``); ``family_key`` the
    one that its family goes under, where that is joined with others (``FamilyTitle``; a trigger sets it),
    else empty; ``family`` the number of that. Texts of a family come back under one title, or joined ones.
    ``draft`` and ``report`` are what the archive holds under ``draft_symbol`` and
    ``report_symbol`` (set by ``ingest.link``).
    """

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="resolutions", db_index=False
    )
    order = models.PositiveSmallIntegerField()
    ordinal = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=120, null=True, blank=True, db_index=True)
    title = models.TextField()
    title_key = models.TextField(db_index=True)
    family_key = models.TextField(default="", db_default="", editable=False)
    family = models.GeneratedField(
        expression=Key(Coalesce(NullIf("family_key", Value("")), "title_key")),
        output_field=models.BigIntegerField(),
        db_persist=True,
        db_index=True,
    )
    title_marks = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=8, choices=Status)
    adopted_on = models.DateField(null=True, blank=True, db_index=True)
    plenary_meeting = models.CharField(max_length=120, blank=True)
    report_symbol = models.CharField(max_length=120, blank=True)
    report_paragraph = models.CharField(max_length=120, blank=True)
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="texts_adopted_on_it"
    )
    draft_symbol = models.CharField(max_length=120, blank=True)
    draft = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later_texts"
    )
    vote = models.JSONField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"],
                name="resolution_order_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="resolution_status_known"),
            models.CheckConstraint(condition=~Q(symbol=""), name="resolution_symbol_null_or_text"),
        ]
        indexes = [GinIndex(SearchVector("title_key", config="simple"), name="resolution_title_words")]

    def __str__(self) -> str:
        return f"{self.symbol or self.ordinal} {self.title}".strip()


class Annex(models.Model):
    """An annex of a text, or of a report as a whole (then ``resolution`` is null).

    ``label`` is the line that opens it, as printed (``Annex II``).
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="annexes", db_index=False)
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="annexes"
    )
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80, blank=True)
    title = models.TextField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["document", "order"]
        verbose_name_plural = "annexes"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"],
                name="annex_order_unique",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title or f"annex {self.order + 1}"


class Address(models.Model):
    """A readable path on this site that leads to a document or a text, for ever.

    The current address of a thing is the one with ``current``; the others redirect to it. A document
    that is one resolution text has one address, and it leads to the text; a report has one of its own
    and one for each text in it. ``path`` begins and ends with a slash; translations share it.
    """

    path = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="en")
    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="addresses"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="addresses"
    )
    current = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["path", "language"]
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["path", "language"], name="address_path_unique"),
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(resolution__isnull=True), name="address_leads_to_one"
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"), name="address_path_in_slashes"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(current=True), name="address_current_document"
            ),
            models.UniqueConstraint(
                fields=["resolution"], condition=Q(current=True), name="address_current_resolution"
            ),
        ]

    def __str__(self) -> str:
        return self.path
