"""Composes a plain text and what stands off it into HTML: the only place where a text becomes markup.

Ranges are character offsets from 0 over the plain text. Every character is escaped, every element
closed; ranges that overlap, run past the end or are empty never break the page. From the outside in:
a footnote mark cuts whatever it stands in (a link cannot hold a link), and so does the end of the lead
phrase; links hold italics; of two links that overlap the second begins where the first ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Range = Sequence[int]
"""Start and end (exclusive); a pair, or a list of two as JSON stores it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A range that leads somewhere: ``url``, what to say of it, whether it leaves this site."""

    start: int
    end: int
    url: str
    title: str = ""
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark at ``offset``: ``note`` is the note's anchor, empty when no note was found."""

    offset: int
    label: str
    note: str
    anchor: str


def compose(
    text: str,
    *,
    lead: int = 0,
    italics: Iterable[Range] = (),
    links: Iterable[Link] = (),
    marks: Iterable[NoteMark] = (),
) -> SafeString:
    """Give the text as safe HTML, its italics, links and footnote marks in place.

    ``lead`` is the length of the phrase it opens with, 0 for none.

    >>> compose("Recalls it,", italics=[(0, 7)])
    '<i>Recalls</i> it,'
    """
    size = len(text)
    slanted = _covered(italics, size)
    apart = _apart(links, size)
    placed = sorted((min(max(mark.offset, 0), size), number, mark) for number, mark in enumerate(marks))
    opening = min(max(lead, 0), size)
    cuts = sorted({0, opening, size, *(offset for offset, _, _ in placed)})
    pieces = [_marked(placed, 0)] if placed else []
    for start, end in pairwise(cuts):
        piece = _linked(text, start, end, apart, slanted)
        pieces.append(format_html('<span class="lead">{}</span>', piece) if end <= opening else piece)
        pieces.append(_marked(placed, end))
    return _joined(pieces)


def _linked(
    text: str, start: int, end: int, links: Sequence[Link], italics: Sequence[tuple[int, int]]
) -> SafeString:
    """A piece of the text that no mark cuts, with its links."""
    pieces = []
    here = start
    for link in links:
        first, last = max(link.start, start), min(link.end, end)
        if first >= last:
            continue
        pieces.append(_slanted(text, here, first, italics))
        pieces.append(_anchor(link, _slanted(text, first, last, italics)))
        here = last
    return _joined([*pieces, _slanted(text, here, end, italics)])


def _anchor(link: Link, content: SafeString) -> SafeString:
    """The link's element; one that leaves the site says so to the eye and to the ear."""
    if link.leaves:
        return format_html(
            '<a class="away" rel="external noopener" href="{}" title="{}">{}</a>',
            link.url,
            link.title,
            content,
        )
    return format_html('<a class="cited" href="{}" title="{}">{}</a>', link.url, link.title, content)


def _slanted(text: str, start: int, end: int, italics: Sequence[tuple[int, int]]) -> SafeString:
    """A piece of the text within one element, with its italics."""
    pieces = []
    here = start
    for first, last in italics:
        first, last = max(first, start), min(last, end)
        if first < last:
            pieces += [_plain(text[here:first]), format_html("<i>{}</i>", text[first:last])]
            here = last
    return _joined([*pieces, _plain(text[here:end])])


def _marked(placed: Sequence[tuple[int, int, NoteMark]], offset: int) -> SafeString:
    """The footnote marks that stand at one offset, in their order."""
    return _joined([_mark(mark) for place, _, mark in placed if place == offset])


def _mark(mark: NoteMark) -> SafeString:
    """One footnote mark; a mark without a note is shown and leads nowhere."""
    if not mark.note:
        return format_html('<sup class="mark">{}</sup>', mark.label)
    return format_html(
        '<sup class="mark"><a id="{}" href="#{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
        mark.anchor,
        mark.note,
        _("Footnote %(label)s") % {"label": mark.label},
        mark.label,
    )


def _apart(links: Iterable[Link], size: int) -> list[Link]:
    """The links in reading order, clipped so that none overlaps another or the end of the text."""
    apart: list[Link] = []
    here = 0
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        start, end = max(link.start, here), min(link.end, size)
        if start < end:
            apart.append(Link(start, end, link.url, link.title, link.leaves))
            here = end
    return apart


def _covered(ranges: Iterable[Range], size: int) -> list[tuple[int, int]]:
    """The ranges in order, overlapping ones joined, clipped to the text."""
    covered: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, size)) for start, end in ranges):
        if start >= end:
            continue
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(end, covered[-1][1]))
        else:
            covered.append((start, end))
    return covered


def _plain(text: str) -> SafeString:
    """Plain text, escaped."""
    return escape(text)


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    """The pieces, one after the other."""
    return reduce(add, pieces, SafeString())
