"""Links stored and kept in step with the texts, whoever changes them."""

from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection

from resolutions.aligning.align import align
from resolutions.lineage.drawing import draw
from resolutions.lineage.held import held
from resolutions.lineage.keeping import behind
from resolutions.models import Footnote, Link, Paragraph, Resolution, Step, Strand
from resolutions.parsing import records
from resolutions.reading.alignments import stored_links
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "Strengthening the programme"
CLAUSES = (
    "Urges Member States to ratify the Convention against Transnational Organized Crime;",
    "Requests the Secretary-General to submit a report on the implementation of the mandates;",
    "Welcomes the thematic discussions held by the Commission about prison reform;",
)


def lineage(**options: bool) -> str:
    out = StringIO()
    call_command("lineage", stdout=out, **options)
    return out.getvalue().strip()


@pytest.fixture
def three() -> list[Resolution]:
    """Three texts of one title; the second splits, adds and drops."""
    return [
        factories.adopted("75/196", TITLE, operative=CLAUSES),
        factories.adopted("76/187", TITLE, operative=CLAUSES[::-1]),
        factories.adopted("77/237", TITLE, operative=(CLAUSES[0], "Decides to meet in Doha in 2030;")),
    ]


def steps() -> list[tuple[str | None, str | None, bool]]:
    rows = Step.objects.order_by("later__symbol")
    return list(rows.values_list("earlier__symbol", "later__symbol", "is_current"))


def test_stored_links_are_those_that_align_draws(three: list[Resolution]) -> None:
    assert lineage() == "2 pairs of texts aligned"

    texts = held([text.pk for text in three])
    for before, after in pairwise(three):
        drawn = align(texts[before.pk].clauses, texts[after.pk].clauses)
        assert stored_links(before.pk, after.pk) == drawn


def test_a_second_run_finds_nothing_to_do(three: list[Resolution]) -> None:
    lineage()
    before = list(Link.objects.order_by("pk").values_list())

    assert lineage() == "all texts that follow one another are aligned"
    assert list(Link.objects.order_by("pk").values_list()) == before


def test_a_new_text_is_aligned_with_its_neighbours_only(three: list[Resolution]) -> None:
    lineage()
    factories.adopted("79/185", TITLE, operative=CLAUSES)

    assert [len(work.waiting) for work in behind()] == [1]
    assert lineage() == "1 pair of texts aligned"


def test_a_text_between_two_parts_them(three: list[Resolution]) -> None:
    three[1].document.delete()
    lineage()
    assert steps() == [("A/RES/75/196", "A/RES/77/237", True)]

    factories.adopted("76/187", TITLE, operative=CLAUSES)
    lineage()

    assert steps() == [("A/RES/75/196", "A/RES/76/187", True), ("A/RES/76/187", "A/RES/77/237", True)]


def test_a_changed_word_undoes_the_steps_of_its_text_alone(three: list[Resolution]) -> None:
    lineage()
    changed = Paragraph.objects.get(resolution=three[2], anchor="op1")
    changed.full_text = changed.full_text.replace("Urges", "Calls upon")
    changed.save()

    assert steps() == [("A/RES/75/196", "A/RES/76/187", True), ("A/RES/76/187", "A/RES/77/237", False)]
    assert stored_links(three[1].pk, three[2].pk) == ()
    assert not Strand.objects.filter(paragraph=changed).exists()
    assert Strand.objects.filter(paragraph__resolution=three[0]).count() == 3

    assert lineage() == "1 pair of texts aligned"
    assert Strand.objects.filter(paragraph=changed).exists()


def test_a_change_that_leaves_words_and_places_alone_undoes_nothing(three: list[Resolution]) -> None:
    lineage()
    Paragraph.objects.filter(resolution=three[1]).update(note="Seen.", lead_phrase="Urges")

    assert all(current for _, _, current in steps())


def test_a_change_by_sql_alone_is_seen(three: list[Resolution]) -> None:
    lineage()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_paragraph SET full_text = full_text || '.' WHERE resolution_id = %s",
            [three[0].pk],
        )

    assert steps()[0] == ("A/RES/75/196", "A/RES/76/187", False)


def test_what_was_changed_back_is_found_the_same_and_threaded(three: list[Resolution]) -> None:
    lineage()
    before = set(Strand.objects.values_list())
    for words in ("Other words;", CLAUSES[0]):
        Paragraph.objects.filter(resolution=three[0], anchor="op1").update(full_text=words)

    assert lineage() == "1 pair found the same still"
    assert set(Strand.objects.values_list()) == before


def test_the_same_words_in_a_new_paragraph_are_linked_anew(three: list[Resolution]) -> None:
    lineage()
    row = Paragraph.objects.get(resolution=three[0], anchor="op1")
    before = stored_links(three[0].pk, three[1].pk)
    row.delete()
    row.pk = None
    row.save(force_insert=True)

    assert lineage() == "1 pair of texts aligned"
    assert stored_links(three[0].pk, three[1].pk) == before


def test_another_footnote_undoes_a_step() -> None:
    noted = [factories.paragraph(CLAUSES[0], footnote_marks=(records.Mark("1", 5),))]
    for number in ("75/196", "76/187"):
        factories.adopted(number, TITLE, paragraphs=noted, footnotes=(factories.footnote("1"),))
    lineage()
    Footnote.objects.filter(resolution__symbol="A/RES/76/187").update(text="A/CONF.222/17.")

    assert steps() == [("A/RES/75/196", "A/RES/76/187", False)]
    lineage()
    assert "other footnotes" in Link.objects.get().why


def test_a_new_reading_of_a_file_is_aligned_again(three: list[Resolution]) -> None:
    record = factories.adopted_record("78/1", TITLE, operative=CLAUSES)
    factories.held(record)
    lineage()
    text = factories.text_record(TITLE, operative=CLAUSES[1:], number="78/1", status="adopted")
    factories.held(factories.changed(record, resolutions=(text,)))

    assert steps()[-1] == ("A/RES/77/237", "A/RES/78/1", False)
    assert lineage() == "1 pair of texts aligned"


def test_a_text_that_changed_its_title_leaves_the_family(three: list[Resolution]) -> None:
    lineage()
    Resolution.objects.filter(pk=three[2].pk).update(title="Another", title_key="another")
    lineage()

    assert steps() == [("A/RES/75/196", "A/RES/76/187", True)]
    assert not Strand.objects.filter(paragraph__resolution=three[2]).exists()


def test_a_step_that_is_gone_is_left_alone(three: list[Resolution]) -> None:
    assert draw(0) is False


def test_what_is_done_anew_is_the_same(three: list[Resolution]) -> None:
    def links() -> list[tuple[object, ...]]:
        return list(Link.objects.order_by("step", "number", "order").values_list("step", "why", "carries_on"))

    lineage()
    before = links()

    assert lineage(anew=True) == "2 pairs of texts aligned"
    assert links() == before


def test_texts_in_two_languages_are_never_aligned() -> None:
    for language in ("en", "fr"):
        record = factories.document_record(factories.text_record(TITLE), language=language)
        factories.held(record)

    assert lineage() == "all texts that follow one another are aligned"
    assert not Step.objects.exists()
