"""After a run: references pointed at texts and documents that have since arrived, by one UPDATE each.

A target in the language of the reference is preferred. A pointer to what has changed its symbol is
taken away. Running it twice changes nothing.
"""

from django.db import connection
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from resolutions.models import AgendaItem, ItemPlacement
from resolutions.titles import fold

_LINK_CITATIONS = """
WITH placed AS (
    SELECT reference.id, reference.symbol, reference.target_resolution_id, reference.target_document_id,
           coalesce(paragraph.language, document.language) AS language
    FROM resolutions_crossreference AS reference
    LEFT JOIN resolutions_paragraph AS paragraph ON paragraph.id = reference.paragraph_id
    LEFT JOIN resolutions_footnote AS footnote ON footnote.id = reference.footnote_id
    LEFT JOIN resolutions_document AS document ON document.id = footnote.document_id
    WHERE reference.symbol IN (SELECT symbol FROM resolutions_resolution UNION
                               SELECT symbol FROM resolutions_document)
       OR reference.target_resolution_id IS NOT NULL OR reference.target_document_id IS NOT NULL
), wanted AS (
    SELECT placed.*, (
        SELECT held.id FROM resolutions_resolution AS held
        JOIN resolutions_document AS inside ON inside.id = held.document_id
        WHERE held.symbol = placed.symbol
        ORDER BY inside.language <> placed.language, inside.language <> 'en', held.id LIMIT 1
    ) AS resolution_id, (
        SELECT held.id FROM resolutions_document AS held
        WHERE held.symbol = placed.symbol
        ORDER BY held.language <> placed.language, held.language <> 'en', held.id LIMIT 1
    ) AS document_id
    FROM placed
)
UPDATE resolutions_crossreference AS reference
SET target_resolution_id = wanted.resolution_id,
    target_document_id = CASE WHEN wanted.resolution_id IS NULL THEN wanted.document_id END
FROM wanted
WHERE wanted.id = reference.id AND (
    wanted.resolution_id IS DISTINCT FROM wanted.target_resolution_id OR
    CASE WHEN wanted.resolution_id IS NULL THEN wanted.document_id END
        IS DISTINCT FROM wanted.target_document_id
)
"""
"""A text under the symbol wins over a document that holds several; both by language, then English."""

_LINK_TEXTS = """
UPDATE resolutions_resolution AS text
SET report_id = wanted.report_id, draft_id = wanted.draft_id
FROM (
    SELECT text.id, (
        SELECT held.id FROM resolutions_document AS held
        WHERE held.symbol = text.report_symbol AND held.language = document.language
    ) AS report_id, (
        SELECT held.id FROM resolutions_resolution AS held
        JOIN resolutions_document AS inside ON inside.id = held.document_id
        WHERE held.symbol = text.draft_symbol AND inside.language = document.language
            AND held.id <> text.id
        ORDER BY held.id LIMIT 1
    ) AS draft_id
    FROM resolutions_resolution AS text JOIN resolutions_document AS document
        ON document.id = text.document_id
) AS wanted
WHERE wanted.id = text.id AND (wanted.report_id IS DISTINCT FROM text.report_id
                               OR wanted.draft_id IS DISTINCT FROM text.draft_id)
"""
"""A draft or report in another language is another document: only the text's own language counts."""


def link_references() -> int:
    """Point citations, drafts, reports and agenda items at what is held now; give how many changed."""
    return _changed_by(_LINK_CITATIONS) + _changed_by(_LINK_TEXTS) + title_items()


def _changed_by(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        changed: int = cursor.rowcount
    return changed


def title_items() -> int:
    """Give each agenda item the title most of its documents print, the English ones first.

    Gives how many changed.
    """
    printed = (
        ItemPlacement.objects.filter(item=OuterRef("pk"))
        .exclude(title="")
        .values("title", "document__language")
        .annotate(times=Count("pk"), foreign=Case(When(document__language="en", then=0), default=1))
        .order_by("foreign", "-times", "title")
    )
    best = Subquery(printed.values("title")[:1])
    items = list(AgendaItem.objects.annotate(best=best).exclude(Q(best=None) | Q(best=F("title"))))
    for item in items:
        item.title = getattr(item, "best", "")
        item.topic = fold(item.title)
    return AgendaItem.objects.bulk_update(items, ["title", "topic"])
