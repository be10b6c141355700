"""What curators say of lineage leaves the archive as a file and comes back from it, whole or not at all."""

import json
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from resolutions.lineage import rulings
from resolutions.lineage.restoring import MOST_CHARACTERS, Refused, read
from resolutions.models import Document, Paragraph, Resolution, Ruling, TitleBridge
from resolutions.reading.lives import clause_keys
from resolutions.titles import fold
from tests import factories

TITLE = "Strengthening the programme"
OTHER = "Strengthening the crime programme"
RATIFY = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
PRISONS = "Welcomes the thematic discussions held by the Commission about prison reform;"
MUSEUMS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"
JOINED, CUT = Ruling.Verdict.JOINED, Ruling.Verdict.CUT
Line = dict[str, Any]

RULING: Line = {
    "kind": "ruling",
    "says": "joined",
    "earlier": {"place": "/A/RES/75/196/#op2", "words": PRISONS},
    "later": {"place": "/A/RES/76/187/#op2", "words": MUSEUMS},
    "why": "The co-chair said so.",
    "made_at": "2025-11-27T14:30:00+00:00",
}
BRIDGE: Line = {
    "kind": "bridge",
    "says": "joined",
    "earlier": {"title": TITLE, "text": "/A/RES/76/187/"},
    "later": {"title": OTHER, "text": None},
    "why": "",
    "made_at": "2025-11-27T14:30:00Z",
}


def fill() -> None:
    """Take in three texts, the last under another title."""
    factories.adopted("75/196", TITLE, operative=(RATIFY, PRISONS))
    factories.adopted("76/187", TITLE, operative=(RATIFY, MUSEUMS))
    factories.adopted("77/237", OTHER, operative=(RATIFY, MUSEUMS))
    call_command("lineage", stdout=StringIO())


def clause(symbol: str, anchor: str) -> Paragraph:
    return Paragraph.objects.get(resolution__symbol=symbol, anchor=anchor)


def exported() -> list[Line]:
    out = StringIO()
    call_command("export", rulings=True, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def file_of(folder: Path, *lines: object) -> Path:
    path = folder / "rulings.jsonl"
    said = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    return path


def load(path: object, **options: Any) -> tuple[str, str]:
    """Run the command; give what it printed, and what it wrote on standard error, its failure too."""
    out, err = StringIO(), StringIO()
    try:
        call_command("rulings", str(path), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(f"status {error.returncode}: {error}\n")
    return out.getvalue(), err.getvalue()


def empty_archive() -> None:
    """Take everything away, as a database that is made anew."""
    Document.objects.all().delete()
    Ruling.objects.all().delete()
    TitleBridge.objects.all().delete()


@pytest.mark.django_db
def test_rulings_and_bridges_survive_a_database_that_is_made_anew(tmp_path: Path) -> None:
    fill()
    load(file_of(tmp_path, BRIDGE))
    joined = rulings.rule(clause("A/RES/75/196", "op2"), clause("A/RES/76/187", "op2"), JOINED)
    Ruling.objects.filter(pk=joined.pk).update(reason="“Said” by the\nco-chair")
    rulings.rule(clause("A/RES/76/187", "op1"), clause("A/RES/77/237", "op1"), CUT)
    said = exported()
    call_command("export", rulings=True, output=tmp_path / "out", stdout=StringIO())
    empty_archive()
    assert exported() == []

    fill()
    out, err = load(tmp_path / "out" / "rulings.jsonl")

    assert (out.splitlines()[0], err) == ("3 new, 0 changed, 0 as before", "")
    assert exported() == said, "to the letter, and in the same order"
    assert set(rulings.honoured(Ruling.objects.all()).values()) == {True}
    families = set(Resolution.objects.values_list("family", flat=True))
    assert len(families) == 1, "the two titles are one family again"
    keys = clause_keys([clause("A/RES/75/196", "op2").pk, clause("A/RES/77/237", "op2").pk])
    assert len(set(keys.values())) == 1, "lines pass through what was joined, and over the bridge"


@pytest.mark.django_db
def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    fill()
    path = file_of(tmp_path, BRIDGE, RULING)
    load(path)
    before = exported()

    out, err = load(path)

    assert (out.splitlines()[0], err) == ("0 new, 0 changed, 2 as before", "")
    assert exported() == before


@pytest.mark.django_db
def test_what_the_file_says_takes_the_place_of_what_was_said(tmp_path: Path) -> None:
    fill()
    rulings.rule(clause("A/RES/76/187", "op2"), clause("A/RES/75/196", "op2"), CUT)
    kept_apart = {**BRIDGE, "says": "apart", "earlier": BRIDGE["later"], "later": BRIDGE["earlier"]}
    load(file_of(tmp_path, kept_apart))

    out, _ = load(file_of(tmp_path, RULING, BRIDGE))

    assert out.splitlines()[0] == "0 new, 2 changed, 0 as before"
    assert [row.verdict for row in Ruling.objects.all()] == [JOINED]
    assert [row.says for row in TitleBridge.objects.all()] == ["joined"]


@pytest.mark.django_db
def test_what_texts_say_of_titles_is_not_exported_and_gives_way(tmp_path: Path) -> None:
    fill()
    TitleBridge.objects.create(
        earlier_title=TITLE,
        later_title=OTHER,
        earlier_key=fold(TITLE),
        later_key=fold(OTHER),
        says=TitleBridge.Says.TEXT,
    )
    assert exported() == []

    load(file_of(tmp_path, {**BRIDGE, "says": "apart"}))

    assert [row.says for row in TitleBridge.objects.all()] == ["apart"]


@pytest.mark.django_db
def test_one_line_that_cannot_be_taken_leaves_everything_as_it_was(tmp_path: Path) -> None:
    fill()
    gone = {**RULING, "later": {"place": "/A/RES/76/187/#op1", "words": "Decides otherwise."}}
    path = file_of(tmp_path, BRIDGE, RULING, gone)

    out, err = load(path)

    assert out == "" and exported() == []
    assert len(set(Resolution.objects.values_list("family", flat=True))) == 2
    assert err.splitlines() == [
        f"{path}:3: /A/RES/76/187/#op1: no clause with these words is held there",
        f"status 1: {path}: 1 line cannot be taken; nothing was stored",
    ]
    out, err = load(path, skip_missing=True)
    assert out.splitlines()[0] == "2 new, 0 changed, 0 as before, 1 skipped" and f"{path}:3: " in err


@pytest.mark.django_db
def test_a_dry_run_says_what_would_be_done(tmp_path: Path) -> None:
    fill()

    out, err = load(file_of(tmp_path, BRIDGE, RULING), dry_run=True)

    assert (out, err) == ("2 would be new, 0 would be changed, 0 as before\n", "")
    assert exported() == []


@pytest.mark.django_db
def test_a_clause_that_has_another_number_now_is_found_by_its_words(tmp_path: Path) -> None:
    fill()
    moved = {**RULING, "earlier": {"place": "/A/RES/75/196/#op9", "words": PRISONS}}

    load(file_of(tmp_path, moved))

    assert [row["earlier"]["place"] for row in exported()] == ["/A/RES/75/196/#op2"]


@pytest.mark.django_db
def test_two_clauses_of_one_text_are_not_taken(tmp_path: Path) -> None:
    fill()
    path = file_of(tmp_path, {**RULING, "later": {"place": "/A/RES/75/196/#op1", "words": RATIFY}})

    _, err = load(path, skip_missing=True)

    assert f"{path}:1: both clauses stand in one text" in err and exported() == []


@pytest.mark.django_db
def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(json.dumps(BRIDGE).encode())))

    assert load("-")[0].startswith("1 new")


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    _, err = load(tmp_path / "none.jsonl")
    assert err == f"status 1: {tmp_path / 'none.jsonl'}: No such file or directory\n"
    assert "Is a directory" in load(tmp_path)[1]


def test_symbols_and_rulings_are_not_asked_for_together() -> None:
    with pytest.raises(CommandError, match="name no symbol"):
        call_command("export", "77/237", rulings=True)


def changed(line: Line, **values: object) -> Line:
    return {**line, **values}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no JSON: "),
        ("[]", "the line is no object with"),
        ("1" * 5000, ""),
        ("[" * 100_000, ""),
        (changed(RULING, kind="rulling"), 'kind is "rulling", not one of bridge, ruling'),
        (changed(RULING, says="apart"), 'a ruling says "apart", not one of cut, joined'),
        (changed(BRIDGE, says="text"), 'a bridge says "text", not one of apart, joined'),
        (changed(RULING, reason="x"), "the line has reason, which is not known"),
        (changed(RULING, earlier=None), "earlier is no object with place, words"),
        (changed(RULING, earlier={"title": "x"}), "earlier has title, which is not known"),
        (changed(RULING, earlier={"place": "/A/RES/75/196/#op2"}), "words of earlier is missing"),
        (changed(RULING, later={"place": "76/187", "words": "x"}), "not like /A/RES/77/237/#op12"),
        (changed(RULING, later={"place": f"/{'A' * 400}/#op1", "words": "x"}), "not like /A/RES/"),
        (changed(RULING, later=RULING["earlier"]), "the two clauses are one"),
        (changed(BRIDGE, later={"title": " strengthening THE  programme."}), "the two titles are one"),
        (changed(BRIDGE, later={"title": "…"}), "title of later has no word"),
        (changed(RULING, made_at="yesterday"), 'made_at is "yesterday", not a time'),
        (changed(RULING, why=7), "why is missing, or no text"),
        (changed(RULING, why="x" * (MOST_CHARACTERS + 1)), "why has 100,001 characters"),
        (json.dumps(changed(RULING, why="\0")), "why has characters that are no text"),
        (json.dumps(changed(RULING, why="\ud800")), "why has characters that are no text"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_number(line: object, message: str) -> None:
    raw = (line if isinstance(line, str) else json.dumps(line)).encode()

    with pytest.raises(Refused) as refused:
        read(b"\n" + json.dumps(BRIDGE).encode() + b"\n" + raw)

    (problem,) = refused.value.problems
    assert problem.line == 3 and message in problem.message


def test_all_lines_that_cannot_be_read_are_named() -> None:
    twice = json.dumps(changed(BRIDGE, earlier=BRIDGE["later"], later=BRIDGE["earlier"]))
    raw = "\n".join([json.dumps(BRIDGE), "{", twice]).encode() + b"\n\xff"

    with pytest.raises(Refused) as refused:
        read(raw)

    assert [(one.line, one.message) for one in refused.value.problems] == [
        (2, "no JSON: Expecting property name enclosed in double quotes at character 2"),
        (3, "the two are named on line 1 already"),
        (4, "not in UTF-8: byte 1 of the line"),
    ]


def test_an_empty_file_says_nothing() -> None:
    assert read(b"") == read(b"\xef\xbb\xbf\r\n\n") == []


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_are_a_fault(raw: bytes) -> None:
    try:
        read(raw)
    except Refused as refused:
        assert all(problem.line and problem.message for problem in refused.problems)
