"""Citations against the published rules: known ones of each style, and every kind of text in each."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from resolutions.citation_styles import records
from resolutions.citation_styles.citing import citation, citations, kind_of_number
from resolutions.citation_styles.ordinals import spelt
from resolutions.citation_styles.records import Cited, Pinpoint, Span
from resolutions.citation_styles.styles import (
    APA,
    APA_IN_TEXT,
    BLUEBOOK,
    OSCOLA,
    STYLES,
    UNITED_NATIONS,
    Style,
)

GA, SC, ECOSOC = "General Assembly", "Security Council", "Economic and Social Council"
CRIME = "Crime prevention and criminal justice"
TITLE = "Strengthening the programme"
OFFICIAL = "https://undocs.org/en/"


def op(number: str, *labels: str) -> Pinpoint:
    return Pinpoint(records.OPERATIVE, number, labels)


def pp(number: str, *labels: str) -> Pinpoint:
    return Pinpoint(records.PREAMBULAR, number, labels)


def resolution(number: str, day: date | None = None, **values: Any) -> Cited:
    given: dict[str, Any] = {"body": GA, "symbol": f"A/RES/{number}"} | values
    return replace(Cited(kind_of_number(number), given.pop("body"), number, dated=day), **given)


TERRORISM = resolution("51/210", date(1996, 12, 17))
AGGRESSION = resolution("3314 (XXIX)", date(1974, 12, 14), symbol="A/RES/3314(XXIX)")
RIGHTS = resolution("217 A (III)", date(1948, 12, 10), symbol="A/RES/217(III)")
TERRORIST_ACTS = resolution("1373 (2001)", date(2001, 9, 28), body=SC, symbol="S/RES/1373(2001)")
WOMEN = resolution("1325 (2000)", date(2000, 10, 31), body=SC, symbol="S/RES/1325(2000)")
PROGRAMME = resolution(
    "77/237", date(2022, 12, 15), committee="Third Committee", title=TITLE, url=f"{OFFICIAL}A/RES/77/237"
)
DECISION = Cited(records.DECISION, GA, "74/534", "A/DEC/74/534", dated=date(2019, 12, 18))
DRAFT = Cited(
    records.DRAFT,
    GA,
    symbol="A/C.3/80/L.5",
    title=TITLE,
    session="eightieth",
    committee="Third Committee",
    dated=date(2025, 11, 12),
    url=f"{OFFICIAL}A/C.3/80/L.5",
)
NAMELESS_DRAFT = Cited(
    records.DRAFT, GA, title=TITLE, session="seventieth", url="https://archive.example/drafts/70/s/"
)
REPORT = Cited(
    records.REPORT,
    GA,
    symbol="A/75/464",
    title=CRIME,
    session="seventy-fifth",
    committee="Third Committee",
    dated=date(2020, 11, 24),
    url=f"{OFFICIAL}A/75/464",
)
IN_REPORT = Cited(
    records.RECOMMENDED,
    GA,
    symbol="A/75/464",
    title=TITLE,
    session="seventy-fifth",
    committee="Third Committee",
    ordinal="III",
    dated=date(2020, 11, 24),
    url=f"{OFFICIAL}A/75/464",
)
NAMELESS_IN_REPORT = Cited(
    records.RECOMMENDED, GA, title=TITLE, session="seventy-fifth", committee="Third Committee", ordinal="III"
)
COUNCIL = resolution("2016/18", date(2016, 7, 26), body=ECOSOC, symbol="E/RES/2016/18", title="Mainstreaming")
HUMAN_RIGHTS = resolution("23/9", date(2013, 6, 13), body="Human Rights Council", symbol="A/HRC/RES/23/9")
NARCOTICS = resolution("65/2", body="Commission on Narcotic Drugs", symbol="")
CRIME_COMMISSION = resolution("25/2", body="Commission on Crime Prevention and Criminal Justice", symbol="")


@pytest.mark.parametrize(
    ("cited", "pinpoint", "expected"),
    [
        (PROGRAMME, op("12"), "General Assembly resolution 77/237, para. 12"),
        (PROGRAMME, op("12", "(a)", "(ii)"), "General Assembly resolution 77/237, para. 12 (a) (ii)"),
        (PROGRAMME, op("12 bis"), "General Assembly resolution 77/237, para. 12 bis"),
        (PROGRAMME, pp("3"), "General Assembly resolution 77/237, third preambular paragraph"),
        (PROGRAMME, pp("22"), "General Assembly resolution 77/237, twenty-second preambular paragraph"),
        (
            PROGRAMME,
            pp("3", "(b)"),
            "General Assembly resolution 77/237, third preambular paragraph, subparagraph (b)",
        ),
        (PROGRAMME, Pinpoint(records.ANNEX), "General Assembly resolution 77/237, annex"),
        (
            PROGRAMME,
            Pinpoint(records.ANNEX, "5.", ("(a)",), "II"),
            "General Assembly resolution 77/237, annex II, para. 5 (a)",
        ),
        (PROGRAMME, op(""), "General Assembly resolution 77/237"),
        (RIGHTS, None, "General Assembly resolution 217 A (III)"),
        (resolution("3201 (S-VI)"), op("4"), "General Assembly resolution 3201 (S-VI), para. 4"),
        (resolution("S-30/1"), op("4"), "General Assembly resolution S-30/1, para. 4"),
        (resolution("57/283 B"), op("4"), "General Assembly resolution 57/283 B, para. 4"),
        (TERRORIST_ACTS, op("2"), "Security Council resolution 1373 (2001), para. 2"),
        (COUNCIL, op("3"), "Economic and Social Council resolution 2016/18, para. 3"),
        (HUMAN_RIGHTS, None, "Human Rights Council resolution 23/9"),
        (NARCOTICS, op("1"), "Commission on Narcotic Drugs resolution 65/2, para. 1"),
        (
            CRIME_COMMISSION,
            None,
            "Commission on Crime Prevention and Criminal Justice resolution 25/2",
        ),
        (DECISION, None, "General Assembly decision 74/534"),
        (DRAFT, op("12"), "Draft resolution A/C.3/80/L.5, para. 12"),
        (
            NAMELESS_DRAFT,
            op("12"),
            "General Assembly, seventieth session, draft resolution “Strengthening the programme”, para. 12",
        ),
        (IN_REPORT, op("4"), "A/75/464, draft resolution III, para. 4"),
        (
            NAMELESS_IN_REPORT,
            op("4"),
            "General Assembly, seventy-fifth session, report of the Third Committee, draft resolution III, "
            "para. 4",
        ),
        (REPORT, Pinpoint(records.PARAGRAPH, "31"), "A/75/464, para. 31"),
    ],
)
def test_united_nations_style(cited: Cited, pinpoint: Pinpoint | None, expected: str) -> None:
    assert citation(cited, pinpoint).text == expected


@pytest.mark.parametrize(
    ("cited", "pinpoint", "expected"),
    [
        (TERRORISM, None, "UNGA Res 51/210 (17 December 1996) UN Doc A/RES/51/210"),
        (AGGRESSION, None, "UNGA Res 3314 (XXIX) (14 December 1974)"),
        (TERRORIST_ACTS, None, "UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373"),
        (
            resolution("1373 (2001)", body=SC, symbol="S/RES/1373(2001)"),
            None,
            "UNSC Res 1373 (2001) UN Doc S/RES/1373",
        ),
        (
            PROGRAMME,
            op("12", "(a)", "(ii)"),
            "UNGA Res 77/237 (15 December 2022) UN Doc A/RES/77/237, para 12(a)(ii)",
        ),
        (PROGRAMME, pp("3"), "UNGA Res 77/237 (15 December 2022) UN Doc A/RES/77/237, preambular para 3"),
        (
            PROGRAMME,
            Pinpoint(records.ANNEX, "5", annex="II"),
            "UNGA Res 77/237 (15 December 2022) UN Doc A/RES/77/237, annex II para 5",
        ),
        (COUNCIL, None, "ECOSOC Res 2016/18 (26 July 2016) UN Doc E/RES/2016/18"),
        (NARCOTICS, None, "UN Commission on Narcotic Drugs Res 65/2"),
        (DECISION, None, "UNGA Dec 74/534 (18 December 2019) UN Doc A/DEC/74/534"),
        (
            DRAFT,
            op("12"),
            "UNGA Third Committee, Draft Res ‘Strengthening the programme’ (12 November 2025) "
            "UN Doc A/C.3/80/L.5, para 12",
        ),
        (NAMELESS_DRAFT, op("12"), "UNGA, Draft Res ‘Strengthening the programme’, para 12"),
        (
            IN_REPORT,
            op("4"),
            "UNGA Third Committee, Draft Res III ‘Strengthening the programme’ (24 November 2020) "
            "UN Doc A/75/464, para 4",
        ),
        (
            REPORT,
            Pinpoint(records.PARAGRAPH, "31"),
            "UNGA Third Committee, ‘Crime prevention and criminal justice’ (24 November 2020) "
            "UN Doc A/75/464, para 31",
        ),
    ],
)
def test_oscola(cited: Cited, pinpoint: Pinpoint | None, expected: str) -> None:
    assert citation(cited, pinpoint, OSCOLA).text == expected


@pytest.mark.parametrize(
    ("cited", "pinpoint", "expected"),
    [
        (
            resolution("62/228", date(2007, 12, 22)),
            op("35"),
            "G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)",
        ),
        (WOMEN, op("8"), "S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)"),
        (RIGHTS, None, "G.A. Res. 217 (III) A, U.N. Doc. A/RES/217(III) (Dec. 10, 1948)"),
        (AGGRESSION, None, "G.A. Res. 3314 (XXIX), U.N. Doc. A/RES/3314(XXIX) (Dec. 14, 1974)"),
        (PROGRAMME, pp("3"), "G.A. Res. 77/237, pmbl. ¶ 3, U.N. Doc. A/RES/77/237 (Dec. 15, 2022)"),
        (PROGRAMME, op("12", "(a)"), "G.A. Res. 77/237, ¶ 12(a), U.N. Doc. A/RES/77/237 (Dec. 15, 2022)"),
        (
            PROGRAMME,
            Pinpoint(records.ANNEX, "5"),
            "G.A. Res. 77/237, annex, ¶ 5, U.N. Doc. A/RES/77/237 (Dec. 15, 2022)",
        ),
        (COUNCIL, None, "E.S.C. Res. 2016/18, U.N. Doc. E/RES/2016/18 (July 26, 2016)"),
        (HUMAN_RIGHTS, None, "Human Rights Council Res. 23/9, U.N. Doc. A/HRC/RES/23/9 (June 13, 2013)"),
        (NARCOTICS, None, "Comm’n on Narcotic Drugs Res. 65/2"),
        (DECISION, None, "G.A. Dec. 74/534, U.N. Doc. A/DEC/74/534 (Dec. 18, 2019)"),
        (
            DRAFT,
            op("12"),
            "G.A. Third Comm., Draft Res., Strengthening the programme, ¶ 12, "
            "U.N. Doc. A/C.3/80/L.5 (Nov. 12, 2025)",
        ),
        (
            IN_REPORT,
            op("4"),
            "G.A. Third Comm., Draft Res. III, Strengthening the programme, ¶ 4, "
            "U.N. Doc. A/75/464 (Nov. 24, 2020)",
        ),
        (
            REPORT,
            Pinpoint(records.PARAGRAPH, "31"),
            "G.A. Third Comm., Crime prevention and criminal justice, ¶ 31, "
            "U.N. Doc. A/75/464 (Nov. 24, 2020)",
        ),
    ],
)
def test_bluebook(cited: Cited, pinpoint: Pinpoint | None, expected: str) -> None:
    assert citation(cited, pinpoint, BLUEBOOK).text == expected


@pytest.mark.parametrize(
    ("cited", "pinpoint", "reference", "in_text"),
    [
        (
            PROGRAMME,
            op("12"),
            "United Nations General Assembly. (2022, December 15). Strengthening the programme "
            "(A/RES/77/237). https://undocs.org/en/A/RES/77/237",
            "(United Nations General Assembly, 2022, para. 12)",
        ),
        (
            DRAFT,
            pp("3"),
            "United Nations General Assembly, Third Committee. (2025, November 12). Strengthening the "
            "programme (A/C.3/80/L.5) [Draft resolution]. https://undocs.org/en/A/C.3/80/L.5",
            "(United Nations General Assembly, Third Committee, 2025, preambular para. 3)",
        ),
        (
            NAMELESS_DRAFT,
            op("1"),
            "United Nations General Assembly. (n.d.). Strengthening the programme [Draft resolution]. "
            "https://archive.example/drafts/70/s/",
            "(United Nations General Assembly, n.d., para. 1)",
        ),
        (
            IN_REPORT,
            None,
            "United Nations General Assembly, Third Committee. (2020, November 24). Strengthening the "
            "programme (A/75/464, draft resolution III) [Draft resolution]. https://undocs.org/en/A/75/464",
            "(United Nations General Assembly, Third Committee, 2020)",
        ),
        (
            TERRORIST_ACTS,
            op("2"),
            "United Nations Security Council. (2001, September 28). Resolution 1373 (2001).",
            "(United Nations Security Council, 2001, para. 2)",
        ),
    ],
)
def test_apa(cited: Cited, pinpoint: Pinpoint | None, reference: str, in_text: str) -> None:
    assert citation(cited, pinpoint, APA).text == reference
    assert citation(cited, pinpoint, APA_IN_TEXT).text == in_text


def test_titles_are_in_italics_where_the_style_wants_it() -> None:
    assert citation(PROGRAMME, None, APA).spans[1] == Span(TITLE, True)
    assert Span(TITLE, True) in citation(DRAFT, None, BLUEBOOK).spans
    assert not any(span.is_italic for span in citation(DRAFT, None, OSCOLA).spans)


def test_signs_of_forms_in_a_title_are_only_signs() -> None:
    strange = Cited(records.DRAFT, GA, title="On <{body}> *and* [more]")

    assert citation(strange, None, OSCOLA).text == "UNGA, Draft Res ‘On <{body}> *and* [more]’"


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
@pytest.mark.parametrize("kind", records.KINDS)
@pytest.mark.parametrize("pinpoint", [None, *(Pinpoint(part, "7") for part in records.PARTS)])
def test_no_style_fails_where_little_is_known(style: Style, kind: str, pinpoint: Pinpoint | None) -> None:
    least = Cited(kind, GA, "12 (V)" if kind == records.OLD_RESOLUTION else "", title="A title")

    text = citation(least, pinpoint, style).text

    assert text and "  " not in text and "()" not in text and ", ," not in text


def test_every_style_is_given_once_and_in_order() -> None:
    assert [one.key for one in citations(PROGRAMME)] == ["un", "oscola", "bluebook", "apa", "apa-in-text"]
    assert citations(PROGRAMME)[0] == citation(PROGRAMME, None, UNITED_NATIONS)


def test_ordinals_are_spelt() -> None:
    assert [spelt(number) for number in (1, 12, 20, 21, 30, 80, 99)] == [
        "first",
        "twelfth",
        "twentieth",
        "twenty-first",
        "thirtieth",
        "eightieth",
        "ninety-ninth",
    ]
