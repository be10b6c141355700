"""Entries of new paragraphs, written before them: then the database need not make their vectors.

The trigger that writes entries writes those that are not there (migration ``0030_entries_by_ingest``): of
long texts, of those that begin with a sign, of other languages, of all where there are few.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from resolutions.ingest import binary
from resolutions.ingest.filing import Filed
from resolutions.ingest.rows import Rows
from resolutions.models import Entry
from resolutions.models.paragraphs import depth_of
from resolutions.search import lexemes
from resolutions.search.pieces import Cut

LANGUAGE = "en"
"""The language whose words follow from pieces of a text; others are read by the database alone."""
MANY = 500
"""Paragraphs from which on it pays."""

COPIED = ("order", "lead_phrase", "verbs", "addressed")
"""Columns that an entry has as its paragraph has them."""
OF_TEXT = (*Filed._fields, "year")
"""Columns that are the same throughout a text."""
_FIELDS = binary.fields(Entry)
_ASK = """
    SELECT place - 1, lexeme, position
      FROM unnest(%s::text[]) WITH ORDINALITY AS one (piece, place),
           unnest(archive_vector(%s, ' ' || piece || ' ')), unnest(positions) AS position
"""


def enter(
    documents: Sequence[Rows],
    values: Mapping[str, Sequence[Any]],
    written: Mapping[str, Sequence[bytes]],
    filed: Sequence[Filed],
) -> None:
    """Write entries of whole paragraphs that are about to be written in this transaction, by depth.

    ``values`` are the columns of all paragraphs of the documents, ``written`` the same as COPY takes them.
    """
    if sum(len(one.pieces.sizes) for one in documents if one.document.language == LANGUAGE) < MANY:
        return
    vectors = {place: vector for place, vector in _vectors(documents) if vector is not None}
    if len(vectors) < 2:  # of one place alone ``itemgetter`` makes no row
        return
    sizes = list(map(len, values["full_text"]))
    depths = list(map(depth_of, values["id"], sizes))
    places = sorted(vectors, key=depths.__getitem__, reverse=True)
    chosen = itemgetter(*places)
    kinds = map(cache(_FIELDS["kind"].get_prep_value), chosen(values["kind"]))
    counted = {"size": chosen(sizes), "depth": chosen(depths), "kind": list(kinds)}
    columns = {
        "paragraph_id": chosen(written["id"]),
        **{name: chosen(written[name]) for name in COPIED},
        **binary.columns(_FIELDS, counted),
        "vector": [vectors[place] for place in places],
    }
    once = {key: _of_text(one) for key, one in {id(one): one for one in filed}.items()}
    of_text = binary.together(_FIELDS, OF_TEXT, [once[id(one)] for one in chosen(filed)])
    binary.send([_FIELDS[name] for name in (*columns, *OF_TEXT)], [*columns.values(), of_text])


def _of_text(filed: Filed) -> tuple[Any, ...]:
    """Give the columns that entries of a text have in common."""
    words = {name: _FIELDS[name].get_prep_value(getattr(filed, name)) for name in ("status", "document_kind")}
    return (*filed._replace(**words), filed.dated and filed.dated.year)


def _vectors(documents: Sequence[Rows]) -> Iterator[tuple[int, bytes | None]]:
    """Yield the places of whole paragraphs among all, and their vectors."""
    start = 0
    places = []
    read = []
    for one in documents:
        if one.document.language == LANGUAGE:
            places += [place for place, held in enumerate(one.paragraphs, start) if held.parent is None]
            read.append(one.pieces)
        start += len(one.paragraphs)
    vectors: list[bytes | None] = []
    for _, alike in groupby(read, key=lambda cut: id(cut.known)):
        vectors += lexemes.vectors(Cut.joined(list(alike)), _ask)
    return zip(places, vectors, strict=True)


def _ask(pieces: list[str]) -> list[tuple[int, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [pieces, LANGUAGE])
        found: list[tuple[int, str, int]] = cursor.fetchall()
        return found
