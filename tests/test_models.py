"""The rules the database itself holds the archive to, whoever writes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from resolutions.models import (
    Address,
    AgendaItem,
    CrossReference,
    Document,
    FootnoteMark,
    Paragraph,
    Resolution,
    Session,
    SourceFile,
    Sponsor,
    Sponsorship,
)
from resolutions.parsing import records
from tests import factories as make

pytestmark = pytest.mark.django_db

BREACHES: dict[str, Callable[[Paragraph], Any]] = {
    "session_number_from_1": lambda row: Session.objects.create(number=0),
    "session_kind_known": lambda row: Session.objects.create(number=1, kind="summer"),
    "session_unique": lambda row: Session.objects.create(number=80),
    "agendaitem_unique": lambda row: AgendaItem.objects.create(session=Session.objects.get(), number=107),
    "sourcefile_sha256_hex": lambda row: SourceFile.objects.update(sha256="A" * 64),
    "sourcefile_format_known": lambda row: SourceFile.objects.update(format="pdf"),
    "document_kind_known": lambda row: Document.objects.update(kind="letter"),
    "document_symbol_null_or_text": lambda row: Document.objects.update(symbol=""),
    "document_symbol_language_unique": lambda row: Document.objects.update(symbol="A/1"),
    "resolution_status_known": lambda row: Resolution.objects.update(status="planned"),
    "resolution_symbol_null_or_text": lambda row: Resolution.objects.update(symbol=""),
    "resolution_order_unique": lambda row: Resolution.objects.update(document=row.document),
    "address_path_unique": lambda row: Address.objects.update(path="/a/"),
    "address_path_in_slashes": lambda row: row.resolution.addresses.update(path="a"),  # type: ignore[union-attr]
    "address_leads_to_one": lambda row: Address.objects.update(document=row.document),
    "address_current_resolution": lambda row: Address.objects.update(resolution=row.resolution),
    "sponsor_kind_known": lambda row: Sponsor.objects.update(kind="firm"),
    "sponsorship_of_one": lambda row: Sponsorship.objects.update(resolution=row.resolution),
    "sponsorship_role_known": lambda row: Sponsorship.objects.update(role="rival"),
    "paragraph_kind_known": lambda row: Paragraph.objects.update(kind="poem"),
    "paragraph_position_from_1": lambda row: Paragraph.objects.update(position=0),
    "paragraph_position_unique": lambda row: Paragraph.objects.update(resolution=row.resolution),
    "paragraph_order_unique": lambda row: Paragraph.objects.update(document=row.document),
    "paragraph_annex_by_kind": lambda row: Paragraph.objects.update(kind="annex", position=None),
    "paragraph_of_a_text": lambda row: Paragraph.objects.update(resolution=None),
    "paragraph_of_a_report": lambda row: Paragraph.objects.update(kind="report", position=None),
    "paragraph_has_anchor": lambda row: Paragraph.objects.update(anchor=""),
    "footnotemark_order_unique": lambda row: FootnoteMark.objects.update(paragraph=row),
    "crossreference_in_one": lambda row: CrossReference.objects.update(paragraph=None),
    "crossreference_type_known": lambda row: CrossReference.objects.update(type="rumour"),
    "crossreference_pending_has_no_symbol": lambda row: CrossReference.objects.update(pending=True),
    "crossreference_one_target": lambda row: CrossReference.objects.update(
        target_resolution=row.resolution, target_document=row.document
    ),
}
"""The name of each rule, and something that breaks it in an archive of two drafts."""


def draft() -> Paragraph:
    clause = make.paragraph(
        "Recalls its resolution 67/187.",
        citations=(make.citation(),),
        footnote_marks=(records.Mark("1", 3),),
    )
    record = make.document_record(make.text_record(paragraphs=[clause]), sponsors=("Spain",))
    return make.held(record).paragraphs.get()


@pytest.mark.parametrize("rule", BREACHES)
def test_the_database_holds_to_its_rules_by_name(rule: str) -> None:
    row, _ = draft(), draft()
    with pytest.raises(IntegrityError, match=rule), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        BREACHES[rule](row)
