"""How a wording changed, as HTML: what went in ``<del>``, what came in ``<ins>``, said in words too."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from resolutions.aligning.changes import DELETED, INSERTED, SAME, Change, changes

MOST_COMPARED = 8_000_000
"""Product of the lengths in characters above which two wordings are not compared word by word."""

_ELEMENTS = {
    SAME: "{}",
    DELETED: '<del><span class="spoken" lang="en">removed: </span>{}</del>',
    INSERTED: '<ins><span class="spoken" lang="en">added: </span>{}</ins>',
}

Lines = tuple[SafeString, ...]


def between(before: str, after: str) -> tuple[Change, ...]:
    """The changes between two wordings; for very long ones all of the one and all of the other."""
    if not before or not after or len(before) * len(after) > MOST_COMPARED:
        whole = (Change(DELETED, before), Change(INSERTED, after))
        return tuple(change for change in whole if change.text)
    return changes(before, after)


def marked(found: Iterable[Change], *, without: str = "") -> Lines:
    """The lines of a wording with its changes marked; one kind may be left out.

    >>> marked([Change("same", "Urges "), Change("inserted", "all <States> ")])
    ('Urges <ins><span class="spoken" lang="en">added: </span>all &lt;States&gt;</ins> ',)
    """
    lines: list[list[SafeString]] = [[]]
    for change in found:
        if change.kind == without:
            continue
        first, *others = change.text.split("\n")
        lines[-1].append(_piece(change.kind, first))
        lines += [[_piece(change.kind, text)] for text in others]
    return tuple(joined for line in lines if (joined := _joined(line)))


def plain(text: str) -> Lines:
    """The lines of a wording without any mark."""
    return tuple(escape(line) for line in text.split("\n") if line)


def _piece(kind: str, text: str) -> SafeString:
    """A stretch in its element; the spaces after it stand outside, where no line runs under them."""
    bare = text.rstrip()
    spaces = escape(text[len(bare) :])
    return format_html(_ELEMENTS[kind], bare) + spaces if bare else spaces


def _joined(pieces: Sequence[SafeString]) -> SafeString:
    return reduce(add, pieces, SafeString())
