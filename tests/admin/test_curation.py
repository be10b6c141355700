"""The curators' desk, through its own forms: what is set there outlives every later ingest."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from resolutions.exports.curated import export_json
from resolutions.models import (
    Address,
    Addressee,
    CrossReference,
    DetachedCuration,
    Document,
    Paragraph,
    Session,
    Tally,
    Theme,
)
from resolutions.parsing import records
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curators(db: None) -> Group:
    """The group that the migrations make (a test with transactions may have emptied the tables)."""
    from importlib import import_module

    from django.apps import apps

    import_module("resolutions.migrations.0002_curators").make_curators(apps, None)
    return Group.objects.get(name="Curators")


@pytest.fixture
def desk(client: Client, curators: Group) -> Client:
    user = User.objects.create_user("curator", password="secret", is_staff=True)  # noqa: S106
    user.groups.add(curators)
    client.force_login(user)
    return client


def page(row: Any) -> str:
    return f"/admin/resolutions/{row._meta.model_name}/{row.pk}/change/"


def form(desk: Client, row: Any) -> dict[str, Any]:
    """Give the fields of a row's form as a browser would send them back."""
    response = desk.get(page(row))
    assert response.status_code == 200
    context = response.context
    fields = context["adminform"].form
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    every = [fields] + [each for formset in formsets for each in (formset.management_form, *formset.forms)]
    sent: dict[str, Any] = {}
    for each in every:
        for bound in each:
            value = bound.value()
            sent[bound.html_name] = "" if value is None else value
    return sent


def save(desk: Client, row: Any, **values: Any) -> None:
    """Change fields of a row's form and send it."""
    response = desk.post(page(row), form(desk, row) | values)
    assert response.status_code == 302, re.findall(r"errorlist[^>]*>(.*?)</ul>", response.content.decode())
    row.refresh_from_db()


def test_the_group_has_just_these_rights(curators: Group) -> None:
    rights = {right.codename for right in curators.permissions.all()}
    assert {"change_document", "change_resolution", "change_paragraph", "view_ingestrun"} <= rights
    forbidden = re.compile(
        r"(add|delete)_(document|resolution|paragraph|footnote|sourcefile)|.*_(user|group)"
    )
    assert not [right for right in rights if forbidden.fullmatch(right)]
    assert Permission.objects.filter(group=curators).count() == len(rights)


def test_a_symbol_set_by_a_curator_gives_an_address_and_keeps_the_old_one(desk: Client) -> None:
    citing = make.operative(
        "Recalls A/C.3/80/L.5.", citations=(make.citation("A/C.3/80/L.5", type="document"),)
    )
    document = make.held(make.document_record(make.text_record("On crime")))
    save(desk, document, symbol="a/c.3/80/l.5")
    text = document.resolutions.get()
    assert (document.symbol, document.curated, text.symbol) == (
        "A/C.3/80/L.5",
        {"symbol": None},
        "A/C.3/80/L.5",
    )
    addresses = Address.objects.filter(resolution=text).order_by("path").values_list("path", "current")
    assert list(addresses) == [("/A/C.3/80/L.5/", True), ("/drafts/80/on-crime/", False)]
    assert CrossReference.objects.get(paragraph=citing).target_resolution == text


def test_what_a_curator_set_survives_a_changed_file(desk: Client) -> None:
    record = make.document_record(make.text_record("On crime", operative=["Requests a report;", "Decides."]))
    document = make.held(record)
    save(desk, document, symbol="A/C.3/80/L.5", date="2025-11-03", committee="Third Committee")
    clause = document.paragraphs.get(anchor="op2")
    theme, addressee = Theme.objects.create(name="Courts"), Addressee.objects.create(name="States")
    save(
        desk,
        clause,
        lead_phrase="Decides also",
        themes=[theme.pk],
        addressees=[addressee.pk],
        note="see",
        review="reviewed",
    )
    longer = make.text_record("On crime", operative=["Requests a report;", "Urges all;", "Decides."])
    make.held(make.changed(record, resolutions=(longer,), date=None))

    document.refresh_from_db()
    clause.refresh_from_db()
    assert (document.symbol, str(document.date), document.committee) == (
        "A/C.3/80/L.5",
        "2025-11-03",
        "Third Committee",
    )
    assert (clause.anchor, clause.lead_phrase, clause.note, clause.review) == (
        "op3",
        "Decides also",
        "see",
        "reviewed",
    )
    assert (clause.themes.get(), clause.addressees.get()) == (theme, addressee)
    assert not DetachedCuration.objects.exists()


def test_clearing_a_curated_value_goes_back_to_the_parsed_one(desk: Client) -> None:
    document = make.held(make.document_record())
    save(desk, document, date="2025-01-02")
    assert document.curated == {"date": "2025-11-12"}
    save(desk, document, date="")
    assert (str(document.date), document.curated) == ("2025-11-12", {})


def test_setting_the_parsed_value_is_no_curation(desk: Client) -> None:
    document = make.held(make.document_record())
    save(desk, document, date="2025-01-02")
    save(desk, document, date="2025-11-12")
    assert document.curated == {}


def test_a_session_set_by_a_curator_places_the_document_on_its_agenda(desk: Client) -> None:
    document = make.held(make.document_record(session=None))
    session = Session.objects.create(number=70)
    save(desk, document, session=session.pk)
    assert document.curated == {"session_id": None}
    item = document.agenda_items.get()
    assert (item.session, item.number) == (session, 107)


def test_sponsors_set_by_a_curator_survive_and_can_be_taken_back(desk: Client) -> None:
    record = make.document_record(make.text_record("On crime"), sponsors=("Italy", "Spain"))
    document = make.held(record)
    save(desk, document, **{"sponsorships-0-printed": "the Gambia"})
    assert document.curated == {"sponsors": ["Italy", "Spain"]}
    again = make.held(make.changed(record, sponsors=("Italy", "Spain", "Peru")))
    names = again.sponsorships.order_by("order").values_list("printed", "sponsor__name")
    assert list(names) == [("the Gambia", "Gambia"), ("Spain", "Spain")]
    assert export_json(again)["sponsors"] == ["Italy", "Spain", "Peru"]

    save(desk, again, **{"sponsorships-0-DELETE": "on", "sponsorships-1-DELETE": "on"})
    assert [row.printed for row in again.sponsorships.order_by("order")] == ["Italy", "Spain", "Peru"]
    assert again.curated == {}


def test_agenda_items_set_by_a_curator_survive_and_can_be_taken_back(desk: Client) -> None:
    record = make.document_record(make.text_record("On crime"), agenda_items=())
    document = make.held(record)
    save(desk, document, **{"placements-0-number": "107", "placements-0-title": "Crime prevention"})
    assert document.curated == {"agenda_items": []}
    item = document.agenda_items.get()
    assert (item.number, item.topic, item.session) == (107, "crime prevention", document.session)

    again = make.held(make.changed(record, agenda_items=(records.AgendaItem(110, "Drugs"),)))
    assert again.placements.get().number == 107
    exported = export_json(again)
    assert [one["number"] for one in exported["agenda_items"]] == [110]
    assert [one["number"] for one in exported["curated"]["agenda_items"]] == [107]

    save(desk, again, **{"placements-0-DELETE": "on"})
    assert (again.placements.get().number, again.curated) == (110, {})


def test_a_sponsor_added_without_an_order_comes_last(desk: Client) -> None:
    document = make.held(make.document_record(sponsors=("Italy", "Spain")))
    save(desk, document, **{"sponsorships-2-printed": "Peru"})
    assert [row.printed for row in document.sponsorships.order_by("order")] == ["Italy", "Spain", "Peru"]


def test_every_change_is_in_the_log(desk: Client) -> None:
    clause = make.operative("Requests a report.")
    save(desk, clause, lead_phrase="Asks")
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id) == ("curator", str(clause.pk))
    assert "Lead phrase" in entry.get_change_message()


def test_going_back_takes_every_curated_value_of_the_chosen_rows_back(desk: Client) -> None:
    document = make.held(make.document_record(make.text_record("On crime"), sponsors=("Italy",)))
    save(desk, document, symbol="A/C.3/80/L.5", **{"sponsorships-0-printed": "Peru"})
    desk.post(
        "/admin/resolutions/document/", {"action": "go_back", "_selected_action": [document.pk], "index": 0}
    )
    document.refresh_from_db()
    assert (document.symbol, document.curated) == (None, {})
    assert document.sponsorships.get().printed == "Italy"
    assert document.resolutions.get().addresses.get(current=True).path == "/drafts/80/on-crime/"
    assert LogEntry.objects.filter(change_message__contains="Went back").count() == 1


@pytest.mark.parametrize("typed", ["nonsense", "A/RES/77/237"])
def test_a_symbol_that_is_none_or_taken_is_refused(desk: Client, typed: str) -> None:
    make.adopted("77/237")
    document = make.held(make.document_record())
    response = desk.post(page(document), form(desk, document) | {"symbol": typed})
    assert response.status_code == 200
    assert "symbol" in response.context["adminform"].form.errors
    document.refresh_from_db()
    assert document.symbol is None


def test_parsed_text_is_shown_and_cannot_be_changed(desk: Client) -> None:
    clause = make.operative("Requests a report.")
    assert {"text", "number", "kind"}.isdisjoint(form(desk, clause))
    save(desk, clause, text="Forged.", number="9")
    assert (clause.text, clause.number) == ("Requests a report.", "1")


@pytest.mark.parametrize(
    "model", ["document", "resolution", "paragraph", "sourcefile", "ingestrun", "session"]
)
def test_nothing_parsed_is_added_or_deleted(admin_client: Client, model: str) -> None:
    clause = make.operative("Requests a report.")
    assert admin_client.get(f"/admin/resolutions/{model}/add/").status_code == 403
    rows = {"document": clause.document_id, "paragraph": clause.pk, "resolution": clause.resolution_id}
    if model in rows:
        assert admin_client.post(f"/admin/resolutions/{model}/{rows[model]}/delete/").status_code == 403
    assert Document.objects.count() == Paragraph.objects.count() == 1


def test_the_source_file_is_given_as_received(desk: Client) -> None:
    document = make.held(make.document_record(), raw=b"caf\xc3\xa9\r\n")
    response = desk.get(f"/admin/resolutions/sourcefile/{document.source_id}/download/")
    assert response.content == b"caf\xc3\xa9\r\n"
    assert response["Content-Disposition"] == f'attachment; filename="{document.source.name}"'


def test_the_source_file_is_for_staff(client: Client) -> None:
    document = make.held(make.document_record())
    response = client.get(f"/admin/resolutions/sourcefile/{document.source_id}/download/")
    assert response.status_code == 302


def test_what_a_curator_changed_is_counted_at_once(desk: Client) -> None:
    document = make.held(make.document_record(session=None))
    session = Session.objects.create(number=80)
    save(desk, document, session=session.pk)
    assert Tally.objects.filter(facet="session_id", key=str(session.pk), kind="operative").exists()
    assert Paragraph.objects.filter(session=session).count() == document.paragraphs.count()
