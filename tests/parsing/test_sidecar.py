"""A sidecar says what a text does not; whatever is wrong with it is told with file and line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.records import (
    AgendaItem,
    Document,
    ReportOf,
    ResolutionText,
    SessionOf,
    Source,
)
from resolutions.parsing.sidecar import Sidecar, SidecarError, apply, read

FULL = b"""# beside the file
kind = "resolution"
symbol = "a/c.3/80/l.5/rev.1"
title = "Keeping of  lighthouses"
language = "en"
session = 80
committee = "Third Committee"
agenda_items = [107, "72 (b)", {number = 14, sub_item = "c", title = "Oceans"}]
distribution = "Limited"
date = 2025-11-12
sponsors = ["Albania", "Spain"]
number = "80/237"
adopted_on = "2025-12-15"
plenary_meeting = "54th plenary meeting"
draft_symbol = "A/C.3/80/L.5"
report = "A/80/464, para. 31"
"""


def document(*texts: ResolutionText, **values: object) -> Document:
    defaults: dict[str, object] = {
        "source": Source("a.txt", "0" * 64, "text"),
        "kind": "draft_resolution",
        "symbol": None,
        "title": "Lighthouses",
        "language": "en",
        "body": "General Assembly",
        "session": SessionOf(None),
        "resolutions": texts or (ResolutionText(None, None, "Lighthouses", "draft"),),
    }
    return Document(**{**defaults, **values})  # type: ignore[arg-type]


def test_every_key_is_read() -> None:
    assert read(FULL, "a.toml") == Sidecar(
        kind="resolution",
        symbol="A/C.3/80/L.5/Rev.1",
        title="Keeping of lighthouses",
        language="en",
        session=SessionOf(80),
        committee="Third Committee",
        agenda_items=(AgendaItem(107, None), AgendaItem(72, None, "b"), AgendaItem(14, "Oceans", "c")),
        distribution="Limited",
        date=date(2025, 11, 12),
        sponsors=("Albania", "Spain"),
        number="80/237",
        adopted_on=date(2025, 12, 15),
        plenary_meeting="54th plenary meeting",
        draft_symbol="A/C.3/80/L.5",
        report=ReportOf("A/80/464", "31"),
    )


def test_an_empty_sidecar_changes_nothing() -> None:
    assert apply(document(), read(b"", "a.toml")) == document()


@pytest.mark.parametrize(
    ("raw", "session"),
    [
        (b"session = 80", SessionOf(80)),
        (b'session = "S-32"', SessionOf(32, "special")),
        (b'session = "ES-11"', SessionOf(11, "emergency_special")),
    ],
)
def test_special_sessions_are_written_as_in_symbols(raw: bytes, session: SessionOf) -> None:
    assert read(raw, "a.toml").session == session


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'\n\ncomitee = "Third"', "a.toml:3: unknown key comitee; did you mean committee?"),
        (b"[zzz]\nx = 1", "a.toml:1: unknown key zzz; known are kind, symbol,"),
        (b"agenda_items = [{numer = 1}]", "a.toml:1: agenda_items: unknown key numer; did you mean number?"),
        (b"symbol = 5", "a.toml:1: symbol: a text in quotes is wanted, not 5"),
        (b'symbol = "hello"', "a.toml:1: symbol: 'hello' is no United Nations symbol"),
        (b'date = "12 November"', "a.toml:1: date: a date like 2025-11-12 is wanted"),
        (b"date = 2025-11-12T10:00:00", "a.toml:1: date: a date like 2025-11-12 is wanted"),
        (b"session = true", "a.toml:1: session: a session like 80"),
        (b"session = 0", "a.toml:1: session: a session like 80"),
        (b'language = "de"', "a.toml:1: language: one of ar, en, es, fr, ru, zh is wanted, not 'de'"),
        (b"sponsors = []", "a.toml:1: sponsors: a list in square brackets is wanted"),
        (b'agenda_items = ["all"]', "a.toml:1: agenda_items: an item like 107"),
        (b"agenda_items = [{title = 'x'}]", "a.toml:1: agenda_items: an item like 107"),
        (b'number = "eleven"', "a.toml:1: number: a number like 77/237 is wanted"),
        (b'report = "none"', "a.toml:1: report: 'none' is no United Nations symbol"),
        (b"symbol = ", "a.toml:1: not TOML: "),
        (b'title = "\xff"', "a.toml:1: not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(raw: bytes, message: str) -> None:
    with pytest.raises(SidecarError) as refused:
        read(raw, "a.toml")
    assert str(refused.value).startswith(message)


def test_the_values_fill_document_and_text() -> None:
    applied = apply(document(), read(FULL, "a.toml"))
    assert (applied.symbol, applied.session, applied.date) == (
        "A/C.3/80/L.5/Rev.1",
        SessionOf(80),
        date(2025, 11, 12),
    )
    (text,) = applied.resolutions
    assert (text.number, text.status, text.on_report_of) == ("80/237", "adopted", ReportOf("A/80/464", "31"))
    assert (applied.title, text.title) == ("Keeping of lighthouses", "Keeping of lighthouses")


def test_a_value_that_contradicts_the_text_is_used_with_a_warning() -> None:
    applied = apply(document(symbol="A/80/1"), Sidecar(symbol="A/80/2"))
    assert applied.symbol == "A/80/2"
    assert [each.message for each in applied.warnings] == [
        "symbol: the text says A/80/1, the sidecar A/80/2; taken from there"
    ]


def test_a_session_that_was_only_inferred_is_replaced_in_silence() -> None:
    inferred = SessionOf(70, inferred_from="references")
    assert apply(document(session=inferred), Sidecar(session=SessionOf(71))).warnings == ()


def test_an_item_named_by_number_keeps_its_title() -> None:
    known = document(agenda_items=(AgendaItem(107, "Crime"),))
    assert apply(known, read(b"agenda_items = [107, 108]", "a")).agenda_items == (
        AgendaItem(107, "Crime"),
        AgendaItem(108, None),
    )


def test_keys_of_one_text_are_left_out_for_a_report() -> None:
    texts = (ResolutionText("I", None, "A", "draft"), ResolutionText("II", None, "B", "draft"))
    applied = apply(document(*texts), Sidecar(number="80/1", title="Report"))
    assert applied.resolutions == texts
    assert applied.title == "Report"
    assert "number fit one text, not 2" in applied.warnings[-1].message


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_sidecar_or_a_sidecar_error(raw: bytes) -> None:
    try:
        assert isinstance(read(raw, "a.toml"), Sidecar)
    except SidecarError as error:
        assert str(error).startswith("a.toml:")
