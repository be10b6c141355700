"""One record to rows: everything stored, updated in place, nothing of a curator's lost."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.ingest.filing import Filed
from resolutions.models import (
    AgendaItem,
    CrossReference,
    DetachedCuration,
    Document,
    Paragraph,
    Resolution,
    Theme,
)
from resolutions.parsing import records
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_every_paragraph_has_its_place_and_anchor() -> None:
    parts = make.sub("(a)", "To meet;", make.sub("(i)", "Early;"))
    text = make.text_record(
        paragraphs=[
            make.paragraph("Recalling its resolutions,", "preambular"),
            make.paragraph("Prevention", "heading"),
            make.paragraph("Decides:", sub_paragraphs=(parts, make.sub("", "Then,"))),
            make.paragraph("Requests a report."),
        ]
    )
    resolution = make.held(make.document_record(text)).resolutions.get()
    rows = resolution.paragraphs.values_list("anchor", "position", "kind", "parent__anchor", "label")
    assert list(rows) == [
        ("pp1", 1, "preambular", None, ""),
        ("h1", 2, "heading", None, ""),
        ("op1", 3, "operative", None, ""),
        ("op1-a", None, "operative", "op1", "(a)"),
        ("op1-a-i", None, "operative", "op1-a", "(i)"),
        ("op1-tail2", None, "operative", "op1", ""),
        ("op2", 4, "operative", None, ""),
    ]
    decides = resolution.paragraphs.get(anchor="op1")
    assert decides.full_text == "Decides:\n(a) To meet;\n(i) Early;\nThen,"


def everything(document: Document) -> list[dict[str, Any]]:
    """Give what is stored of a document's paragraphs and their entries, but for keys.

    Parts of a paragraph need not be filed.
    """
    keys = {"id", "document_id", "resolution_id", "annex_id", "parent_id", "depth", "year"}
    columns = {field.attname for field in Paragraph._meta.concrete_fields} - keys
    beside = ("parent__anchor", "annex__title", "resolution__title", "entry__vector", "entry__addressed")
    rows = list(document.paragraphs.order_by("order").values(*sorted(columns), *beside))
    return [
        {name: value for name, value in row.items() if name not in Filed._fields or not row["parent__anchor"]}
        for row in rows
    ]


def test_a_text_read_again_is_stored_as_if_it_were_new() -> None:
    request = "Requests the Secretary-General to report to the Commission on Crime Prevention"
    parts = (make.sub("(a)", "Early;", make.sub("(i)", "At once;")), make.sub("", "Then."))
    more = [
        make.paragraph("Recalling its resolutions,", "preambular", italics=((0, 9),)),
        make.paragraph(request, lead_phrase="Requests", sub_paragraphs=parts),
        make.paragraph("Notes the report."),
    ]
    annex = records.Annex("Guide", (records.Block("paragraph", "Prevent crime.", "1"),))
    first = make.adopted_record(paragraphs=more[2:])
    text = make.text_record(number="77/237", status="adopted", paragraphs=more, annexes=(annex,))
    second = make.changed(first, resolutions=(text,))
    anew = make.held(second)
    expected = everything(anew)
    assert expected[1]["addressed"] == expected[1]["entry__addressed"] == ["Secretary-General"]
    anew.delete()
    make.held(first)
    assert everything(make.held(second)) == expected


def test_a_text_read_again_without_a_change_is_left_as_it_is() -> None:
    clause = make.paragraph(
        "Requests a report:",
        lead_phrase="Requests",
        italics=((0, 8),),
        sub_paragraphs=(make.sub("(a)", "Early.", italics=((0, 5),)),),
    )
    record = make.adopted_record(paragraphs=[make.paragraph("Prevention", "heading"), clause])
    make.held(record)
    with CaptureQueriesContext(connection) as captured:
        make.held(make.changed(record))
    assert not [one for one in captured.captured_queries if 'UPDATE "resolutions_paragraph"' in one["sql"]]


def test_a_mark_finds_the_footnote_of_its_own_text() -> None:
    texts = [
        make.text_record(
            paragraphs=[make.paragraph("Requests more;", footnote_marks=(records.Mark("1", 14),))],
            footnotes=(make.footnote("1", f"Note of text {name}."),),
        )
        for name in ("one", "two")
    ]
    make.held(make.report_record(*texts))
    notes = Paragraph.objects.filter(kind="operative").order_by("order").values_list("marks__footnote__text")
    assert [note for (note,) in notes] == ["Note of text one.", "Note of text two."]


def test_a_repeated_label_leads_to_the_next_body_below() -> None:
    mark = (records.Mark("2", 3),)
    text = make.text_record(
        paragraphs=[
            make.paragraph("Requests;", footnote_marks=mark, line=5),
            make.paragraph("Decides.", footnote_marks=mark, line=50),
        ],
        footnotes=(make.footnote("2", "First.", line=9), make.footnote("2", "Second.", line=60)),
    )
    paragraphs = make.held(make.document_record(text)).paragraphs.order_by("order")
    assert [note for (note,) in paragraphs.values_list("marks__footnote__text")] == ["First.", "Second."]


def test_taking_the_same_file_in_twice_changes_nothing() -> None:
    record = make.document_record(make.text_record(operative=["Requests a;", "Decides b."]))
    document = make.held(record)
    keys = list(document.paragraphs.values_list("pk", "text"))
    again = make.held(record)
    assert again.pk == document.pk
    assert list(again.paragraphs.values_list("pk", "text")) == keys
    assert Document.objects.count() == Resolution.objects.count() == 1


def test_a_changed_file_keeps_keys_and_what_a_curator_said() -> None:
    text = make.text_record("On crime", operative=["Requests one thing;", "Decides on another."])
    record = make.document_record(text)
    document = make.held(record)
    decides = document.paragraphs.get(anchor="op2")
    decides.themes.add(Theme.objects.create(name="Decisions"))
    decides.curated, decides.lead_phrase, decides.note = {"lead_phrase": "Decides"}, "Decides on", "see"
    decides.save()

    longer = make.text_record(
        "On crime", operative=["Requests one thing;", "Urges all;", "Decides on another."]
    )
    make.held(make.changed(record, resolutions=(longer,)))

    decides.refresh_from_db()
    assert (decides.anchor, decides.position, decides.lead_phrase) == ("op3", 3, "Decides on")
    assert decides.note == "see"
    assert [theme.name for theme in decides.themes.all()] == ["Decisions"]
    assert document.paragraphs.count() == 3


def test_a_curated_column_remembers_what_is_parsed_now() -> None:
    record = make.document_record(make.text_record("On crime", operative=["Requests a report."]))
    paragraph = make.held(record).paragraphs.get()
    Paragraph.objects.update(curated={"lead_phrase": "Requests"}, lead_phrase="Asks")
    reread = make.paragraph("Requests a report.", lead_phrase="Requests also")
    make.held(make.changed(record, resolutions=(make.text_record("On crime", paragraphs=[reread]),)))
    paragraph.refresh_from_db()
    assert (paragraph.lead_phrase, paragraph.curated) == ("Asks", {"lead_phrase": "Requests also"})


def test_what_was_said_of_a_paragraph_that_is_gone_is_kept_apart() -> None:
    text = make.text_record("On crime", operative=["Requests one thing;", "Decides on another."])
    record = make.document_record(text)
    document = make.held(record)
    document.paragraphs.filter(anchor="op2").update(note="important", review="reviewed")
    shorter = make.text_record("On crime", operative=["Requests one thing."])
    make.held(make.changed(record, resolutions=(shorter,)))
    kept = DetachedCuration.objects.get()
    assert (kept.document, kept.anchor, kept.text) == (document, "op2", "Decides on another.")
    assert kept.values == {"note": "important", "review": "reviewed"}


def test_a_curators_symbol_survives_a_changed_file() -> None:
    record = make.document_record(make.text_record("On crime"))
    document = make.held(record)
    Document.objects.update(symbol="A/C.3/80/L.5", curated={"symbol": None})
    again = make.held(make.changed(record, date=None))
    assert (again.pk, again.symbol, again.date) == (document.pk, "A/C.3/80/L.5", None)
    assert again.resolutions.get().symbol == "A/C.3/80/L.5"


def test_the_same_symbol_in_another_file_updates_and_keeps_the_older_source() -> None:
    first = make.held(make.adopted_record("77/237", "On crime"))
    second = make.held(make.adopted_record("77/237", "On crime"))
    assert second.pk == first.pk
    assert second.superseded_sources.get() == first.source
    assert second.source != first.source


def test_a_revised_draft_of_the_same_title_is_another_document() -> None:
    text = make.text_record("On crime")
    first = make.held(make.document_record(text))
    assert make.held(make.document_record(text, revised=True)).pk != first.pk


def test_a_draft_without_symbol_never_overwrites_one_with_a_symbol() -> None:
    text = make.text_record("On crime")
    first = make.held(make.document_record(text, symbol="A/C.3/80/L.5"))
    assert make.held(make.document_record(text)).pk != first.pk


def test_texts_of_unknown_sessions_are_not_taken_for_each_other() -> None:
    text = make.text_record("On crime")
    first = make.held(make.document_record(text, session=None))
    assert make.held(make.document_record(text, session=None)).pk != first.pk


def test_a_changed_file_is_known_by_its_path_when_its_title_changed() -> None:
    operative = ["Requests one thing;", "Decides on another."]
    record = make.document_record(make.text_record("On crime", operative=operative), session=None)
    first = make.held(record, path="/in/a.txt")
    retitled = make.changed(record, resolutions=(make.text_record("On crimes", operative=operative),))
    assert make.held(retitled, path="/in/a.txt").pk == first.pk


def test_another_document_under_the_same_path_is_not_taken_for_the_first() -> None:
    first = make.held(make.document_record(), path="/in/a.txt")
    assert make.held(make.document_record(), path="/in/a.txt").pk != first.pk


def test_a_reference_finds_a_text_that_arrives_later() -> None:
    citing = make.operative("Recalls its resolution 77/237.", citations=(make.citation("A/RES/77/237"),))
    reference = CrossReference.objects.get(paragraph=citing)
    assert reference.target_resolution is None
    cited = make.adopted("77/237")
    reference.refresh_from_db()
    assert reference.target_resolution == cited


def test_a_text_finds_the_draft_and_the_report_it_came_from() -> None:
    adopted = make.adopted(
        "80/200", draft_symbol="A/C.3/80/L.5", on_report_of=records.ReportOf("A/80/555", "31")
    )
    draft = make.held(make.document_record(symbol="A/C.3/80/L.5")).resolutions.get()
    report = make.held(make.report_record(make.text_record(), symbol="A/80/555", session=80))
    adopted.refresh_from_db()
    assert (adopted.draft, adopted.report) == (draft, report)


def test_an_agenda_item_takes_its_english_title() -> None:
    items = (records.AgendaItem(107, "Prevención del delito"),)
    for number in ("80/1", "80/2"):
        make.held(make.changed(make.adopted_record(number), language="es", agenda_items=items))
    assert AgendaItem.objects.get().topic == "prevencion del delito"
    make.held(make.adopted_record("80/1"))
    assert AgendaItem.objects.get().topic == "crime prevention and criminal justice"


def test_a_sponsor_is_one_row_however_printed() -> None:
    make.held(make.document_record(sponsors=("the Netherlands", "Spain")))
    make.held(make.document_record(sponsors=("Netherlands",)))
    names = Document.objects.order_by("pk").values_list(
        "sponsorships__printed", "sponsorships__sponsor__name"
    )
    assert set(names) == {("the Netherlands", "Netherlands"), ("Spain", "Spain"), ("Netherlands",) * 2}
