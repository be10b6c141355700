"""What holds for any text: nothing is lost or doubled, nothing raises but Unreadable, time is linear."""

import random
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.parsing import text
from resolutions.parsing.errors import Unreadable
from tests.parsing.words import everything

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
OPENINGS = (
    "",
    "",
    "",
    "1. Requests ",
    "2. *Also requests* ",
    "3. ",
    "Recalling ",
    "*Deeply concerned* ",
    "(a) ",
    "(b) ",
    "(i) ",
    "- (c) ",
    "# ",
    "### **Heading** ",
    "• ",
    "¹ ",
    "<sup>2</sup> ",
    "[^3]: ",
    "4 ",
    "II. ",
    "A. ",
    "> ",
    "77/237. ",
    "Agenda item 12 ",
    "In favour: ",
    "Rapporteur: ",
    "Draft resolution submitted by ",
    "Egypt, Ghana and ",
    "Distr.: General ",
    "Seventy-fifth session ",
    "United Nations ",
    "| cell | ",
    "    ",
    "\f",
    "* ",
    "** ",
)
ENDINGS = (
    "",
    "",
    ",",
    ";",
    ".",
    ":",
    ",¹",
    ";<sup>2</sup>",
    ": draft",
    ": draft resolution",
    "-",
    " -",
    ", and",
    "*",
    "**",
    "_",
    "\u00ad",
    "\r",
)
LINES = (
    "",
    "",
    "",
    "---",
    "__________________",
    "The General Assembly,",
    "*The General Assembly,*",
    "Annex",
    "**Annex I**",
    "Draft resolution II",
    "Draft decision",
    "Report of the Third Committee",
    "I. Introduction",
    "General Assembly",
    "Seventy-fifth session",
    "Distr.: Limited",
    "54th plenary meeting",
    "15 December 2022",
    "A/RES/77/237",
    "12",
    "1",
    "1",
    "22-12345 2/15",
    "http://undocs.org/A/70/99",
    "I",
    "B",
    "Recorded vote",
    "Resolution adopted by the General Assembly",
    "[on the report of the Third Committee (A/77/464, para. 31)]",
    "Agenda item 12",
    "Rapporteur: Ms. Anu Saarela (Finland",
    "Distr.: General 10 January 2023 Original: English",
    "United Nations General Assembly",
    "| General Assembly | Distr.: General<br>10 January 2023 |",
    "Albania, Austria and Spain",
    "Draft resolution",
    "Egypt*",
    "Notes",
    "\f",
    "*",
    "**",
    "_",
)


def word(number: int) -> str:
    """A word that no other is, and that no word list has: letters only."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}") + "xq"


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, int]:
    """A text of odd lines whose words are all different, and how many they are."""
    lines: list[str] = ["The General Assembly,", ""] if draw(st.booleans()) else []
    count = 0
    for _ in range(draw(st.integers(1, 40))):
        if draw(st.integers(0, 3)) == 0:
            lines.append(draw(st.sampled_from(LINES)))
            continue
        size = draw(st.integers(1, 12))
        words = [word(count + place) for place in range(size)]
        count += size
        if draw(st.booleans()):
            words[0] = words[0].capitalize()
        lines.append(draw(st.sampled_from(OPENINGS)) + " ".join(words) + draw(st.sampled_from(ENDINGS)))
    return "\n".join(lines), count


@given(documents())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_of_the_source_stands_in_the_document_exactly_once(drawn: tuple[str, int]) -> None:
    source, count = drawn
    try:
        document = text.read(source.encode(), "any.txt")
    except Unreadable:
        return
    found = Counter(re.findall(r"q[a-j]{3}xq", everything(document).lower()))
    assert found == Counter(word(number) for number in range(count))


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_document_or_is_unreadable(source: str) -> None:
    for raw in (source.encode(), f"The General Assembly,\n\n{source}".encode()):
        try:
            text.read(raw, "any.txt")
        except Unreadable as error:
            assert error.reason


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@given(seed=st.integers(0, 10_000))
@settings(max_examples=6, deadline=None)
def test_a_damaged_document_is_still_read(path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    lines = path.read_text(encoding="utf-8").split("\n")
    for _ in range(30):
        place = dice.randrange(len(lines))
        match dice.randrange(4):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[dice.randrange(len(lines))])
            case 2:
                lines[place] = lines[place][: dice.randrange(len(lines[place]) + 1)]
            case _:
                lines[place] = "".join(dice.sample(lines[place], len(lines[place])))
    document = text.read("\n".join(lines).encode(), path.name)
    assert document.resolutions


def test_time_grows_no_faster_than_the_text() -> None:
    paragraph = (
        "Recalling its resolution 70/1 of 25 September 2015,¹ and the work of the Office, which is large,\n\n"
    )
    seconds = []
    for size in (300, 2400):
        raw = ("The General Assembly,\n\n" + paragraph * size).encode()
        started = time.process_time()
        text.read(raw, "long.txt")
        seconds.append(time.process_time() - started)
    assert seconds[1] < 8 * 3 * seconds[0] + 0.2
