"""A pasted text cut into paragraphs: drafts by the parser, everything else at its labels and ends."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.languages import of_text
from resolutions.reading.pasting import MAX_PIECES, NotRead, pasted

CORPUS = Path(__file__).parents[1] / "corpus"
OFFICE = "Requests the Office to continue its work;"
STATES = "Encourages Member States to cooperate;"


def cut(text: str) -> list[tuple[str, str, str]]:
    return [(piece.name, piece.kind, piece.text) for piece in pasted(text.encode()).pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (OFFICE, [("op 1", "operative", OFFICE)]),
        (f"{OFFICE}\n{STATES}", [("op 1", "operative", OFFICE), ("op 2", "operative", STATES)]),
        (f"12. {OFFICE}\n13. {STATES}", [("op 12", "operative", OFFICE), ("op 13", "operative", STATES)]),
        (
            f"PP3 Recalling its resolution 74/177,\nOP12. {OFFICE}",
            [("pp 3", "preambular", "Recalling its resolution 74/177,"), ("op 12", "operative", OFFICE)],
        ),
        (
            "OP5 bis. [Requests/Urges] the Office to [continue/step up] its work; (X)\nOP6 alt. "
            + STATES.lower(),
            [
                ("op 5", "operative", "[Requests/Urges] the Office to [continue/step up] its work; (X)"),
                ("op 6", "operative", STATES.lower()),
            ],
        ),
        ("requests the Office\nto continue", [("", "", "requests the Office to continue")]),
        ("civil society", [("", "", "civil society")]),
        (f"- {OFFICE}\n- {STATES}", [("", "operative", OFFICE), ("", "operative", STATES)]),
        (
            "Requests the Office:\n(a) To train;\n(b) To report;\n" + STATES,
            [
                ("op 1", "operative", "Requests the Office:\n(a) To train;\n(b) To report;"),
                ("op 2", "operative", STATES),
            ],
        ),
        ("Requests the Office\n\nto continue its work;", [("op 1", "operative", OFFICE)]),
        (
            "Rappelant sa résolution 74/177 sur les Nations\nUnies,\n\n1. Prie le Secrétaire général de faire"
            " rapport;\n2. Invite les États Membres à coopérer;",
            [
                ("", "", "Rappelant sa résolution 74/177 sur les Nations Unies,"),
                ("op 1", "operative", "Prie le Secrétaire général de faire rapport;"),
                ("op 2", "operative", "Invite les États Membres à coopérer;"),
            ],
        ),
    ],
)
def test_what_is_pasted_is_cut_into_its_paragraphs(text: str, pieces: list[tuple[str, str, str]]) -> None:
    assert cut(text) == pieces


def test_a_draft_is_read_as_a_file_is() -> None:
    found = pasted((CORPUS / "80-draft-resolution.txt").read_bytes())

    assert (len(found.pieces), found.pieces[0].name, found.pieces[-1].name) == (157, "pp 1", "op 79")
    assert found.title.startswith("Strengthening the United Nations crime prevention")


def test_all_texts_of_a_report_are_read() -> None:
    names = [piece.name for piece in pasted((CORPUS / "75-committee-report.txt").read_bytes()).pieces]

    assert {name.partition(",")[0] for name in names} == {"I", "II", "III", "IV"}


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "Paste a text"),
        (b" \n ", "Paste a text"),
        (b"...", "No words"),
        (b"%PDF-1.7 ...", "a PDF file, not text. Copy the text"),
        (b"PK\x03\x04 docx", "a ZIP or Office file"),
        (b"\0\0\0", "binary data"),
        (b"caf\xe9", "not UTF-8"),
        (b"<?xml version='1.0'?><akomaNtoso/>", "could not be read"),
        (b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>", "could not be read"),
        (b"x" * 200_001, "at most 200,000"),
        (b"1.\n" * 7_000, "at most 6,000"),
        (
            "\n\n".join(f"{n}. Requests matter {n} of it;" for n in range(1, MAX_PIECES + 2)).encode(),
            f"at most {MAX_PIECES}",
        ),
    ],
)
def test_what_cannot_be_used_is_said(raw: bytes, says: str) -> None:
    with pytest.raises(NotRead, match=says):
        pasted(raw)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Prie les États Membres de coopérer", "fr"),
        ("Pide a los Estados Miembros que cooperen con la Oficina y las demás", "es"),
        ("Просит государства-члены сотрудничать", "ru"),
        ("يطلب إلى الدول الأعضاء", "ar"),
        ("请会员国合作", "zh"),
        ("Requests Member States to cooperate", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_letters_and_common_words(text: str, code: str) -> None:
    assert of_text(text) == code


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_paragraphs_or_a_reason(text: str) -> None:
    try:
        found = pasted(text.encode())
    except NotRead as problem:
        assert str(problem)
        return
    assert [piece.number for piece in found.pieces] == list(range(1, len(found.pieces) + 1))
    assert all(any(map(str.isalnum, piece.text)) for piece in found.pieces)
    assert found == pasted(text.encode())
