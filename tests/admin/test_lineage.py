"""The curators' desk for lineage, by its own forms: links confirmed and cut, clauses and titles joined."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from resolutions.lineage import rulings
from resolutions.models import Link, Paragraph, Resolution, Ruling, Step, TitleBridge
from resolutions.reading.lives import life
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "Strengthening the programme"
RATIFY = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
PRISONS = "Welcomes the thematic discussions held by the Commission about prison reform;"
MUSEUMS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"


@pytest.fixture
def desk(client: Client) -> Client:
    """A curator at the desk, with the rights that the migrations give."""
    import_module("resolutions.migrations.0002_curators").make_curators(apps, None)
    import_module("resolutions.migrations.0020_curators_of_lineage").give_rights(apps, None)
    user = User.objects.create_user("curator", password="secret", is_staff=True)  # noqa: S106
    user.groups.add(Group.objects.get(name="Curators"))
    client.force_login(user)
    return client


@pytest.fixture
def texts() -> tuple[Resolution, Resolution]:
    """Two texts: one clause the same, and one dropped for another."""
    found = (
        factories.adopted("76/187", TITLE, operative=(RATIFY, PRISONS)),
        factories.adopted("77/237", TITLE, operative=(RATIFY, MUSEUMS)),
    )
    call_command("lineage", verbosity=0)
    return found


def act(desk: Client, action: str, *links: Link) -> str:
    sent = {"action": action, "_selected_action": [link.pk for link in links]}
    return desk.post("/admin/resolutions/link/", sent, follow=True).content.decode()


def errors(page: str) -> list[str]:
    return re.findall(r'<ul class="errorlist"[^>]*><li>(.*?)</li>', page)


def clause(text: Resolution, anchor: str) -> Paragraph:
    return Paragraph.objects.get(resolution=text, anchor=anchor)


def test_links_are_shown_with_why(
    desk: Client,
    texts: tuple[Resolution, Resolution],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with django_assert_max_num_queries(9):
        page = desk.get("/admin/resolutions/link/").content.decode()

    assert "A/RES/76/187 → A/RES/77/237" in page and "the same words" in page
    assert "nothing in the earlier text is like it" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=A/RES/77/237", 3),
        ("q=A/RES/77/237+op2", 1),
        ("q=museums", 1),
        ("q=A/RES/1/1", 0),
        ("relation__exact=new", 1),
        ("likeness=low", 0),
        ("ruled=no", 3),
        ("ruled=yes", 0),
    ],
)
def test_links_are_found(desk: Client, texts: tuple[Resolution, Resolution], asked: str, found: int) -> None:
    response = desk.get(f"/admin/resolutions/link/?{asked}")

    assert response.status_code == 200
    assert response.context["cl"].result_count == found


def test_a_link_is_cut_and_confirmed(desk: Client, texts: tuple[Resolution, Resolution]) -> None:
    link = Link.objects.get(relation="identical")
    assert "Ruled on links: 1, not the same clause." in act(desk, "cut", link)
    assert set(Link.objects.values_list("relation", flat=True)) == {"new", "dropped"}
    assert LogEntry.objects.get().get_change_message().startswith("Ruled on a link")

    one, other = (clause(text, "op1") for text in texts)
    desk.post(
        f"/admin/resolutions/ruling/{Ruling.objects.get().pk}/change/",
        {"verdict": "joined", "reason": "Same."},
    )
    link = Link.objects.get(earlier=one, later=other)
    assert link.why == "a curator says so; the same words"
    assert "Ruled on links: 1, the same clause." in act(desk, "confirm", link)
    assert Ruling.objects.get().reason == "Same."


def test_what_has_no_link_is_not_ruled_on(desk: Client, texts: tuple[Resolution, Resolution]) -> None:
    page = act(desk, "cut", Link.objects.get(relation="new"))

    assert "have no link to rule on" in page and not Ruling.objects.exists()


def test_two_clauses_are_joined_by_their_places(desk: Client, texts: tuple[Resolution, Resolution]) -> None:
    dropped = Link.objects.get(relation="dropped")
    page = desk.get(f"/admin/resolutions/link/{dropped.pk}/change/").content.decode()
    offered = re.search(r'href="(/admin/resolutions/ruling/add/\?[^"]+)"', page)
    assert offered and "76/187/#op2" in desk.get(offered[1]).content.decode().replace("%2F", "/")
    sent = {"earlier_at": "A/RES/77/237, op2", "later_at": "https://host/A/RES/76/187/#op2"}
    response = desk.post(
        "/admin/resolutions/ruling/add/", sent | {"verdict": "joined", "reason": "Moved."}, follow=True
    )

    assert not errors(response.content.decode())
    assert Link.objects.get(earlier=clause(texts[0], "op2")).later == clause(texts[1], "op2")
    found = life(clause(texts[1], "op2").pk)
    assert found is not None and found.texts == 2
    assert "in force" in desk.get("/admin/resolutions/ruling/").content.decode()


@pytest.mark.parametrize(
    ("one", "other", "error"),
    [
        ("A/RES/77/237 op1", "A/RES/77/237 op2", "Both stand in one text"),
        ("A/RES/77/237 op1", "A/RES/78/1 op1", "of two families"),
        ("A/RES/77/237 op1", "A/RES/76/187 op1", "There is a ruling on the two"),
        ("A/RES/77/237 op9", "A/RES/76/187 op1", "is no preambular or operative paragraph"),
        ("A/RES/77/237", "/A/RES/76/187/#op99", "is no preambular or operative paragraph"),
        ("//[#op1", "x\0#op1", "is no preambular or operative paragraph"),
        ("%00#op1", "/A/RES/76/187#", "is no preambular or operative paragraph"),
    ],
)
def test_a_ruling_that_cannot_be_is_refused(
    desk: Client, texts: tuple[Resolution, Resolution], one: str, other: str, error: str
) -> None:
    factories.adopted("78/1", "Another title")
    rulings.rule(clause(texts[0], "op1"), clause(texts[1], "op1"), Ruling.Verdict.CUT)
    sent = {"earlier_at": one, "later_at": other, "verdict": "joined", "reason": ""}
    page = desk.post("/admin/resolutions/ruling/add/", sent).content.decode()

    assert any(error in said for said in errors(page)), errors(page)
    assert Ruling.objects.count() == 1


def test_a_ruling_that_is_not_honoured_is_told(desk: Client, texts: tuple[Resolution, Resolution]) -> None:
    for verdict, one, other in (("joined", "op1", "op1"), ("joined", "op2", "op2"), ("joined", "op1", "op2")):
        sent = {"earlier_at": f"A/RES/76/187 {one}", "later_at": f"A/RES/77/237 {other}", "verdict": verdict}
        page = desk.post("/admin/resolutions/ruling/add/", sent, follow=True).content.decode()

    assert "the clauses are linked otherwise" in page


def test_rulings_are_taken_back(desk: Client, texts: tuple[Resolution, Resolution]) -> None:
    made = rulings.rule(clause(texts[0], "op1"), clause(texts[1], "op1"), Ruling.Verdict.CUT)
    call_command("lineage", verbosity=0)
    desk.post(
        "/admin/resolutions/ruling/",
        {"action": "delete_selected", "_selected_action": made.pk, "post": "yes"},
    )

    assert not Ruling.objects.exists()
    assert Link.objects.filter(relation="identical").exists()


def test_a_ruling_without_its_paragraph_is_shown_as_such(
    desk: Client, texts: tuple[Resolution, Resolution]
) -> None:
    made = rulings.rule(clause(texts[0], "op1"), clause(texts[1], "op1"), Ruling.Verdict.CUT)
    Paragraph.objects.filter(pk=clause(texts[1], "op1").pk).update(full_text="Other words;")
    assert (
        "the later paragraph has other words now" in desk.get("/admin/resolutions/ruling/").content.decode()
    )
    texts[0].document.delete()
    page = desk.get("/admin/resolutions/ruling/?paragraphs=gone").content.decode()

    assert "without effect: the earlier paragraph is gone" in page
    assert RATIFY in desk.get(f"/admin/resolutions/ruling/{made.pk}/change/").content.decode()
    assert desk.get("/admin/resolutions/ruling/?paragraphs=held").context["cl"].result_count == 0


def test_a_date_that_a_curator_sets_moves_a_text_on_the_line(desk: Client) -> None:
    days = {"76/1": date(2021, 12, 1), "76/2": date(2021, 12, 2), "76/3": date(2021, 12, 3)}
    texts = [factories.adopted(number, TITLE, adopted_on=day) for number, day in days.items()]
    call_command("lineage", verbosity=0)
    first = texts[0]
    sent = {"adopted_on": "2022-01-01", "plenary_meeting": "", "draft_symbol": "", "report_symbol": ""}
    response = desk.post(f"/admin/resolutions/resolution/{first.pk}/change/", sent | {"report_paragraph": ""})

    assert response.status_code == 302
    ends = set(Step.objects.filter(is_current=True).values_list("earlier__symbol", "later__symbol"))
    assert ends == {("A/RES/76/2", "A/RES/76/3"), ("A/RES/76/3", "A/RES/76/1")}


# --- Titles


def test_titles_are_joined_and_kept_apart(desk: Client) -> None:
    one, other = factories.adopted("76/187", "Old title"), factories.adopted("77/237", "New title")
    sent = {"earlier_text": one.pk, "later_text": other.pk, "says": "joined", "why": "The same mandate."}
    desk.post("/admin/resolutions/titlebridge/add/", sent)
    made = TitleBridge.objects.get()

    assert (made.earlier_title, made.later_key) == ("Old title", "new title")
    assert Step.objects.get().is_current
    desk.post(f"/admin/resolutions/titlebridge/{made.pk}/change/", {"says": "apart", "why": ""})
    assert Resolution.objects.values("family").distinct().count() == 2
    assert not Step.objects.exists()


def test_a_bridge_between_one_title_or_bridged_ones_is_refused(desk: Client) -> None:
    one, other = factories.adopted("76/187", "Old title"), factories.adopted("77/237", "New title")
    same = factories.adopted("78/1", "New title")
    add = "/admin/resolutions/titlebridge/add/"
    page = desk.post(
        add, {"earlier_text": other.pk, "later_text": same.pk, "says": "joined"}
    ).content.decode()
    assert errors(page) == ["Both texts bear one title; they are one family."]
    assert errors(desk.post(add, {"says": "joined"}).content.decode())

    for earlier, later in ((one, other), (same, one)):
        page = desk.post(
            add, {"earlier_text": earlier.pk, "later_text": later.pk, "says": "joined"}, follow=True
        ).content.decode()
    assert errors(page) and TitleBridge.objects.count() == 1


def test_a_bridge_by_text_is_not_deleted_but_kept_apart(desk: Client) -> None:
    draft = factories.document_record(factories.text_record("On firearms"), symbol="A/C.3/77/L.5", session=77)
    factories.held(draft)
    factories.adopted("77/237", "On illicit firearms", draft_symbol="A/C.3/77/L.5")
    call_command("lineage", verbosity=0)
    made = TitleBridge.objects.get()
    address = f"/admin/resolutions/titlebridge/{made.pk}"

    assert desk.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert "names A/C.3/77/L.5 as its draft" in desk.get(f"{address}/change/").content.decode()
    desk.post(f"{address}/change/", {"says": "apart", "why": "Two matters."})
    call_command("lineage", verbosity=0)
    assert TitleBridge.objects.get().says == "apart" and not Step.objects.exists()


def test_without_the_right_nothing_is_ruled_on(client: Client, texts: tuple[Resolution, Resolution]) -> None:
    import_module("resolutions.migrations.0020_curators_of_lineage").give_rights(apps, None)
    user = User.objects.create_user("reader", password="secret", is_staff=True)  # noqa: S106
    rights = Group.objects.get(name="Curators").permissions
    user.user_permissions.add(rights.get(codename="view_link"))
    client.force_login(user)
    act(client, "cut", Link.objects.get(relation="identical"))

    assert not Ruling.objects.exists()
    assert client.get("/admin/resolutions/ruling/add/").status_code == 403
