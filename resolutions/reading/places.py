"""Where a paragraph stands, in words: ``A/RES/77/237, paragraph 12``."""

import re
from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import phrases
from resolutions.models import DocumentKind, Paragraph, ParagraphKind


class Placed(Protocol):
    """What has a place within a text: a paragraph, or what stands for one."""

    @property
    def kind(self) -> str:
        """What it is (``ParagraphKind``)."""

    @property
    def number(self) -> str:
        """Its printed number, empty for none."""

    @property
    def anchor(self) -> str:
        """Its permalink within the page."""


def paper(paragraph: Paragraph) -> str:
    """The text or the document a paragraph stands in, by the shortest name it has."""
    text, document = paragraph.resolution, paragraph.document
    if text is None:
        return document.symbol or document.get_kind_display().capitalize()
    if text.ordinal or document.kind == DocumentKind.COMMITTEE_REPORT:
        named = {"document": document.symbol or _("Report"), "ordinal": text.ordinal}
        return (_("%(document)s, draft resolution %(ordinal)s") % named).rstrip()
    return text.symbol or document.symbol or _("Draft resolution")


def spot(paragraph: Paragraph) -> str:
    """The paragraph within its text: ``paragraph 12``, ``annex, paragraph 3``, ``heading``."""
    if named := numbered(paragraph):
        return named
    if paragraph.annex is not None:
        if paragraph.number:
            return _("annex, paragraph %(number)s") % {"number": paragraph.number}
        return pgettext("place in a text", "annex")
    return pgettext("place in a text", "heading")


def spot_within(line: Sequence[Paragraph]) -> str:
    """A sub-paragraph within its text; ``line`` are those around it, the whole one first, then itself.

    ``paragraph 12 (a) (ii)``; of a whole paragraph the same as ``spot``.
    """
    return " ".join([spot(line[0]), *labels(line)])


def labels(line: Sequence[Paragraph]) -> list[str]:
    """The letters of a sub-paragraph and of those around it: ``(a)``, ``(ii)``."""
    return [row.label for row in line[1:] if row.label]


def numbered(placed: Placed) -> str:
    """A paragraph by its number; empty where paragraphs of its kind have none."""
    if placed.kind == ParagraphKind.PREAMBULAR:
        return phrases.paragraph(placed.kind, digits(placed.anchor))
    if placed.kind in (ParagraphKind.OPERATIVE, ParagraphKind.REPORT):
        return phrases.paragraph("", placed.number or digits(placed.anchor))
    return ""


def digits(anchor: str) -> str:
    """The number in an anchor: ``pp3`` is the third preambular paragraph.

    >>> digits("pp3"), digits("op12-a")
    ('3', '12')
    """
    found = re.search(r"\d+", anchor)
    return found[0] if found else ""
