"""``manage.py align``: files without a database, texts that are held, and one line for what is wrong."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from resolutions.ingest import run
from resolutions.lineage.rulings import rule
from resolutions.models import Paragraph, Ruling

CORPUS = Path(__file__).parents[2] / "corpus"
DRAFT, LATER, REPORT = (
    str(CORPUS / name) for name in ("73-draft-resolution.txt", "77-237.txt", "75-committee-report.txt")
)


def aligned(earlier: str, later: str) -> list[dict[str, object]]:
    out = StringIO()
    call_command("align", earlier, later, "--json", stdout=out)
    rows: list[dict[str, object]] = json.loads(out.getvalue())
    return rows


def refused(earlier: str, later: str = LATER) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("align", earlier, later)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_are_aligned_without_a_database() -> None:
    rows = aligned(DRAFT, f"{REPORT}#III")
    assert set(rows[0]) == {"from", "to", "relation", "moved", "score", "why"}
    assert {"from": ["pp55"], "to": ["pp64", "pp65"], "relation": "split"}.items() <= rows[64].items()
    assert [row["from"] for row in rows if row["relation"] == "new"] == [[]] * 14
    assert [(row["from"], row["to"]) for row in rows if row["relation"] == "dropped"] == [(["pp17"], [])]


def test_a_text_of_a_report_is_named_by_numeral_or_place() -> None:
    assert aligned(f"{REPORT}#III", LATER) == aligned(f"{REPORT}#3", LATER)


def test_a_text_is_named_by_its_number() -> None:
    assert aligned(DRAFT, f"{LATER}#77/237") == aligned(DRAFT, LATER)


def test_the_table_is_for_people() -> None:
    out = StringIO()
    call_command("align", DRAFT, LATER, stdout=out)
    first, *_ = out.getvalue().splitlines()
    assert first.split()[:4] == ["pp1", "pp1", "routine", "0.97"]


@pytest.mark.parametrize(
    ("operand", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file, and no symbol or address"),
        ("nowhere.txt#III", "nowhere.txt#III: no such file, and no symbol or address"),
        (REPORT, f"{REPORT}: 4 texts; there are #I, #II, #III, #IV"),
        (f"{REPORT}#V", f"{REPORT}#V: no text #V; there are #I, #II, #III, #IV"),
        (f"{LATER}#III", f"{LATER}#III: no text #III; there are #77/237"),
        ("", ": no such file, and no symbol or address"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(operand: str, message: str) -> None:
    assert refused(operand) == message


def test_a_folder_and_a_file_of_something_else_are_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk.\n", encoding="utf-8")
    assert refused(str(tmp_path)).startswith(str(tmp_path))
    assert refused(str(tmp_path / "notes.txt")).startswith(str(tmp_path / "notes.txt"))


HELD_REPORT = "/reports/75/third-committee-crime-prevention-and-criminal-justice/"


@pytest.mark.django_db
def test_texts_that_are_held_are_named_by_symbol_or_address() -> None:
    list(run.take_in([Path(LATER), Path(REPORT)]))
    rows = aligned(f"{REPORT}#III", LATER)
    assert aligned(f"{HELD_REPORT}III/", "A/RES/77/237") == rows
    assert aligned(f"{HELD_REPORT}#III", "/A/RES/77/237/") == rows
    assert aligned(f"http://127.0.0.1:8000{HELD_REPORT}III", "77/237") == rows
    assert aligned(f"{HELD_REPORT}#3", "a/res/77/237#77/237") == rows


@pytest.mark.django_db
def test_what_curators_ruled_counts_between_held_texts_alone() -> None:
    list(run.take_in([Path(LATER), Path(REPORT)]))
    whole = [row for row in aligned(f"{HELD_REPORT}III/", "77/237") if row["from"] == ["op1"]]
    assert [row["to"] for row in whole] == [["op1"]]
    earlier, later = (
        Paragraph.objects.get(anchor="op1", **asked)
        for asked in ({"resolution__ordinal": "III"}, {"resolution__symbol": "A/RES/77/237"})
    )
    rule(earlier, later, Ruling.Verdict.CUT)

    for from_one, to_other in ((f"{HELD_REPORT}III/", "77/237"), (f"{HELD_REPORT}#III", "A/RES/77/237")):
        rows = aligned(from_one, to_other)
        assert ["op1"] not in [row["to"] for row in rows if row["from"] == ["op1"]]
    assert {"from": ["op1"], "to": ["op1"]}.items() <= next(
        row for row in aligned(f"{REPORT}#III", LATER) if row["from"] == ["op1"]
    ).items()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("operand", "message"),
    [
        ("76/187", "76/187: not held"),
        ("/nowhere/", "/nowhere/: not held"),
        (HELD_REPORT, f"{HELD_REPORT}: 4 texts; there are #I, #II, #III, #IV"),
        (f"{HELD_REPORT}II/#III", f"{HELD_REPORT}II/#III: no text #III; there are #II"),
    ],
)
def test_what_is_not_held_is_said_in_one_line(operand: str, message: str) -> None:
    list(run.take_in([Path(REPORT)]))
    assert refused(operand) == message
