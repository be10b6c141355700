"""Covers by combination: every masthead with every spacing, kind of document, title and agenda."""

from datetime import date
from itertools import chain, product

import pytest

from resolutions.parsing import parse
from resolutions.parsing.records import AgendaItem
from resolutions.parsing.sponsors import is_sponsors, names, submitted_by

ENGLISH = "18 March 2024|Original: English"
MASTHEADS = {
    "one piece a line": "United Nations|{symbol}|General Assembly|Distr.: {to}|{english}",
    "pieces side by side": "United Nations {symbol}|General Assembly Distr.: {to}|{english}",
    "all on one line": "United Nations {symbol} General Assembly Distr.: {to} 18 March 2024 Original: French",
    "columns": "United Nations         {symbol}|General Assembly      Distr.: {to}|        18 March 2024",
    "tabs": "United Nations\t{symbol}|General Assembly\tDistr.: {to}|\t18 March 2024|\tOriginal: English",
    "double spaces": "General  Assembly|{symbol}|Distr.:  {to}|18  March  2024|Original:  English",
    "capitals": "UNITED NATIONS|GENERAL ASSEMBLY|Distr.|{TO}|{symbol}|18 MARCH 2024|ORIGINAL: ENGLISH",
    "two languages": "General Assembly|{symbol}|Distr.: {to}|Date: 18 March 2024|Original: English/French",
    "language alone": "General Assembly|{symbol}|Distr.: {to}|18 March 2024|English|English only",
    "bold": "**United Nations**|**{symbol}**|# General Assembly|**Distr.:** {to}|18 March 2024",
    "job number": "General Assembly|{symbol}|Distr.: {to}|18 March 2024|23-22554 (E)    151123|*2322554*",
    "strange lines": "Strange remark|General Assembly|{symbol}|Distr.: {to}|Strange again|18 March 2024",
}
TITLES = (
    "Crime prevention and criminal justice",
    "Strengthening the United Nations crime prevention and criminal|justice programme",
    "Follow-up to the|United Nations Convention against Transnational Organized|Crime",
    "Revitalization of the work of the|General Assembly",
)
AGENDAS = {
    "Agenda item 109|Rule of law": (AgendaItem(109, "Rule of law"),),
    "Agenda items 109 and 110|Rule of law|Drug control": (
        AgendaItem(109, "Rule of law"),
        AgendaItem(110, "Drug control"),
    ),
    "Agenda item 25 (a)|Sustainable development: implementation|of the outcomes": (
        AgendaItem(25, "Sustainable development: implementation of the outcomes", "a"),
    ),
}
SPONSORS = {
    "Albania, Austria and Spain: draft resolution": ("Albania", "Austria", "Spain"),
    "Andorra, Bosnia and|Herzegovina and Republic of Korea: revised draft|resolution": (
        "Andorra",
        "Bosnia and Herzegovina",
        "Republic of Korea",
    ),
    "Albania, Austria and Spain|Draft resolution": ("Albania", "Austria", "Spain"),
    "Draft resolution submitted by the Chair of the Committee": ("Chair of the Committee",),
    "": (),
}
BODY = (
    "Recalling its resolution 70/1 of 25 September 2015,|1. Takes note of the report;|2. Requests a report."
)
SPACINGS = {
    "tight": lambda blocks: "\n".join(chain(*blocks)),
    "a blank line after each": lambda blocks: "\n\n".join(chain(*blocks)),
    "blank lines between blocks": lambda blocks: "\n\n".join("\n".join(block) for block in blocks),
}


COVERS = list(product(MASTHEADS, SPACINGS))


def masthead(name: str, symbol: str, to: str) -> str:
    return MASTHEADS[name].format(symbol=symbol, to=to, TO=to.upper(), english=ENGLISH)


def source(spacing: str, *blocks: str) -> bytes:
    """A text of some blocks, the lines of each parted by bars."""
    body = f"The General Assembly,|{BODY}".split("|")
    done = SPACINGS[spacing]([block.split("|") for block in blocks if block])
    return f"{done}\n\n{SPACINGS[spacing]([[line] for line in body])}".encode()


@pytest.mark.parametrize(("name", "spacing"), COVERS)
def test_the_cover_of_a_draft_is_read(name: str, spacing: str) -> None:
    for title, agenda, sponsors in product(TITLES, AGENDAS, SPONSORS):
        top = masthead(name, "A/C.3/78/L.5", "Limited")
        raw = source(spacing, top, "Seventy-eighth session|Third Committee", agenda, sponsors, title)
        found = parse(raw, "a.txt")
        assert (found.symbol, found.distribution, found.date) == (
            "A/C.3/78/L.5",
            "Limited",
            date(2024, 3, 18),
        )
        assert (found.session.number, found.committee) == (78, "Third Committee")
        assert (found.agenda_items, found.sponsors) == (AGENDAS[agenda], SPONSORS[sponsors])
        assert found.title == found.resolutions[0].title == title.replace("|", " ")
        assert len(found.resolutions[0].paragraphs) == 3
        assert all(line.text.startswith("Strange") for line in found.unparsed)


@pytest.mark.parametrize(("name", "spacing"), COVERS)
def test_the_cover_of_an_adopted_text_is_read(name: str, spacing: str) -> None:
    for title, agenda in product(TITLES, AGENDAS):
        top = masthead(name, "A/RES/78/229", "General")
        adopted = "Resolution adopted by the General Assembly on 19 December 2023"
        report = "[on the report of the Third Committee (A/78/481, para. 31)]"
        raw = source(spacing, top, "Seventy-eighth session", agenda, adopted, report, f"78/229. {title}")
        found = parse(raw, "a.txt")
        (text,) = found.resolutions
        assert (found.symbol, found.distribution, found.date) == (
            "A/RES/78/229",
            "General",
            date(2024, 3, 18),
        )
        assert (found.session.number, found.committee) == (78, "Third Committee")
        assert found.agenda_items == AGENDAS[agenda]
        assert (text.number, text.title) == ("78/229", title.replace("|", " "))
        assert (text.adopted_on, text.on_report_of and text.on_report_of.symbol) == (
            date(2023, 12, 19),
            "A/78/481",
        )
        assert all(line.text.startswith("Strange") for line in found.unparsed)


@pytest.mark.parametrize(("name", "spacing"), COVERS)
def test_the_cover_of_a_report_is_read(name: str, spacing: str) -> None:
    for agenda in AGENDAS:
        top = masthead(name, "A/78/481", "General")
        report = "Report of the Third Committee|Rapporteur: Ms. Anu Saarela (Finland)|I. Introduction"
        recommends = "1. The Third Committee recommends to the General Assembly the draft resolution:|Lamps"
        raw = source(spacing, top, "Seventy-eighth session", agenda, report, recommends)
        found = parse(raw, "a.txt")
        assert (found.kind, found.title) == ("committee_report", "Report of the Third Committee")
        assert (found.symbol, found.distribution, found.date) == ("A/78/481", "General", date(2024, 3, 18))
        assert (found.committee, found.rapporteur) == ("Third Committee", "Ms. Anu Saarela (Finland)")
        assert found.agenda_items == AGENDAS[agenda]
        assert all(line.text.startswith("Strange") for line in found.unparsed)


@pytest.mark.parametrize(
    ("words", "sponsors"),
    [
        ("the Netherlands and Egypt", ("Netherlands", "Egypt")),
        (
            "the Vice-Chair, Ivaylo Gatev (Bulgaria), on the basis of talks",
            ("Vice-Chair, Ivaylo Gatev (Bulgaria)",),
        ),
        ("Cuba, on behalf of the Group of 77 and China", ("Cuba",)),
        ("Cuba, also on behalf of Egypt, Ghana and Togo", ("Cuba", "Egypt", "Ghana", "Togo")),
        ("Presidents Island", ("Presidents Island",)),
    ],
)
def test_sponsors_in_running_words(words: str, sponsors: tuple[str, ...]) -> None:
    assert names(words, running=True) == sponsors


def test_how_a_draft_was_submitted_is_no_part_of_the_sponsor() -> None:
    given = submitted_by("the Chair of the Committee following informal consultations")
    assert given == (("Chair of the Committee",), "following informal consultations")


def test_a_title_that_stands_first_does_not_take_the_cover_below_it() -> None:
    raw = source(
        "tight", "78/1. Cooperation with the|Third Committee|Seventy-eighth session|Agenda item 3|Lamps"
    )
    found = parse(raw, "a.txt")
    assert found.title == "Cooperation with the Third Committee"
    assert (found.session.number, found.agenda_items) == (78, (AgendaItem(3, "Lamps"),))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Bolivia (Plurinational State of), Antigua and Barbuda and", True),
        ("Egypt (on behalf of the Group of African States), Norway", True),
        ("Financing of the Regional Service Centre in Entebbe, Uganda", False),
    ],
)
def test_a_list_of_sponsors_holds_names_of_states(words: str, said: bool) -> None:
    assert is_sponsors(words) is said
