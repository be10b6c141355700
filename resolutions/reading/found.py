"""The paragraphs that a search shows: one statement, and of each row only what a result says.

Rows are models as everywhere, made of the columns listed here; another column is one more query a row.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.base import ModelState

from resolutions.cursors import preparing
from resolutions.models import Annex, Document, Paragraph, Resolution, Session
from resolutions.search.highlight import parts_sought
from resolutions.search.understanding import Reading
from resolutions.search.vectors import cut

_SHOWN: Mapping[type[models.Model], Sequence[str]] = {
    Paragraph: (
        *("id", "document_id", "resolution_id", "annex_id", "parent_id", "order", "position", "kind"),
        *("number", "label", "anchor", "full_text", "language", "lead_phrase", "dated", "family"),
    ),
    Document: ("id", "kind", "symbol", "title", "language", "date", "session_id", "committee"),
    Resolution: (
        *("id", "document_id", "order", "symbol", "number", "ordinal", "title", "status", "adopted_on"),
        *("family",),
    ),
    Session: ("id", "number", "kind"),
}
_COLUMNS = {
    model: [field.attname for field in model._meta.concrete_fields if field.attname in names]
    for model, names in _SHOWN.items()
}
"""The same in the order in which models take them; the key comes first."""
_SELECTED = ", ".join(
    f'"{model._meta.model_name}"."{column}"' for model, columns in _COLUMNS.items() for column in columns
)
_HREF = """(SELECT CASE WHEN address.language = 'en' THEN address.path
                    ELSE '/' || address.language || address.path END
          FROM resolutions_address AS address WHERE address.current AND address.{of}_id = {of}.id)"""
_ROWS = f"""
    SELECT {_SELECTED}, "paragraph".italics::text,
           coalesce({_HREF.format(of="resolution")}, {_HREF.format(of="document")}), {{found}}
      FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
      JOIN resolutions_paragraph AS paragraph USING (id)
      JOIN resolutions_document AS document ON document.id = paragraph.document_id
      LEFT JOIN resolutions_resolution AS resolution ON resolution.id = paragraph.resolution_id
      LEFT JOIN resolutions_session AS session ON session.id = document.session_id
"""  # noqa: S608 - from the tables above
_FOUND = """
    (SELECT string_agg(token.token, E'\n') FROM ts_parse('default', {cut}(paragraph.full_text)) AS token
      WHERE token.tokid NOT IN (5, 12, 13, 14, 23)),
    (SELECT jsonb_object_agg(word.lexeme, word.positions)::text
       FROM resolutions_entry AS entry, unnest(entry.vector) AS word
      WHERE entry.paragraph_id = paragraph.id
        AND (word.lexeme = ANY (%s::text[]) OR word.lexeme ^@ ANY (%s::text[])))
"""
"""The words as the index counts them, without the types it leaves out (5 url, 12 blank, 13 tag,
14 protocol, 23 entity), a line each: no word holds white space. And at which the stems sought stand."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph, its words in order, and at which of them (from 1) each stem sought stands."""

    paragraph: Paragraph
    tokens: Sequence[str] = ()
    positions: Mapping[str, Sequence[int]] = field(default_factory=dict)


def shown(keys: Sequence[int], reading: Reading) -> dict[int, Shown]:
    """Return the paragraphs with some keys, and where they match a query."""
    searches = reading.searches
    stems, prefixes = parts_sought(reading)
    found = _FOUND.format(cut=cut(reading.language)) if searches else "NULL, NULL"
    with preparing() as cursor:
        cursor.execute(_ROWS.format(found=found), [*([stems, prefixes] if searches else []), list(keys)])
        return {row[0]: _read(row) for row in cursor.fetchall()}


def _read(row: Sequence[Any]) -> Shown:
    """Make a paragraph of a row, and what it belongs to."""
    values = iter(row)
    made = {model: _made(model, tuple(islice(values, len(columns)))) for model, columns in _COLUMNS.items()}
    italics, href, tokens, positions = values
    paragraph, document = made[Paragraph], made[Document]
    assert isinstance(paragraph, Paragraph) and isinstance(document, Document)  # noqa: S101 - never null
    related = paragraph._state.fields_cache
    document._state.fields_cache["session"] = made[Session]
    annex = paragraph.annex_id
    related |= {"document": document, "resolution": made[Resolution]}
    related["annex"] = _made(Annex, (annex,), ("id",))
    paragraph.italics = json.loads(italics)
    paragraph.href = href  # type: ignore[attr-defined]
    return Shown(paragraph, tokens.split("\n") if tokens else (), json.loads(positions) if positions else {})


def _made(
    model: type[models.Model], values: Sequence[Any], columns: Sequence[str] = ()
) -> models.Model | None:
    """Make a row of a table, as one that was pickled is made; none where the key is null."""
    if values[0] is None:
        return None
    row = model.__new__(model)
    row._state = ModelState()
    row._state.db, row._state.adding = DEFAULT_DB_ALIAS, False
    vars(row).update(zip(columns or _COLUMNS[model], values, strict=True))
    return row
