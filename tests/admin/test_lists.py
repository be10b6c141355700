"""The desk's lists: rows are found as curators ask, and lists stay light however long they are."""

from typing import Any

import pytest
from django.test import Client

from resolutions.models import DetachedCuration, IngestOutcome, IngestRun, Theme
from resolutions.parsing import records
from tests import factories as make

pytestmark = pytest.mark.django_db

MODELS = (
    "address",
    "addressee",
    "agendaitem",
    "detachedcuration",
    "document",
    "ingestoutcome",
    "ingestrun",
    "paragraph",
    "resolution",
    "session",
    "sourcefile",
    "sponsor",
    "theme",
)


def found(client: Client, typed: str, model: str = "paragraph", **choices: str) -> list[str]:
    response = client.get(f"/admin/resolutions/{model}/", {"q": typed, **choices})
    assert response.status_code == 200
    rows = response.context["cl"].result_list
    return [f"{row.anchor}: {row.opening}" if model == "paragraph" else str(row) for row in rows]


@pytest.fixture
def texts(db: None) -> None:
    make.adopted("77/237", "On crime", operative=["Requests a report;", "Decides on forensic sciences."])
    make.adopted("78/229", "On drugs", operative=["Requests a report;", "Urges Côte d’Ivoire to act."])


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("forensic", ["op2: Decides on forensic sciences."]),
        ("cote d'ivoire", ["op2: Urges Côte d’Ivoire to act."]),
        ("77/237", ["op1: Requests a report;", "op2: Decides on forensic sciences."]),
        ("A/RES/77/237, para. 2", ["op2: Decides on forensic sciences."]),
        ("A/RES/77/237 report", ["op1: Requests a report;"]),
        ("77/237 op2", ["op2: Decides on forensic sciences."]),
        ("A/RES/77/237 paragraph 2", ["op2: Decides on forensic sciences."]),
        ("op2", ["op2: Decides on forensic sciences.", "op2: Urges Côte d’Ivoire to act."]),
        ("2", ["op2: Decides on forensic sciences.", "op2: Urges Côte d’Ivoire to act."]),
        ("nothing of the kind", []),
        ("'\" ((( \\ %", []),
    ],
)
def test_a_paragraph_is_found_by_text_symbol_or_number(
    admin_client: Client, typed: str, rows: list[str]
) -> None:
    assert sorted(found(admin_client, typed)) == sorted(rows)


@pytest.mark.usefixtures("texts")
def test_documents_and_texts_are_found_by_symbol_and_title(admin_client: Client) -> None:
    for model in ("document", "resolution"):
        assert len(found(admin_client, "a/res/77/237", model)) == 1
        assert len(found(admin_client, "drugs", model)) == 1


def test_documents_without_a_symbol_and_curated_ones_can_be_listed(admin_client: Client) -> None:
    make.adopted("77/237")
    draft = make.held(make.document_record(make.text_record("On crime")))
    assert found(admin_client, "", "document", without="symbol") == [str(draft)]
    draft.curated = {"date": None}
    draft.save()
    assert found(admin_client, "", "document", curated="yes") == [str(draft)]
    assert found(admin_client, "", "document", curated="no") == ["A/RES/77/237"]


def one_of_each() -> None:
    number = IngestRun.objects.count() + 1
    record = make.report_record(
        make.text_record(annexes=(records.Annex("Rules", (records.Block("paragraph", "Rule."),)),)),
        symbol=f"A/75/{number}",
        warnings=(records.Problem(3, "doubtful"),),
        sponsors=(f"State {number}",),
    )
    document = make.held(record)
    DetachedCuration.objects.create(document=document, anchor="op2", text="gone", values={"note": "x"})
    run = IngestRun.objects.create(paths=["/in"])
    IngestOutcome.objects.create(run=run, path="/in/a.txt", outcome="refused", message="why", line=3)
    Theme.objects.create(name=f"Theme {number}")


@pytest.mark.parametrize("model", MODELS)
def test_a_list_costs_the_same_however_long_it_is(
    admin_client: Client, model: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(8):
        one_of_each()
    with django_assert_max_num_queries(14):
        response = admin_client.get(f"/admin/resolutions/{model}/")
    assert response.status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_every_page_opens(admin_client: Client, model: str) -> None:
    one_of_each()
    rows = admin_client.get(f"/admin/resolutions/{model}/").context["cl"].result_list
    for row in rows:
        assert admin_client.get(f"/admin/resolutions/{model}/{row.pk}/change/").status_code == 200


def test_a_run_leads_to_its_files(admin_client: Client) -> None:
    one_of_each()
    one_of_each()
    run = IngestRun.objects.order_by("pk")[0]
    files = f"/admin/resolutions/ingestoutcome/?run__id__exact={run.pk}"
    assert files in admin_client.get("/admin/resolutions/ingestrun/").content.decode()
    assert len(admin_client.get(files).context["cl"].result_list) == 1
