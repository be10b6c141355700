"""What search reads: one small row for every whole paragraph."""

from collections.abc import Iterator
from itertools import product

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Mod
from django.db.models.lookups import Exact

from resolutions.models.agenda import Session
from resolutions.models.codes import CodeField
from resolutions.models.documents import Document, DocumentKind
from resolutions.models.keys import Day, Packed, RowKey
from resolutions.models.paragraphs import DEEP, DEEPER, PENDING_KB, Paragraph, ParagraphKind
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


def _vector_indexes() -> Iterator[GinIndex]:
    """Yield an index of the words for each part of the entries that searches read by itself.

    An index that holds one language alone spares a search a look at the language of every hit.
    """
    tongues = {"en": Q(language="en"), "other": ~Q(language="en")}
    parts = {
        "": Q(),
        "_deep": Q(depth__gte=1),
        "_deeper": Q(depth=2),
        "_fourth": Q(Exact(Mod(F("paragraph"), DEEP), 0)),
        "_sixteenth": Q(Exact(Mod(F("paragraph"), DEEPER), 0)),
    }
    for (tongue, spoken), (part, read) in product(tongues.items(), parts.items()):
        yield GinIndex(
            fields=["vector"],
            name=f"entry_vector_{tongue}{part}",
            condition=spoken & read,
            gin_pending_list_limit=PENDING_KB,
        )


class Entry(models.Model):
    """Where a whole paragraph is filed, and its words as search finds them.

    Columns are named as those of ``Paragraph`` that they are copied from, so that the same conditions
    hold for both; words of a few are stored as numbers. What is counted and ranked comes first: a row is
    read from its beginning to the last column that is asked for. Entries written together lie by depth, as
    searches of many hits read them. The database keeps entries in step with paragraphs (migration
    ``0010_entries``); those of many new paragraphs are written by ``ingest.entries``, which tests hold to
    what the database would write. ``numbers`` are what a search reads of each hit, packed into one value
    (``NUMBERS``): two that stand for several columns each, and those that put hits in order.
    """

    paragraph = models.OneToOneField(
        Paragraph, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="entry"
    )
    document = _copied(Document)
    resolution = _copied(Resolution)
    session = _copied(Session)
    family = models.BigIntegerField(null=True)
    order = models.IntegerField()
    size = models.IntegerField()
    dated = models.DateField(null=True)
    kind = CodeField(words=ParagraphKind.values)
    depth = models.SmallIntegerField()
    year = models.SmallIntegerField(null=True)
    status = CodeField(words=Status.values, null=True)
    document_kind = CodeField(words=DocumentKind.values, null=True)
    numbers = models.GeneratedField(
        expression=Packed(*((sends, number) for _, sends, number in NUMBERS)),
        output_field=models.BinaryField(),
        db_persist=True,
    )
    language = models.CharField(max_length=2)
    vector = SearchVectorField()
    lead_phrase = models.CharField(max_length=300)
    topics = ArrayField(models.BigIntegerField(), null=True)
    verbs = ArrayField(models.TextField(), default=list)
    addressed = ArrayField(models.TextField(), default=list)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["paragraph"]
        indexes = [
            *_vector_indexes(),
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
            models.Index(fields=["document_kind", "status"], name="entry_document_kind"),
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
