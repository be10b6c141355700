"""References in single texts: what is cited, whose it is, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.references import citations
from resolutions.parsing.references.reading import LONGEST
from tests.parsing.references.outline import SHORT, lines


def spelled_out(text: str) -> str:
    """A table's text with the organs' names in place of ``<CTOC>`` and the like."""
    for name, short in SHORT.items():
        text = text.replace(f"<{short}>", name)
    return text.replace("<UNTOC>", "United Nations Convention against Transnational Organized Crime")


NUMBERS = [
    (
        "Recalling its resolution 74/172 of 18 December 2019,",
        ["74/172 = resolution GA A/RES/74/172 (2019-12-18)"],
    ),
    ("RESOLUTION 74/172", ["74/172 = resolution GA A/RES/74/172"]),
    ("Resolution 67/187, annex.", ["67/187 = resolution GA A/RES/67/187 [annex]"]),
    (
        "See resolution 64/1 of 3 May 2010, annex, sect. II.A.",
        ["64/1 = resolution GA A/RES/64/1 (2010-05-03) [annex, sect. II.A]"],
    ),
    (
        "recalls paragraphs 8 and 9 of its resolution 70/1",
        ["70/1 = resolution GA A/RES/70/1 [paragraphs 8 and 9]"],
    ),
    (
        "the annex to Economic and Social Council resolution 2016/18",
        ["2016/18 = resolution ECOSOC E/RES/2016/18 [annex]"],
    ),
    ("See resolution 2200 A (XXI), annex.", ["2200 A (XXI) = resolution GA A/RES/2200(XXI) [annex]"]),
    ("Resolution 217 A (III).", ["217 A (III) = resolution GA A/RES/217(III)"]),
    (
        "its resolution 3201 (S-VI) of 1 May 1974",
        ["3201 (S-VI) = resolution GA A/RES/3201(S-VI) (1974-05-01)"],
    ),
    ("Resolution S-30/1, annex.", ["S-30/1 = resolution GA A/RES/S-30/1 [annex]"]),
    ("its resolution ES-11/1 of 2 March 2022", ["ES-11/1 = resolution GA A/RES/ES-11/1 (2022-03-02)"]),
    ("See resolution 67/234 B.", ["67/234 B = resolution GA A/RES/67/234B"]),
    ("its resolution 66/253 A of 16 February 2012", ["66/253 A = resolution GA A/RES/66/253 (2012-02-16)"]),
    ("its resolution 53/77 AA of 4 December 1998", ["53/77 AA = resolution GA A/RES/53/77 (1998-12-04)"]),
    ("its resolutions 75/101 A and B", ["75/101 A and B = resolution GA A/RES/75/101A-B"]),
    ("its decision 74/568 of 31 August 2020", ["74/568 = decision GA no. 74/568 (2020-08-31)"]),
    ("its decision 74/550 B of 12 August 2020", ["74/550 B = decision GA no. 74/550 B (2020-08-12)"]),
    ("its resolution 80/___ of ___ December 2025", ["80/___ = resolution GA pending"]),
    ("its resolution 73/___ of _____ 2018 on", ["73/___ = resolution GA pending"]),
    ("resolution 70/____, on taking action", ["70/____ = resolution GA pending"]),
    ("resolutions 71/1 to 71/5", ["71/1 = resolution GA A/RES/71/1", "71/5 = resolution GA A/RES/71/5"]),
]

DATES = [
    ("its resolutions 69/193 and 69/196 of 18 December 2014", ["2014-12-18", "2014-12-18"]),
    ("resolutions 70/299, and 72/305 of 23 July 2018", [None, "2018-07-23"]),
    (
        "resolutions 67/80 of 12 December 2012, 68/186 of 18 December 2013 and 69/196 and",
        ["2012-12-12", "2013-12-18", None],
    ),
    (
        "Economic and Social Council resolutions 2019/19 and 2019/20 of 23 July 2019",
        ["2019-07-23", "2019-07-23"],
    ),
    ("Economic and Social Council resolutions 2014/23 of 16 July 2014 and 2015/23", ["2014-07-16", None]),
    ("Security Council resolutions 1754 (2007) on 30 April 2007, 1783 (2007)", ["2007-04-30", None]),
    ("the adoption, on 18 December 2013, of resolution 68/178 on the protection", ["2013-12-18"]),
    ("resolution 10/3, also of 16 October 2020, of the Conference of the Parties", ["2020-10-16"]),
    ("its resolution 70/1 of 31 February 2015", [None]),
    (
        "its resolution 70/1, adopted in New York, and its resolution 71/1 of 19 September 2016",
        [None, "2016-09-19"],
    ),
]

WHOSE = [
    ("Economic and Social Council resolution 2016/18", ["ECOSOC"]),
    ("the Economic and Social Council, in its resolution 2016/18 of 26 July 2016,", ["ECOSOC"]),
    ("Security Council resolution 1373 (2001)", ["SC"]),
    ("the Security Council Committee established pursuant to resolution 1373 (2001)", ["SC"]),
    ("relevant Security Council resolutions, including resolutions 242 (1967) and 338 (1973)", ["SC", "SC"]),
    ("Human Rights Council resolutions 23/9, 29/11 and 35/25", ["HRC", "HRC", "HRC"]),
    (
        "all Human Rights Council resolutions, including resolutions 23/9 and 29/11 and its "
        "resolution 74/276",
        ["HRC", "HRC", "GA"],
    ),
    ("the Human Rights Council, in its resolution 42/23 of 27 September 2019, decided", ["HRC"]),
    ("Human Rights Council resolution S-21/1", ["HRC"]),
    (
        "<CCPCJ> resolutions 28/3 of 24 May 2019 and 31/1 and Commission resolution 31/2",
        ["CCPCJ", "CCPCJ", "CCPCJ"],
    ),
    ("resolution 26/3 of 26 May 2017 of the <CCPCJ>", ["CCPCJ"]),
    (
        "as called for by the <CCPCJ> in its resolution 34/1",
        ["CCPCJ"],
    ),
    ("Commission on Narcotic Drugs resolution 65/2", ["CND"]),
    ("Statistical Commission decision 53/113", ["Statistical Commission"]),
    (
        "resolution 11/2 of 21 October 2022 of the <CTOC>, as well as Conference of the Parties "
        "resolution 12/2",
        ["CTOC", "CTOC"],
    ),
    (
        "resolutions 7/8 of 10 November 2017 and 8/4 of 20 December 2019 of the <CAC>",
        ["CAC", "CAC"],
    ),
    (
        "the adoption by the <CAC> of resolution 9/8",
        ["CAC"],
    ),
    (
        "the adoption of resolution 9/2 of 19 October 2018, entitled “Review of the Convention”, "
        "at the ninth session of the <CTOC>",
        ["CTOC"],
    ),
    (
        "resolution 12/4 on crimes falling within the scope of the <UNTOC> of the <CTOC>",
        ["CTOC"],
    ),
    (
        "the resolutions of the <CAC>, including resolutions 7/8 on sport and 8/4 on safeguarding "
        "sport, as well as resolution 7/5",
        ["CAC", "CAC", "CAC"],
    ),
    (
        "in accordance with the United Nations Convention against Corruption, recalling "
        "Conference of the States Parties decision 5/1",
        ["CAC"],
    ),
    (
        "General Assembly resolutions 69/196 and resolution 11/4 of the <CTOC>",
        ["GA", "CTOC"],
    ),
    ("General Assembly and Security Council resolutions 70/262 and 2282 (2016)", ["GA", "SC"]),
    ("World Health Assembly resolution 63.22 of 21 May 2010", ["World Health Assembly"]),
    ("resolution WHA73.1 of the World Health Assembly", ["World Health Assembly"]),
    (
        "decision 1/CP.21 of the Conference of the Parties",
        ["Conference of the Parties to the United Nations Framework Convention on Climate Change"],
    ),
    ("Atlantic Tuna Commission resolution 12/07", ["Atlantic Tuna Commission"]),
    ("resolution 70/1 on the work of the Human Rights Council", ["GA"]),
    ("resolution 40/12 of 3 May 2020", ["?"]),
    ("resolution 10/4 on many things", ["?"]),
    ("resolution 2000/22 on dialogue", ["?"]),
    ("decision 53/113 on statistics", ["?"]),
    ("Commission resolution 27/5", ["?"]),
    ("A/56/1026, annex II, resolution 44/21", ["GA", "?"]),
    ("CAC/COSP/2013/18, sect. I.A, resolution 5/3, para. 6", ["CAC", "CAC"]),
]

SOURCES = [
    ("See A/CONF.234/16.", ["A/CONF.234/16 = document GA A/CONF.234/16"]),
    (
        "A/C.3/75/SR.10 and A/C.3/75/SR.11.",
        ["A/C.3/75/SR.10 = document GA A/C.3/75/SR.10", "A/C.3/75/SR.11 = document GA A/C.3/75/SR.11"],
    ),
    (
        "[on the report of the Third Committee (A/77/464, para. 31)]",
        ["A/77/464 = document GA A/77/464 [para. 31]"],
    ),
    (
        "the report (A/75/6 (Sect. 1) and A/75/6 (Sect. 2))",
        ["A/75/6 (Sect. 1) = document GA A/75/6(Sect.1)", "A/75/6 (Sect. 2) = document GA A/75/6(Sect.2)"],
    ),
    ("A/74/784–E/2020/56, annex", ["A/74/784–E/2020/56 = document GA A/74/784 [annex]"]),
    (
        "Supplement No. 10 and corrigendum (E/2013/30 and Corr.1), chap. I, sect. D.",
        [
            "E/2013/30 = document ECOSOC E/2013/30 [chap. I, sect. D]",
            "Corr.1 = document ECOSOC E/2013/30/Corr.1",
        ],
    ),
    (
        "A/57/218 and A/57/218/Corr.1, annex",
        ["A/57/218 = document GA A/57/218 [annex]", "A/57/218/Corr.1 = document GA A/57/218/Corr.1"],
    ),
    (
        "adopted A/RES/77/237 and UNEP/EA.4/Res.11",
        [
            "A/RES/77/237 = resolution GA A/RES/77/237",
            "UNEP/EA.4/Res.11 = resolution United Nations Environment Assembly UNEP/EA.4/Res.11",
        ],
    ),
    (
        "United Nations, Treaty Series, vols. 2225, 2237, 2241 and 2326, No. 39574.",
        ["vols. 2225, 2237, 2241 and 2326, No. 39574 = treaty no. 39574"],
    ),
    ("League of Nations, Treaty Series, vol. LXXIV, No. 1739.", ["vol. LXXIV, No. 1739 = treaty no. 1739"]),
    (
        "(United Nations publication, Sales No. E.91.IV.2), chap. I, sect. B.",
        ["E.91.IV.2 = publication no. E.91.IV.2 [chap. I, sect. B]"],
    ),
    (
        "See World Health Organization, document WHA63/2010/REC/1, annex 8.",
        ["WHA63/2010/REC/1 = document World Health Organization no. WHA63/2010/REC/1 [annex 8]"],
    ),
]

MORE = [
    (
        "(A/CONF.177/20 and Add.1), chap. I, resolution 1, annexes I and II.",
        [
            "A/CONF.177/20 = document GA A/CONF.177/20 [chap. I, resolution 1, annexes I and II]",
            "Add.1 = document GA A/CONF.177/20/Add.1",
        ],
    ),
    ("A/78/3 (chaps. I and IX)", ["A/78/3 = document GA A/78/3 [chaps. I and IX]"]),
    (
        "Treaty Series, vol. 75, Nos. 970–973, and vol. 1125, Nos. 17512 and 17513.",
        [
            "vol. 75, Nos. 970–973 = treaty no. 970–973",
            "vol. 1125, Nos. 17512 and 17513 = treaty no. 17512 and 17513",
        ],
    ),
    (
        "resolution 80/-- and resolution 80/xx",
        ["80/-- = resolution GA pending", "80/xx = resolution GA pending"],
    ),
    (
        "its resolutions 70 /1 and 71/ 2",
        ["70 /1 = resolution GA A/RES/70/1", "71/ 2 = resolution GA A/RES/71/2"],
    ),
    (
        "resolutions of the Security Council, 1333 (2000) and 1390 (2002)",
        ["1333 (2000) = resolution SC S/RES/1333(2000)", "1390 (2002) = resolution SC S/RES/1390(2002)"],
    ),
    ("in accordance with Council resolution 1996/31", ["1996/31 = resolution ECOSOC E/RES/1996/31"]),
    (
        "the Commission on Human Rights and the Subcommission on the Promotion and Protection of Human Rights"
        ", in particular its resolution 2001/18",
        ["2001/18 = resolution Subcommission on the Promotion and Protection of Human Rights no. 2001/18"],
    ),
]

NO_CITATIONS = [
    "the United Nations Convention against Corruption of 31 October 2003",
    "article 2 (b) of the Convention and its article 6",
    "the I-24/7 system, available 24/7",
    "victimization and/or offending, his/her, s/he",
    "the COVID-19 pandemic of 2019/20",
    "the 2015/16 season and the 1997/98 events",
    "about 1/2 of all cases, or 3/4",
    "Law No. 10/2018 and general comment No. 12 (1999)",
    "agenda items 25/26 and page 12/13",
    "the resolution of the conflict in 2020/21",
    "in the decision 2020/21 budget period",
    "9–20 July 2001, New York",
    "as published in 1991, pp. 12 and 13",
    "A/B testing, A/C units, E/M waves",
    "vol. 2 of the report, No. 3",
]

TABLES = [pytest.param(text, expected, id=text[:60]) for text, expected in (*NUMBERS, *SOURCES, *MORE)]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_what_is_cited(text: str, expected: list[str]) -> None:
    assert lines(citations(text, session=80)) == expected


@pytest.mark.parametrize(("text", "dates"), DATES)
def test_a_date_covers_only_numbers_of_its_session(text: str, dates: list[str | None]) -> None:
    assert [citation.date and str(citation.date) for citation in citations(text)] == dates


@pytest.mark.parametrize(("text", "organs"), WHOSE)
def test_the_words_around_a_number_tell_whose_it_is(text: str, organs: list[str]) -> None:
    spelled = citations(spelled_out(text), session=77)
    found = [line.split(" = ")[1].split(" ", 1)[1] for line in lines(spelled)]
    assert [body.startswith(organ) for body, organ in zip(found, organs, strict=True)] == [True] * len(
        organs
    ), found


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_what_looks_like_a_reference_but_is_none(text: str) -> None:
    assert lines(citations(text)) == []


def test_a_title_in_quotes_governs_nothing_outside_it() -> None:
    text = "its resolutions 69/1, entitled “Implementation of decision 74/501 of others”, and 70/2"
    assert lines(citations(text)) == [
        "69/1 = resolution GA A/RES/69/1",
        "74/501 = decision GA no. 74/501",
        "70/2 = resolution GA A/RES/70/2",
    ]


PIECES = [
    *(text for text, _ in (*NUMBERS, *SOURCES, *WHOSE)),
    "of the Conference",
    ", and ",
    " (XXI)",
    "“",
    "”",
    "Ibid.",
    "resolution ",
    "80/__",
    "\u202b",
    "第69/193号决议",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=8).map("".join),
    st.sampled_from(["en", "fr", "zh", "ar", "xx"]),
)
def test_every_citation_is_printed_where_it_says(text: str, language: str) -> None:
    found = citations(text, language=language)
    assert all(text[one.offset : one.offset + len(one.raw)] == one.raw for one in found)
    assert [one.offset for one in found] == sorted({one.offset for one in found})


@pytest.mark.parametrize("between", [" and also. ", " and words, ", " x" * 50 + " "])
def test_a_text_longer_than_any_paragraph_is_read_in_pieces_that_lose_nothing(between: str) -> None:
    text = between.join(f"its resolution {session}/{session}" for session in range(31, 80) for _ in range(20))
    found = citations(text)
    assert len(text) > 2 * LONGEST
    assert all(text[one.offset : one.offset + len(one.raw)] == one.raw for one in found)
    assert len(found) >= 49 * 20 - len(text) // LONGEST
