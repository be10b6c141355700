"""Readable addresses: stable, unique, and redirected when a symbol arrives."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from resolutions import migrations
from resolutions.ingest import addresses
from resolutions.models import Address, Document, Resolution
from tests import factories as make

pytestmark = pytest.mark.django_db


def current(language: str = "en") -> set[str]:
    return set(Address.objects.filter(current=True, language=language).values_list("path", flat=True))


def test_an_adopted_text_stands_under_its_symbol() -> None:
    make.adopted("77/237")
    assert current() == {"/A/RES/77/237/"}


def test_a_draft_without_symbol_stands_under_session_kind_and_title() -> None:
    title = "Strengthening the United Nations crime prevention and criminal justice programme, in particular"
    make.resolution(title=title)
    path = "/drafts/80/strengthening-the-united-nations-crime-prevention-and-criminal-justice-programme/"
    assert current() == {path}


def test_a_report_and_each_text_in_it_have_addresses() -> None:
    make.held(make.report_record(make.text_record(), make.text_record()))
    assert current() == {"/A/75/464/", "/A/75/464/I/", "/A/75/464/II/"}


def test_a_draft_that_is_alone_in_a_report_stands_in_it_as_several_do() -> None:
    document = make.held(make.report_record(make.text_record()))
    assert current() == {"/A/75/464/", "/A/75/464/I/"}
    assert document.resolutions.get().symbol is None
    make.held(make.changed(make.report_record(symbol="A/75/465"), resolutions=(make.text_record(),)))
    assert {"/A/75/465/", "/A/75/465/1/"} < current(), "without a numeral, by its place"


def test_an_adopted_text_in_a_report_keeps_its_own_symbol() -> None:
    make.held(make.report_record(make.text_record(status="adopted", number="75/196")))
    assert current() == {"/A/75/464/", "/A/RES/75/196/"}


def test_the_old_address_of_a_draft_alone_in_a_report_leads_on(client: Client) -> None:
    document = make.held(make.report_record(make.text_record()))
    text = document.resolutions.get()
    Resolution.objects.filter(pk=text.pk).update(symbol="A/75/464")  # as it was held before
    Address.objects.filter(resolution=text).update(path="/A/75/464~2/")

    [migration] = Path(migrations.__file__ or "").parent.glob("*_single_drafts_in_reports.py")
    import_module(f"resolutions.migrations.{migration.stem}").rename(apps, None)

    assert current() == {"/A/75/464/", "/A/75/464/I/"}
    response = client.get("/A/75/464~2/")
    assert (response.status_code, response.headers["Location"]) == (301, "/A/75/464/I/")
    assert client.get("/A/75/464/I/").status_code == 200


def test_a_report_without_symbol_stands_under_committee_and_agenda_item() -> None:
    make.held(make.report_record(make.text_record(), symbol=None))
    path = "/reports/75/third-committee-crime-prevention-and-criminal-justice/"
    assert current() == {path, f"{path}I/"}


def test_two_drafts_of_one_title_get_two_addresses() -> None:
    make.held(make.document_record(make.text_record("On crime"), session=None))
    make.held(make.document_record(make.text_record("On crime"), session=None))
    assert current() == {"/drafts/undated/on-crime/", "/drafts/undated/on-crime~2/"}


def test_the_old_address_redirects_when_a_symbol_arrives() -> None:
    document = make.held(make.document_record(make.text_record("On crime")))
    text = document.resolutions.get()
    document.symbol = text.symbol = "A/C.3/80/L.5"
    addresses.settle(document, [text])
    assert current() == {"/A/C.3/80/L.5/"}
    assert Address.objects.get(path="/drafts/80/on-crime/").resolution == text


def test_the_readable_address_returns_when_the_symbol_is_taken_back() -> None:
    document = make.held(make.document_record(make.text_record("On crime")))
    text = document.resolutions.get()
    for symbol in ("A/C.3/80/L.5", None):
        document.symbol = text.symbol = symbol
        addresses.settle(document, [text])
    assert current() == {"/drafts/80/on-crime/"}


def test_a_redirect_gives_way_to_what_bears_the_symbol() -> None:
    document = make.held(make.document_record(make.text_record("On crime")))
    text = document.resolutions.get()
    for symbol in ("A/C.3/80/L.5", "A/C.3/80/L.6"):
        document.symbol = text.symbol = symbol
        addresses.settle(document, [text])
    Document.objects.filter(pk=document.pk).update(symbol="A/C.3/80/L.6")
    rightful = make.held(make.document_record(symbol="A/C.3/80/L.5")).resolutions.get()
    assert Address.objects.get(path="/A/C.3/80/L.5/").resolution == rightful
    assert current() == {"/A/C.3/80/L.5/", "/A/C.3/80/L.6/"}


def test_an_address_outlives_a_corrected_title() -> None:
    record = make.document_record(make.text_record("On crime", operative=["Decides."]))
    make.held(record, path="/in/a.txt")
    retitled = make.text_record("On crimes", operative=["Decides."])
    make.held(make.changed(record, resolutions=(retitled,)), path="/in/a.txt")
    assert current() == {"/drafts/80/on-crime/"}


def test_the_address_of_a_text_that_is_gone_leads_to_one_that_is_left() -> None:
    record = make.report_record(make.text_record("On crime"), make.text_record("On drugs"))
    document = make.held(record)
    make.held(make.changed(record, resolutions=record.resolutions[:1]))
    address = Address.objects.get(path="/A/75/464/II/")
    assert (address.resolution, address.current) == (document.resolutions.get(), False)


def test_translations_share_a_path() -> None:
    make.held(make.adopted_record("77/237"))
    record = make.adopted_record("77/237")
    make.held(make.changed(record, language="fr"))
    assert current("fr") == current("en") == {"/A/RES/77/237/"}
