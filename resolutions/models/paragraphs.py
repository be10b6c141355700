"""Paragraphs, the unit of search, and the footnotes that hang on them.

A key has no index of its own (``db_index=False``) where another one begins with it; of a key that few rows
have, an index holds those.
"""

from textwrap import shorten

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import ExtractYear, Length, Mod
from django.db.models.lookups import Exact, LessThan

from resolutions.models.agenda import Session
from resolutions.models.curation import SHOWN, CuratedModel
from resolutions.models.documents import Document
from resolutions.models.texts import Annex, Resolution
from resolutions.querysets.paragraphs import ParagraphQuerySet


class ParagraphKind(models.TextChoices):
    """What a paragraph is, where it stands."""

    PREAMBULAR = "preambular", "preambular"
    OPERATIVE = "operative", "operative"
    HEADING = "heading", "heading"
    REPORT = "report", "report paragraph"
    ANNEX = "annex", "annex paragraph"
    ANNEX_HEADING = "annex_heading", "annex heading"


IN_ANNEX = [ParagraphKind.ANNEX, ParagraphKind.ANNEX_HEADING]
IN_TEXT = [ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE, ParagraphKind.HEADING]


class Addressee(models.Model):
    """Whom a paragraph addresses: Member States, the Secretary-General, an Office, ..."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """A subject that curators file paragraphs under."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


DEEP, DEEPER = 4, 16
"""One paragraph in so many is in the sample that stands for a search with many hits, or very many."""
SHORT, SHORTER = 225, 110
"""Characters below which a paragraph is looked at too: with many hits, short ones rank high."""


def depth_of(key: int, size: int) -> int:
    """Give the depth of a paragraph of so many characters that is stored under a key: ``Paragraph.depth``.

    >>> depth_of(1, 300), depth_of(1, 200), depth_of(4, 300), depth_of(16, 300)
    (0, 1, 1, 2)
    """
    if key % DEEPER == 0 or size < SHORTER:
        return 2
    return 1 if key % DEEP == 0 or size < SHORT else 0


PENDING_KB = 65_536
"""How much of an ingest waits to be sorted into an inverted index; ``ingest.tidy`` sorts it in after."""


class Paragraph(CuratedModel):
    """A paragraph of a text, a report or an annex; a sub-paragraph has a ``parent`` and its kind.

    ``order`` counts from 0 over all paragraphs of a document, sub-paragraphs included, in reading
    order. ``position`` counts from 1 within a resolution text, sub-paragraphs not counted (the
    contract's). ``anchor`` is the permalink within the page (``pp3``, ``op12``). ``full_text`` is
    the text and, a line each, the labels and texts of the sub-paragraphs: what search sees. ``italics`` are
    ``[start, end]`` pairs of character offsets.

    The columns from ``session`` to ``year`` say where it is filed. They are copies that triggers keep
    (migration ``0003_filing``); nobody else writes them. ``depth`` is 1 or 2 for what is looked at where
    a search has many hits, or very many. Search reads all these from ``Entry``.
    ``shingles`` are the fingerprint of its wording (``search.shingles``), empty for sub-paragraphs.
    ``verbs`` are those behind the lead phrase, ``named`` the addressees read after it; ``addressed`` are
    those that count: the curators' if they set any (triggers of migration ``0006_verbs_addressees``).
    """

    class Review(models.TextChoices):
        """What a curator says of the metadata."""

        UNREVIEWED = "unreviewed", "not reviewed"
        IN_DOUBT = "in_doubt", "in doubt"
        REVIEWED = "reviewed", "reviewed"

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="paragraphs", db_index=False
    )
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="paragraphs",
        db_index=False,
    )
    annex = models.ForeignKey(
        Annex, on_delete=models.CASCADE, null=True, blank=True, related_name="paragraphs", db_index=False
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="sub_paragraphs",
        db_index=False,
    )
    order = models.PositiveIntegerField()
    position = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=13, choices=ParagraphKind)
    number = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=40, blank=True)
    anchor = models.CharField(max_length=80)
    headings = models.JSONField(default=list, blank=True)
    text = models.TextField()
    full_text = models.TextField()
    italics = models.JSONField(default=list, blank=True)
    line = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=2, default="en")
    lead_phrase = models.CharField(max_length=300, blank=True)
    addressees = models.ManyToManyField(Addressee, related_name="paragraphs", blank=True)
    themes = models.ManyToManyField(Theme, related_name="paragraphs", blank=True)
    note = models.TextField(blank=True)
    review = models.CharField(max_length=10, choices=Review, default=Review.UNREVIEWED)
    session = models.ForeignKey(
        Session,
        on_delete=models.DO_NOTHING,
        null=True,
        editable=False,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    document_kind = models.CharField(max_length=20, null=True, editable=False)
    topics = ArrayField(models.BigIntegerField(), null=True, editable=False)
    status = models.CharField(max_length=8, null=True, editable=False)
    family = models.BigIntegerField(null=True, editable=False)
    dated = models.DateField(null=True, editable=False)
    year = models.GeneratedField(
        expression=ExtractYear("dated"), output_field=models.IntegerField(null=True), db_persist=True
    )
    size = models.GeneratedField(
        expression=Length("full_text"), output_field=models.IntegerField(), db_persist=True
    )
    depth = models.GeneratedField(
        expression=Case(
            When(Exact(Mod(F("id"), DEEPER), 0) | LessThan(Length("full_text"), SHORTER), then=Value(2)),
            When(Exact(Mod(F("id"), DEEP), 0) | LessThan(Length("full_text"), SHORT), then=Value(1)),
            default=Value(0),
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )
    shingles = ArrayField(models.IntegerField(), default=list, editable=False)
    verbs = ArrayField(models.TextField(), default=list, editable=False)
    named = ArrayField(models.TextField(), default=list, editable=False)
    addressed = ArrayField(models.TextField(), default=list, editable=False)

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"],
                name="paragraph_order_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["resolution", "position"],
                name="paragraph_position_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(kind__in=ParagraphKind.values), name="paragraph_kind_known"),
            models.CheckConstraint(
                condition=Q(position__isnull=True)
                | Q(position__gte=1, parent__isnull=True, kind__in=IN_TEXT),
                name="paragraph_position_from_1",
            ),
            models.CheckConstraint(
                condition=Q(annex__isnull=False, kind__in=IN_ANNEX)
                | (Q(annex__isnull=True) & ~Q(kind__in=IN_ANNEX)),
                name="paragraph_annex_by_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=IN_TEXT) | Q(resolution__isnull=False), name="paragraph_of_a_text"
            ),
            models.CheckConstraint(
                condition=~Q(kind="report") | Q(resolution__isnull=True), name="paragraph_of_a_report"
            ),
            models.CheckConstraint(condition=~Q(anchor=""), name="paragraph_has_anchor"),
        ]
        indexes = [
            models.Index(fields=["resolution", "order"], name="paragraph_in_text"),
            models.Index(fields=["resolution", "anchor"], name="paragraph_by_anchor"),
            *(
                models.Index(fields=[few], condition=Q((f"{few}__isnull", False)), name=f"paragraph_in_{few}")
                for few in ("annex", "parent")
            ),
            GinIndex(
                fields=["shingles"],
                name="paragraph_shingles",
                condition=Q(parent__isnull=True),
                gin_pending_list_limit=PENDING_KB,
            ),
        ]

    def __str__(self) -> str:
        text = self.__dict__.get("text", "")  # a list that defers the text must not fetch it row by row
        return f"{self.anchor} {shorten(text, SHOWN, placeholder=' …')}".strip()


class Footnote(models.Model):
    """A footnote of a text, or of a report's own paragraphs (then ``resolution`` is null).

    ``order`` counts from 0 over the document; ``anchor`` is its permalink within the page (``fn7``).
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="footnotes", db_index=False)
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="footnotes",
        db_index=False,
    )
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=40)
    anchor = models.CharField(max_length=80)
    text = models.TextField()
    italics = models.JSONField(default=list, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="footnote_order_unique"),
            models.CheckConstraint(condition=~Q(anchor=""), name="footnote_has_anchor"),
        ]
        indexes = [models.Index(fields=["resolution", "order"], name="footnote_in_text")]

    def __str__(self) -> str:
        return f"{self.label} {shorten(self.text, SHOWN, placeholder=' …')}"


class FootnoteMark(models.Model):
    """A mark in a paragraph; ``offset`` is right after the character before it, from 0.

    ``footnote`` is null when the file holds no body under that label.
    """

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="marks", db_index=False)
    footnote = models.ForeignKey(
        Footnote, on_delete=models.SET_NULL, null=True, blank=True, related_name="marks"
    )
    label = models.CharField(max_length=40)
    offset = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["paragraph", "order"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "order"], name="footnotemark_order_unique"),
        ]

    def __str__(self) -> str:
        return self.label
