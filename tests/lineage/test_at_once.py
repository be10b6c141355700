"""Lineage beside others who write, beside itself, and killed half-way: nothing lost, nothing wrong."""

import threading
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from resolutions.aligning.align import align
from resolutions.lineage import drawing, locking, strands
from resolutions.lineage.keeping import behind, do
from resolutions.models import Link, Paragraph, Step, Strand
from resolutions.reading.alignments import stored_links
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Strengthening the programme"
WORDS = (
    "Urges Member States to ratify the Convention against Transnational Organized Crime;",
    "Welcomes the thematic discussions held by the Commission about prison reform;",
)
PATIENCE = 20.0
"""Seconds after which a test that waits gives up."""


@pytest.fixture(autouse=True)
def texts() -> None:
    """Four texts of one title, not aligned yet."""
    for number in ("74/1", "75/1", "76/1", "77/1"):
        factories.adopted(number, TITLE, operative=WORDS)


class Beside(threading.Thread):
    """Something done on a connection of its own; ``outcome`` raises what it raised."""

    def __init__(self, action: Callable[[], Any]) -> None:
        super().__init__()
        self._action, self._error = action, None
        self.start()

    def run(self) -> None:
        try:
            self._action()
        except BaseException as error:
            self._error = error  # type: ignore[assignment]
        finally:
            connection.close()

    def outcome(self) -> None:
        self.join(PATIENCE)
        assert not self.is_alive()
        if self._error is not None:
            raise self._error


def lineage() -> str:
    out = StringIO()
    call_command("lineage", stdout=out)
    return out.getvalue().strip()


def stored() -> tuple[list[Any], list[Any]]:
    ends = ("step__earlier__symbol", "step__later__symbol", "number", "order", "relation", "carries_on")
    return list(Link.objects.order_by(*ends).values_list(*ends)), list(Strand.objects.values_list())


@pytest.fixture
def expected() -> Iterator[tuple[list[Any], list[Any]]]:
    """What one undisturbed run stores."""
    lineage()
    found = stored()
    Step.objects.all().delete()
    Strand.objects.all().delete()
    yield found


def test_two_at_once_do_no_harm(expected: tuple[list[Any], list[Any]]) -> None:
    runs = [Beside(lineage) for _ in range(3)]
    for one in runs:
        one.outcome()

    assert lineage() == "all texts that follow one another are aligned"
    assert stored() == expected


def killed(*_: Any) -> Any:
    """Stop what calls this, as Ctrl-C does."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("drawn", [0, 1, 2, 3])
def test_what_is_killed_half_way_goes_on(
    expected: tuple[list[Any], list[Any]], monkeypatch: pytest.MonkeyPatch, drawn: int
) -> None:
    left = iter([align] * drawn)
    monkeypatch.setattr(drawing, "align", lambda *given: next(left, killed)(*given))
    monkeypatch.setattr(strands, "_store_strands", killed)  # reached where all is drawn
    with pytest.raises(CommandError, match="stopped; what is aligned is stored"):
        lineage()
    monkeypatch.undo()

    assert Step.objects.filter(is_current=True).count() == drawn
    lineage()
    assert stored() == expected


def test_a_text_changed_while_it_is_drawn_is_stale_after(monkeypatch: pytest.MonkeyPatch) -> None:
    lineage()
    Step.objects.update(is_current=False, digest="")
    reading, writing = threading.Event(), threading.Event()

    def slow(*given: Any) -> Any:
        reading.set()
        writing.wait(PATIENCE)
        return align(*given)

    def change() -> None:
        reading.wait(PATIENCE)
        writing.set()  # the update below waits for the drawing, which has read the old words
        Paragraph.objects.filter(resolution__symbol="A/RES/77/1", anchor="op1").update(full_text="New;")

    monkeypatch.setattr(drawing, "align", slow)
    step = Step.objects.get(later__symbol="A/RES/77/1")
    writer = Beside(change)
    drawing.draw(step.pk)
    writer.outcome()
    monkeypatch.undo()

    step.refresh_from_db()
    assert not step.is_current
    assert stored_links(step.earlier_id, step.later_id) == ()


def held_open(action: Callable[[], Any], during: Callable[[], Any]) -> Any:
    """Do something in a transaction that is open while something else is done; give what that gives."""
    done, ended = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            action()
            done.set()
            ended.wait(PATIENCE)

    writer = Beside(write)
    done.wait(PATIENCE)
    try:
        return during()
    finally:
        ended.set()
        writer.outcome()


def change() -> None:
    Paragraph.objects.filter(resolution__symbol="A/RES/77/1", anchor="op1").update(full_text="New;")


def test_who_is_changing_a_text_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE_MS", 50)
    lineage()
    Step.objects.update(is_current=False)

    said = held_open(change, lineage)
    assert said == "2 pairs found the same still, 2 pairs left, because somebody is changing a text"
    assert lineage() == "1 pair of texts aligned"


def test_new_pairs_are_not_stored_beside_a_text_that_is_being_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locking, "PATIENCE_MS", 50)
    with pytest.raises(CommandError, match="texts are being written"):
        held_open(change, lineage)

    assert not Step.objects.exists()
    assert lineage() == "3 pairs of texts aligned"


def test_a_page_is_answered_while_a_text_is_being_changed(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE_MS", 50)
    page = held_open(change, lambda: client.get("/families/strengthening-the-programme/").content.decode())

    assert page.count("Not aligned yet") == 3


def test_a_family_is_done_by_two_who_share_the_work(expected: tuple[list[Any], list[Any]]) -> None:
    (work,) = behind()
    runs = [Beside(lambda: do(work)) for _ in range(2)]
    for one in runs:
        one.outcome()

    assert stored() == expected
