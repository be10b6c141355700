"""Every example on the help page does what the page says."""

from datetime import date
from itertools import count
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.html import escape

from resolutions.facets.asked import Asked
from resolutions.facets.filters import FACETS
from resolutions.finding import find
from resolutions.models import Paragraph
from resolutions.parsing import records
from resolutions.search.examples import ADDRESSES, CHAPTERS, Example, Sample
from resolutions.search.fields import FIELDS
from tests.factories import citation, document_record, footnote, held, paragraph, text_record

_serial = count(1)  # two texts of one title and session would be one text
EXAMPLES = [example for chapter in CHAPTERS for example in chapter.examples]


def stored(sample: Sample) -> Paragraph:
    """Take a sample in and give its paragraph."""
    words = sample.text.split(" ")
    lead = " ".join(words[:2]) if words[0] in ("Also", "Calls", "Deeply") else words[0]
    marks = (records.Mark("1", len(sample.text)),) if sample.footnote else ()
    cites = (citation(sample.cites),) if sample.cites else ()
    text = text_record(
        f"{sample.title}, part {next(_serial)}" if sample.numbered else sample.title,
        status=sample.status,
        number=sample.symbol or None,
        adopted_on=date(sample.year, 12, 15),
        paragraphs=[
            paragraph(sample.text, sample.kind, lead_phrase=lead, footnote_marks=marks, citations=cites)
        ]
        if sample.kind != "annex"
        else [],
        annexes=(records.Annex("Annex", (records.Block("paragraph", sample.text),)),)
        if sample.kind == "annex"
        else (),
        footnotes=(footnote("1", sample.footnote),) if sample.footnote else (),
    )
    document = held(
        document_record(
            text,
            session=sample.session,
            symbol=f"A/RES/{sample.symbol}" if sample.symbol else None,
            agenda_items=(records.AgendaItem(107 + len(sample.item) % 10, sample.item),),
        )
    )
    return Paragraph.objects.get(document=document, parent=None)


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_an_example_finds_and_misses_what_the_help_says(example: Example) -> None:
    wanted, unwanted = stored(example.finds), stored(example.misses)
    found = find(Asked(typed=example.query))
    assert found.reading.query.ignored == ()
    assert [hit.paragraph.pk for hit in found.hits] == [wanted.pk]
    assert unwanted.pk != wanted.pk


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_an_example_turned_round_finds_the_other(example: Example) -> None:
    wanted, unwanted = stored(example.finds), stored(example.misses)
    found = find(Asked(typed=f"-({example.query})", chosen={"kind": ("any",)}))
    keys = {hit.paragraph.pk for hit in found.hits}
    assert unwanted.pk in keys
    assert wanted.pk not in keys


@pytest.mark.django_db
@pytest.mark.parametrize("example", ADDRESSES, ids=lambda example: example.query)
def test_an_address_finds_and_misses_what_the_help_says(example: Example) -> None:
    wanted, unwanted = stored(example.finds), stored(example.misses)
    asked = Asked.read(QueryDict(example.query))
    assert {hit.paragraph.pk for hit in find(asked).hits} == {wanted.pk}
    assert unwanted.pk != wanted.pk
    assert parse_qs(asked.address[1:]) == parse_qs(example.query)


def test_the_help_shows_every_field_and_facet() -> None:
    typed = " ".join(example.query for example in EXAMPLES)
    assert {name for name in FIELDS if f"{name}:" not in typed} == set()
    chosen = "&".join(example.query for example in ADDRESSES)
    assert {name for name in FACETS if f"{name}=" not in chosen} == {"document"}


@pytest.mark.django_db
def test_the_help_page_links_every_example(client: Client) -> None:
    shown = client.get("/search/help/").content.decode()
    for example in EXAMPLES:
        assert Asked(typed=example.query).address.replace("&", "&amp;") in shown
        assert example.says in shown
    for example in ADDRESSES:
        assert escape(f"/search/?{example.query}") in shown
