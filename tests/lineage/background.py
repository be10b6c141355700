"""Prints ``resolutions/aligning/background.txt``: how many clauses of the sample corpus hold each word."""

from collections import Counter
from pathlib import Path

from resolutions.aligning.clauses import clauses
from resolutions.aligning.wording import masked
from resolutions.parsing import parse

CORPUS = Path(__file__).parents[2] / "corpus"

COMMON = 1 / 30
"""The least share of clauses that a word in the table is in."""

HEAD = """\
// The share of clauses of the sample corpus that hold each word held by one in thirty or more.
// Made by: uv run python -m tests.lineage.background > resolutions/aligning/background.txt"""


def table() -> str:
    """Give the table, the commonest word first."""
    documents = [parse(path.read_bytes(), path.name) for path in sorted(CORPUS.glob("*.txt"))]
    texts = [clauses(text) for document in documents for text in document.resolutions]
    held = Counter(word for text in texts for clause in text for word in set(masked(clause.text)))
    total = sum(len(text) for text in texts)
    rows = sorted(held.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join(
        [HEAD, *(f"{word} {count / total:.3f}" for word, count in rows if count / total >= COMMON)]
    )


if __name__ == "__main__":
    print(table())
