"""Documents and the files they were read from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from resolutions.models.agenda import AgendaItem, Session
from resolutions.models.curation import CuratedModel
from resolutions.querysets.texts import DocumentQuerySet


class SourceFile(models.Model):
    """The bytes of one source file, as received and never changed.

    ``path`` is where the file was last seen. ``sidecar`` is the file beside it that says what the
    text does not, empty if there was none.
    """

    name = models.CharField(max_length=255)
    path = models.TextField(db_index=True)
    sha256 = models.CharField(max_length=64, unique=True)
    format = models.CharField(max_length=4, choices=[("text", "text"), ("akn", "Akoma Ntoso XML")])
    content = models.BinaryField()
    sidecar = models.BinaryField(default=b"", blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sourcefile_sha256_hex"
            ),
            models.CheckConstraint(condition=Q(format__in=["text", "akn"]), name="sourcefile_format_known"),
        ]

    def __str__(self) -> str:
        return self.name


class DocumentKind(models.TextChoices):
    """What a published document is."""

    RESOLUTION = "resolution", pgettext_lazy("kind of document", "resolution")
    DRAFT_RESOLUTION = "draft_resolution", pgettext_lazy("kind of document", "draft resolution")
    COMMITTEE_REPORT = "committee_report", pgettext_lazy("kind of document", "committee report")


class Document(CuratedModel):
    """What is published under a symbol, as read from one source file.

    ``reading`` is the version of the parser that last read the file, ``record_sha256`` the digest of
    what it read: a file is read again when either the file or the parser has changed, and rows are
    written only when the reading has. ``session_kind`` holds the kind of a session whose number the
    file does not say. ``topics`` are the keys of the topics it stands under; triggers keep them
    (migration ``0003_filing``).
    """

    source = models.OneToOneField(SourceFile, on_delete=models.PROTECT, related_name="document")
    superseded_sources = models.ManyToManyField(SourceFile, related_name="superseded_by", blank=True)
    reading = models.CharField(max_length=64, blank=True)
    record_sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    symbol = models.CharField(max_length=120, null=True, blank=True)
    title = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    body = models.CharField(max_length=200, blank=True)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    session_kind = models.CharField(max_length=20, blank=True)
    session_inferred_from = models.TextField(blank=True)
    committee = models.CharField(max_length=200, blank=True)
    agenda_items = models.ManyToManyField(AgendaItem, through="ItemPlacement", related_name="documents")
    topics = ArrayField(models.BigIntegerField(), db_default=[], editable=False)
    rapporteur = models.TextField(blank=True)
    distribution = models.CharField(max_length=12, blank=True)
    date = models.DateField(null=True, blank=True, db_index=True)
    revised = models.BooleanField(default=False)
    keywords = models.JSONField(default=list, blank=True)
    unparsed = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-session__number", "symbol", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "language"],
                name="document_symbol_language_unique",
                condition=Q(symbol__isnull=False),
            ),
            models.CheckConstraint(condition=~Q(symbol=""), name="document_symbol_null_or_text"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
        ]

    def __str__(self) -> str:
        return self.symbol or self.title or f"document {self.pk}"


class ItemPlacement(models.Model):
    """That a document stands under an agenda item, with the number and title as printed.

    ``item`` is null while the document's session is unknown. ``order`` counts from 0.
    """

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="placements", db_index=False
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    order = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    sub_item = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="itemplacement_order_unique")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sub_item} {self.title}".replace("  ", " ")


class ParseWarning(models.Model):
    """Something the parser was not sure of; ``line`` counts from 1 in the source file."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="warnings", db_index=False)
    order = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)
    message = models.TextField()

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="parsewarning_order_unique")
        ]

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"
