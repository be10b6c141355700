"""Symbols: what people type and files print, in; one normal form, out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions import symbols

CRIME_CONFERENCE = (
    "Conference of the Parties to the United Nations Convention against Transnational Organized Crime"
)
CORRUPTION_CONFERENCE = "Conference of the States Parties to the United Nations Convention against Corruption"

NORMAL_FORMS = [
    ("A/RES/77/237", "A/RES/77/237"),
    ("77/237", "A/RES/77/237"),
    ("77 / 237", "A/RES/77/237"),
    ("a/res/77/237/", "A/RES/77/237"),
    ("/A/RES/77/237/", "A/RES/77/237"),
    ("A/RES/077/0237", "A/RES/77/237"),
    ("A/RES/77/237.", "A/RES/77/237"),
    ("GA resolution 77/237", "A/RES/77/237"),
    ("General Assembly resolution 77/237", "A/RES/77/237"),
    ("Resolution 77/237", "A/RES/77/237"),
    ("https://undocs.org/en/A/RES/77/237", "A/RES/77/237"),
    ("http://undocs.org/A/RES/77/237", "A/RES/77/237"),
    ("2200 A (XXI)", "A/RES/2200(XXI)"),
    ("A/RES/2200(XXI)", "A/RES/2200(XXI)"),
    ("A/RES/2200 (xxi)", "A/RES/2200(XXI)"),
    ("217 A (III)", "A/RES/217(III)"),
    ("A/RES/217(III) A", "A/RES/217(III)"),
    ("A/RES/217(III)[A]", "A/RES/217(III)"),
    ("A/RES/377(V)", "A/RES/377(V)"),
    ("3201 (S-VI)", "A/RES/3201(S-VI)"),
    ("997 (ES-I)", "A/RES/997(ES-I)"),
    ("663 (XXIV)", "A/RES/663(XXIV)"),
    ("E/RES/663(LXIII)", "E/RES/663(LXIII)"),
    ("S-30/1", "A/RES/S-30/1"),
    ("s‑30/1", "A/RES/S-30/1"),
    ("A/RES/ES-11/1", "A/RES/ES-11/1"),
    ("57/283 B", "A/RES/57/283B"),
    ("A/RES/57/283b", "A/RES/57/283B"),
    ("A/RES/57/283[B]", "A/RES/57/283B"),
    ("A/RES/75/101A-B", "A/RES/75/101A-B"),
    ("75/101 A–B", "A/RES/75/101A-B"),
    ("1373 (2001)", "S/RES/1373(2001)"),
    ("S/RES/1373(2001)", "S/RES/1373(2001)"),
    ("Security Council resolution 1373 (2001)", "S/RES/1373(2001)"),
    ("E/RES/2016/18", "E/RES/2016/18"),
    ("ECOSOC resolution 2016/18", "E/RES/2016/18"),
    ("A/HRC/RES/23/9", "A/HRC/RES/23/9"),
    ("Human Rights Council resolution S-21/1", "A/HRC/RES/S-21/1"),
    ("A/C.3/77/L.12/Rev.1", "A/C.3/77/L.12/Rev.1"),
    ("a/c.3/77/l.12/rev.1", "A/C.3/77/L.12/Rev.1"),
    ("A/75/464/Corr.1", "A/75/464/Corr.1"),
    ("A/52/12/Add.1", "A/52/12/Add.1"),
    ("A/75/464", "A/75/464"),
    ("A/520", "A/520"),
    ("A/75/6 (Sect. 1)/Add.1", "A/75/6(Sect.1)/Add.1"),
    ("NPT/CONF.2010/50 (Parts I and II)", "NPT/CONF.2010/50(PartsIandII)"),
    ("NPT/CONF.2010/50 (Vol. I)", "NPT/CONF.2010/50(Vol.I)"),
    ("E/CN.15/2015/16", "E/CN.15/2015/16"),
    ("CTOC/COP/2020/10", "CTOC/COP/2020/10"),
    ("CAC/COSP/2019/17", "CAC/COSP/2019/17"),
    ("A/CONF.234/16", "A/CONF.234/16"),
    ("ST/SGB/2019/8/Amend.1", "ST/SGB/2019/8/Amend.1"),
    ("UNEP/EA.4/RES.11", "UNEP/EA.4/Res.11"),
    ("ICCD/COP(14)/23/Add.1", "ICCD/COP(14)/23/Add.1"),
    ("A/74/784–E/2020/56", "A/74/784"),
    ("A/75/93-S/2020/327", "A/75/93"),
    ("A/ES-10/839", "A/ES-10/839"),
]

JUNK = [
    "",
    "/",
    "()",
    "24/7",
    "30/1",
    "200/1",
    "77/0",
    "2016/18",
    "and/or",
    "s/he",
    "A/B",
    "A/RES/",
    "A/RES/5/1",
    "A/RES/77",
    "A/RES/77/237/1",
    "A/RES/1(IIII)",
    "A/RES/5()",
    "2200 (XXXI)",
    "1373 (1801)",
    "E/RES/18/2016",
    "S/RES/77/237",
    "A man/a 5",
    "Q/75/464",
    "A/75/464?x=1",
    "A/75//464",
    "77/237 78/1",
    "COVID-19",
    "COVID/19",
    "\x00",
    "A/75/" + "4" * 200,
]


@pytest.mark.parametrize(("typed", "normal"), NORMAL_FORMS)
def test_what_is_typed_or_printed_has_one_normal_form(typed: str, normal: str) -> None:
    assert symbols.normalize(typed) == normal


@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_no_symbol(junk: str) -> None:
    assert symbols.normalize(junk) is None


@pytest.mark.parametrize("normal", sorted({normal for _, normal in NORMAL_FORMS}))
def test_addresses_round_trip(normal: str) -> None:
    symbol = symbols.parse(normal)
    assert symbol is not None
    assert symbols.from_path(symbol.path) == symbol
    assert symbol.path.startswith("/") and symbol.path.endswith("/")


@pytest.mark.parametrize(
    ("typed", "number", "part"),
    [
        ("217 A (III)", "217 A (III)", "A"),
        ("A/RES/217(III)[A]", "217 A (III)", "A"),
        ("A/RES/217(III)", "217 (III)", ""),
        ("57/283B", "57/283 B", ""),
        ("A/RES/S-30/1", "S-30/1", ""),
        ("S/RES/1373(2001)", "1373 (2001)", ""),
        ("E/RES/2016/18", "2016/18", ""),
        ("A/75/464", "A/75/464", ""),
    ],
)
def test_a_resolutions_number_is_printed_as_texts_print_it(typed: str, number: str, part: str) -> None:
    symbol = symbols.parse(typed)
    assert symbol is not None
    assert (symbol.number, symbol.part) == (number, part)


def test_parts_of_an_old_resolution_are_one_document() -> None:
    assert symbols.parse("217 A (III)") == symbols.parse("217 D (III)")


@pytest.mark.parametrize(
    ("symbol", "body"),
    [
        ("77/237", "General Assembly"),
        ("A/C.3/77/L.12", "General Assembly"),
        ("A/HRC/RES/23/9", "Human Rights Council"),
        ("A/HRC/43/1", "Human Rights Council"),
        ("E/RES/2016/18", "Economic and Social Council"),
        ("E/CN.15/2015/16", "Commission on Crime Prevention and Criminal Justice"),
        ("E/CN.7/2020/1", "Commission on Narcotic Drugs"),
        ("E/CN.3/2020/1", "Statistical Commission"),
        ("S/2020/327", "Security Council"),
        ("ST/SGB/2019/8", "Secretariat"),
        ("CTOC/COP/2020/10", CRIME_CONFERENCE),
        ("CAC/COSP/2019/17", CORRUPTION_CONFERENCE),
        ("UNEP/EA.4/Res.11", "United Nations Environment Assembly"),
        ("BWC/MSP/2020/2", None),
        ("junk", None),
    ],
)
def test_a_symbol_tells_its_organ(symbol: str, body: str | None) -> None:
    assert symbols.body_of(symbol) == body


@pytest.mark.parametrize(
    ("symbol", "session"),
    [
        ("A/RES/77/237", (77, "regular")),
        ("A/RES/S-30/1", (30, "special")),
        ("A/RES/ES-11/1", (11, "emergency_special")),
        ("A/RES/2200(XXI)", (21, "regular")),
        ("A/RES/377(V)", (5, "regular")),
        ("A/RES/3201(S-VI)", (6, "special")),
        ("A/75/464", (75, "regular")),
        ("A/C.3/80/L.5/Rev.1", (80, "regular")),
        ("A/ES-10/839", (10, "emergency_special")),
        ("A/AC.109/2020/2", None),
        ("A/CONF.234/16", None),
        ("A/HRC/43/1", None),
        ("A/520", None),
        ("E/RES/663(XXIV)", None),
        ("S/RES/1373(2001)", None),
        ("junk", None),
    ],
)
def test_a_general_assembly_symbol_tells_its_session(symbol: str, session: tuple[int, str] | None) -> None:
    found = symbols.session_of(symbol)
    assert (found and (found.number, found.kind)) == session


def test_permalinks_are_percent_encoded() -> None:
    assert symbols.undocs_url("217 A (III)") == "https://undocs.org/en/A/RES/217(III)"
    assert symbols.undocs_url("A/75/6 (Sect. 1)") == "https://undocs.org/en/A/75/6(Sect.1)"
    assert symbols.undocs_url("junk") is None


def test_symbols_sort_by_number_not_by_letter() -> None:
    ordered = [
        "A/RES/217(III)",
        "A/RES/2200(XXI)",
        "A/RES/31/2",
        "A/RES/31/10",
        "A/RES/77/9",
        "A/RES/77/9B",
        "A/RES/77/237",
        "A/RES/100/1",
        "A/RES/S-9/1",
        "A/RES/S-30/1",
        "A/RES/ES-2/1",
        "A/RES/ES-11/1",
        "A/75/9",
        "A/75/464",
        "A/C.3/77/L.9",
        "A/C.3/77/L.12",
        "S/RES/999(1995)",
        "S/RES/1373(2001)",
    ]
    parsed = [symbol for text in ordered[::-1] if (symbol := symbols.parse(text))]
    assert [str(symbol) for symbol in sorted(parsed)] == ordered


@given(st.text() | st.text(alphabet="AERSHC./-() 0123456789XIV[]Bb", max_size=30))
def test_normalizing_never_raises_and_is_idempotent(text: str) -> None:
    normal = symbols.normalize(text)
    assert normal is None or symbols.normalize(normal) == normal


@given(
    st.from_regex(
        r"(A/RES/|S/RES/|A/C\.3/|E/|)[0-9]{1,4}[ /(]{1,2}[0-9XIV]{1,4}\)?( ?[A-C])?", fullmatch=True
    )
)
def test_every_symbol_sorts_links_and_round_trips(text: str) -> None:
    symbol = symbols.parse(text)
    if symbol is not None:
        assert symbols.from_path(symbol.path) == symbol
        assert symbol.url.endswith(symbol.path.strip("/"))
        assert not symbol < symbol
        assert symbol.number
