"""What search reads: one small row for every whole paragraph."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from resolutions.models.agenda import Session
from resolutions.models.codes import CodeField
from resolutions.models.documents import Document, DocumentKind
from resolutions.models.keys import Day, Packed, RowKey
from resolutions.models.paragraphs import PENDING_KB, Paragraph, ParagraphKind
from resolutions.models.texts import Resolution, Status
from resolutions.querysets.entries import EntryQuerySet


def _copied(model: type[models.Model]) -> "models.ForeignKey[models.Model | None, models.Model | None]":
    """A key copied from the paragraph: the database holds the paragraph to it, not the copy."""
    return models.ForeignKey(
        model, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )


FILING = ("session_id", "topics", "family", "year", "status", "document_kind")
"""Columns that say where a paragraph is filed: mostly the same throughout a text."""
OPENING = ("lead_phrase", "verbs", "addressed")
"""Columns that say how a paragraph opens: often the same in many texts."""


NUMBERS = (
    ("filing", "int8send", RowKey(*FILING)),
    ("opening", "int8send", RowKey(*OPENING)),
    ("id", "int8send", F("paragraph_id")),
    ("document", "int8send", Coalesce(F("document_id"), Value(0))),
    ("day", "int4send", Day(F("dated"))),
    ("order", "int4send", F("order")),
)
"""What ``Entry.numbers`` holds: name, how it is written, and what it is."""


class Entry(models.Model):
    """Where a whole paragraph is filed, and its words as search finds them.

    Columns are named as those of ``Paragraph`` that they are copied from, so that the same conditions
    hold for both; words of a few are stored as numbers. Small ones come first: what is counted is read
    from the beginning of a row. The database keeps entries in step with paragraphs (migration
    ``0010_entries``); nobody else writes them. ``numbers`` are what a search reads of each hit, packed into
    one value (``NUMBERS``): two that stand for several columns each, and those that put hits in order.
    """

    paragraph = models.OneToOneField(
        Paragraph, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="entry"
    )
    document = _copied(Document)
    resolution = _copied(Resolution)
    session = _copied(Session)
    order = models.IntegerField()
    size = models.IntegerField()
    dated = models.DateField(null=True)
    year = models.SmallIntegerField(null=True)
    kind = CodeField(words=ParagraphKind.values)
    status = CodeField(words=Status.values, null=True)
    document_kind = CodeField(words=DocumentKind.values, null=True)
    depth = models.SmallIntegerField()
    numbers = models.GeneratedField(
        expression=Packed(*((sends, number) for _, sends, number in NUMBERS)),
        output_field=models.BinaryField(),
        db_persist=True,
    )
    family = models.BigIntegerField(null=True)
    language = models.CharField(max_length=2)
    lead_phrase = models.CharField(max_length=300)
    topics = ArrayField(models.BigIntegerField(), null=True)
    verbs = ArrayField(models.TextField(), default=list)
    addressed = ArrayField(models.TextField(), default=list)
    vector = SearchVectorField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["paragraph"]
        indexes = [
            GinIndex(fields=["vector"], name="entry_vector", gin_pending_list_limit=PENDING_KB),
            GinIndex(
                fields=["vector"],
                name="entry_vector_deep",
                condition=Q(depth__gte=1),
                gin_pending_list_limit=PENDING_KB,
            ),
            GinIndex(
                fields=["vector"],
                name="entry_vector_deeper",
                condition=Q(depth=2),
                gin_pending_list_limit=PENDING_KB,
            ),
            models.Index(
                "language",
                F("dated").desc(nulls_last=True),
                F("document_id").desc(),
                "order",
                name="entry_newest",
                include=["kind", "paragraph"],
            ),
            models.Index(
                "language",
                "dated",
                "document_id",
                "order",
                name="entry_oldest",
                include=["kind", "paragraph"],
            ),
            models.Index(fields=["-depth", "paragraph"], name="entry_depth"),
            models.Index(fields=["session"], name="entry_session"),
            models.Index(fields=["year"], name="entry_year"),
            models.Index(fields=["family"], name="entry_family"),
            models.Index(fields=["lead_phrase"], name="entry_lead"),
            *(
                GinIndex(fields=[name], name=f"entry_{name}", gin_pending_list_limit=PENDING_KB)
                for name in ("topics", "verbs", "addressed")
            ),
        ]

    def __str__(self) -> str:
        return f"paragraph {self.pk}"
