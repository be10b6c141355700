"""Samples: a text and the outline a person has read, one pair of files a case."""

from pathlib import Path

import pytest

from resolutions.parsing import parse
from tests.parsing.outline import outline

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*/*.txt"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_parses_as_expected(sample: Path) -> None:
    expected = sample.with_suffix(".expected").read_text(encoding="utf-8")
    assert outline(parse(sample.read_bytes(), sample.name)) == expected


def test_every_sample_has_its_outline() -> None:
    assert len(SAMPLES) >= 5
    assert {path.with_suffix("") for path in SAMPLES} == {
        path.with_suffix("") for path in SAMPLES[0].parents[1].glob("*/*.expected")
    }
