"""The scorer on hyperlinks: what it counts, what it shows."""

from tests.parsing.akn_sample import NAMESPACE, container
from tests.printing.hyperlinks import Link, links, missed

URL = "https://undocs.org/en"


def linked(symbol: str, words: str) -> str:
    return f'<a href="{URL}/{symbol}">{words}</a>'


def sample(*bodies: str) -> bytes:
    inside = "".join(container(body) for body in bodies)
    return (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution"><meta/>'
        f"<preamble>{inside}</preamble></statement></akomaNtoso>"
    ).encode()


def test_a_link_counts_when_it_names_a_symbol_and_stands_on_its_number() -> None:
    raw = sample(
        f"Recalling its resolution {linked('A/RES/70/1', '70/1')}, {linked('A/RES/2200(XXI)', '(XXI)')}"
        f" and {linked('about', 'page 7')},"
    )
    assert links(raw) == [Link("A/RES/70/1", "70/1")]


def test_each_citation_answers_for_one_link() -> None:
    raw = sample(
        f"Recalling its resolution {linked('A/RES/70/1', '70/1')},",
        f"Welcoming {linked('A/RES/70/1', '70/1')} and Human Rights Council resolution "
        f"{linked('A/RES/44/4', '44/4')},",
    )
    count, wrong = missed(raw, "a.xml")
    assert count == 3
    assert wrong == [Link("A/RES/70/1", "70/1"), Link("A/RES/44/4", "44/4")]
