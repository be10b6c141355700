"""Every citation of the sample corpus, against lists read and checked by a person."""

from pathlib import Path

import pytest

from resolutions.parsing import parse
from tests.parsing.references.outline import outline

ROOT = Path(__file__).parents[3]
EXPECTED = sorted((ROOT / "tests" / "corpus").glob("*.citations"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_every_citation_of_the_corpus_is_right(expected: Path) -> None:
    source = ROOT / "corpus" / f"{expected.stem}.txt"
    document = parse(source.read_bytes(), source.name)
    assert "\n".join(outline(document)) + "\n" == expected.read_text(encoding="utf-8")


def test_every_corpus_document_has_a_list() -> None:
    assert [path.stem for path in EXPECTED] == sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))
