"""No line makes the parser slow: its time is linear in the length of hostile runs of characters."""

import time

import pytest

from resolutions.parsing import Unreadable, parse

START = "General Assembly\n\nEightieth session\n\nAgenda item 7\n\nLamps\n\nThe General Assembly,\n\n"
RUNS = ("_", "*", "#\t", "# ", "a", "a-", "Annex", "[1]", "<sup>", "1. ", "(a) ", "9", "¹", "| ", "“", "No. ")


def seconds(text: str) -> float:
    """Processor time to parse a text."""
    started = time.process_time()
    try:
        parse(text.encode(), "a.txt", format="text")
    except Unreadable:
        return 0.0
    return time.process_time() - started


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("line", ["{}", "1. Urges all {} to go;", "# 80/12. {} lamps", "¹ See {}"])
def test_a_long_run_of_anything_is_read_in_a_moment(run: str, line: str) -> None:
    paragraph = "1. Urges Member States to keep their lamps lit;"
    hostile = f"{START}{paragraph}\n\n{line.format((run * 20_000)[:20_000])}\n\n2. Requests a report.\n"
    assert seconds(hostile) < 2.0
