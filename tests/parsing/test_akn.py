"""Official XML around the text: cover, workflow, votes, keywords; hostile files are refused."""

from datetime import date

import pytest

from resolutions.parsing.akn import read
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import AgendaItem, Keyword, ReportOf, SessionOf, Vote
from tests.parsing.akn_sample import resolution


def test_the_cover_and_the_heading_are_read() -> None:
    document = read(resolution(), "a/85_12.xml")
    assert (document.source.file, document.source.format) == ("a/85_12.xml", "akn")
    assert (document.kind, document.symbol, document.language) == ("resolution", "A/RES/85/12", "en")
    assert (document.session, document.committee) == (SessionOf(85), "Third Committee")
    assert (document.distribution, document.date) == ("General", date(2031, 1, 9))
    assert document.agenda_items == (AgendaItem(111, "Harbours and lighthouses"),)
    text = document.resolutions[0]
    assert (text.number, text.title, text.status) == ("85/12", "Keeping of lighthouses", "adopted")
    assert (text.adopted_on, text.plenary_meeting) == (date(2030, 12, 16), "46th plenary meeting")


def test_the_workflow_gives_draft_sponsors_and_report() -> None:
    text = read(resolution(), "x").resolutions[0]
    assert (text.draft_symbol, text.on_report_of) == ("A/C.3/85/L.8/Rev.1", ReportOf("A/85/479", "20"))
    assert text.sponsors == (
        "Atlantis",
        "Bosnia and Herzegovina",
        "Ruritania (on behalf of the Group of 77 and China)",
        "Turkey",
    )
    assert text.additional_sponsors == ("Trinidad and Tobago", "Gambia")


def test_the_cover_gives_the_report_when_the_workflow_is_silent() -> None:
    text = read(resolution(workflow=""), "x").resolutions[0]
    assert text.on_report_of == ReportOf("A/85/479", "20")


def test_without_a_committee_the_symbol_on_the_cover_is_the_draft() -> None:
    raw = resolution(workflow="", committee="noMainCommittee", report="A/85/L.7 and A/85/L.7/Add.1")
    document = read(raw, "x")
    assert document.committee is None
    assert (document.resolutions[0].draft_symbol, document.resolutions[0].on_report_of) == ("A/85/L.7", None)


def test_a_sentence_about_the_submission_is_one_sponsor() -> None:
    step = (
        '<workflow><step outcome="draftResolution" by="submitted by the Chair, in consultations and more"/>'
    )
    text = read(resolution(workflow=f"{step}</workflow>"), "x").resolutions[0]
    assert text.sponsors == ("Chair, in consultations and more",)


@pytest.mark.parametrize(
    ("symbol", "session"),
    [
        ("A/RES/S-32/1", SessionOf(32, "special")),
        ("A/RES/ES-11/2", SessionOf(11, "emergency_special")),
        ("A/RES/85/12", SessionOf(85)),
    ],
)
def test_the_kind_of_session_comes_from_the_symbol(symbol: str, session: SessionOf) -> None:
    assert read(resolution(symbol=symbol), "x").session == session


def test_the_symbol_is_normalized() -> None:
    assert read(resolution(symbol="A/RES/85/101 A-B"), "x").symbol == "A/RES/85/101A-B"


def test_a_session_missing_on_the_cover_is_inferred_from_the_symbol() -> None:
    assert read(resolution(session=""), "x").session == SessionOf(85, inferred_from="the symbol A/RES/85/12")


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("Agenda item 72 (b)", [(72, "b", "Harbours and lighthouses")]),
        ("Agenda items 139 and 151", [(139, None, None), (151, None, None)]),
        ("Agenda item 18 (a) and (c)", [(18, "a", None), (18, "c", None)]),
        ("议程项目108", [(108, None, "Harbours and lighthouses")]),
        ("Agenda item " + 5000 * "1", []),
    ],
)
def test_agenda_items_are_read_with_their_letters(printed: str, items: list[tuple[int, str, str]]) -> None:
    found = read(resolution(items=printed), "x").agenda_items
    assert [(item.number, item.sub_item, item.title) for item in found] == items


def test_the_language_comes_from_inside_the_file() -> None:
    assert read(resolution(language="fra"), "en/85_12_E.xml").language == "fr"


def test_a_vote_is_read_with_counts_and_names() -> None:
    voting = (
        '<voting outcome="Adopted 2-0-1, 87th meeting"><count value="2" refersTo="inFavour"><voters>'
        "<organization>ATLANTIS</organization><organization>CHAD</organization></voters></count>"
        '<count value="1" refersTo="abstaining"><voters><organization>PERU</organization></voters></count>'
        "</voting>"
    )
    assert read(resolution(voting=voting), "x").resolutions[0].vote == Vote(
        recorded=True, in_favour=("ATLANTIS", "CHAD"), abstaining=("PERU",), counts=(2, 0, 1)
    )
    assert read(resolution(), "x").resolutions[0].vote == Vote(recorded=False)


def test_keywords_are_kept_once_with_readable_labels() -> None:
    keyword = '<keyword value="{0}" href="http://k/{1}" showAs="{0}" dictionary="{2}"/>'
    raw = resolution(
        keywords=keyword.format("women&amp;#39;s_rights", 5, "UNBIS Thesaurus") * 2
        + keyword.format("sdg_16", 16, "SDGO")
    )
    assert read(raw, "x").keywords == (
        Keyword("UNBIS Thesaurus", "http://k/5", "women's rights"),
        Keyword("SDG", "http://k/16", "SDG 16"),
    )


BOMB = b"""<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<akomaNtoso><statement><mainBody><p>&b;</p></mainBody></statement></akomaNtoso>"""


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not well-formed"),
        (b"plain text", "not well-formed"),
        (b"<akomaNtoso><statement>", "not well-formed"),
        (b"<html><body>x</body></html>", "not an Akoma Ntoso document: <html>"),
        (b"<akomaNtoso/>", "no <statement>"),
        (BOMB, "document type"),
        (BOMB.decode().encode("utf-16"), "document type"),
        (b'<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd"><akomaNtoso/>', "document type"),
        (b"<akomaNtoso>" + b"<p>" * 400 + b"</p>" * 400 + b"</akomaNtoso>", "not well-formed"),
        (
            '<?xml version="1.0" encoding="UTF-8"?><akomaNtoso>é</akomaNtoso>'.encode("latin-1"),
            "not well-formed",
        ),
    ],
)
def test_hostile_or_broken_xml_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(raw, "x.xml")
    assert reason in refused.value.reason


def test_a_file_beyond_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resolutions.parsing.akn_tree.MAX_BYTES", 10)
    with pytest.raises(Unreadable, match="larger than 10 bytes"):
        read(resolution(), "x.xml")


def test_the_line_of_the_fault_is_told() -> None:
    with pytest.raises(Unreadable) as refused:
        read(b"<akomaNtoso>\n<statement>\n</akomaNtoso>", "x.xml")
    assert refused.value.line == 3
