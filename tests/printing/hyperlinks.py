"""Score citations on the hyperlinks of official XML: what each link names must be cited in its text.

``uv run python -m tests.printing.hyperlinks DIR [--show 20]``

A link is right when one citation of the document has its symbol. Links have errors of their own, so
read what is shown before believing it.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resolutions import symbols
from resolutions.parsing import parse
from resolutions.parsing.akn_tree import named, tree
from resolutions.parsing.characters import one_line
from resolutions.parsing.records import Block, Citation, Document, Footnote, Paragraph, SubParagraph

Carrier = Paragraph | SubParagraph | Block | Footnote


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the symbol its address names, and the words it stands on."""

    symbol: str
    words: str


def links(raw: bytes) -> list[Link]:
    """The links of an official file that name a symbol and stand on a whole number or symbol."""
    found = []
    for anchor in named(tree(raw), "a", "ref"):
        symbol = symbols.normalize(anchor.get("href") or "")
        words = one_line("".join(str(part) for part in anchor.itertext()))
        if symbol and any(character.isdigit() for character in words) and not words.isdigit():
            found.append(Link(symbol, words))
    return found


def cited(document: Document) -> list[Citation]:
    """Every citation of a document's texts."""
    found: list[Citation] = []
    for text in document.resolutions:
        blocks = [block for annex in text.annexes for block in annex.blocks]
        carriers: list[Carrier] = [*text.paragraphs, *blocks, *text.footnotes]
        for carrier in carriers:
            found.extend(each for part in _parts(carrier) for each in part.citations)
    return found


def _parts(carrier: Carrier) -> Iterator[Carrier]:
    """A paragraph and everything below it."""
    yield carrier
    if not isinstance(carrier, Footnote):
        for part in carrier.sub_paragraphs:
            yield from _parts(part)


def missed(raw: bytes, name: str) -> tuple[int, list[Link]]:
    """How many links an official file has, and those whose symbol its citations do not give.

    Each citation answers for one link.
    """
    expected = links(raw)
    given = [citation.symbol for citation in cited(parse(raw, name, format="akn"))]
    wrong = []
    for link in expected:
        if link.symbol in given:
            given.remove(link.symbol)
        else:
            wrong.append(link)
    return len(expected), wrong


def main(arguments: list[str]) -> int:
    """Print the share of links that are cited, and the first that are not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--show", type=int, default=20)
    chosen = options.parse_args(arguments)
    total = 0
    wrong: list[tuple[str, Link]] = []
    for path in sorted(chosen.folder.rglob("*.xml")):
        count, not_cited = missed(path.read_bytes(), path.name)
        total += count
        wrong.extend((path.name, link) for link in not_cited)
    for name, link in wrong[: chosen.show]:
        sys.stdout.write(f"{name}: {link.words} -> {link.symbol}\n")
    sys.stdout.write(f"{total - len(wrong)} of {total} links cited\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
