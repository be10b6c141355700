"""What the search page prints: places of paragraphs, numbers, lists of words."""

from collections.abc import Sequence
from dataclasses import replace

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import phrases
from resolutions.facets.asked import Asked
from resolutions.facets.choices import session_name
from resolutions.facets.filters import ANY
from resolutions.models import Paragraph
from resolutions.querysets.neighbours import Neighbour
from resolutions.reading.places import numbered, paper, spot

register = template.Library()

register.filter("thousands", phrases.thousands)
register.filter("paper", paper)
register.filter("spot", spot)

ESTIMATED_FIGURES = 3
"""Figures of an estimate that are shown."""
MOST_WORDS = 12
"""Words a list in a sentence names."""


@register.filter
def rounded(number: int) -> str:
    """An estimate as people read it: to three figures.

    >>> rounded(68_592), rounded(431)
    ('68,600', '431')
    """
    digits = max(0, len(str(number)) - ESTIMATED_FIGURES)
    return phrases.thousands(round(number, -digits))


@register.filter
def roughly(number: int) -> str:
    """The count of a choice from a sample: marked as an estimate; none in the sample may still be a few.

    >>> roughly(68_592), roughly(0)
    ('~68,600', 'few')
    """
    return f"~{rounded(number)}" if number else pgettext("number of paragraphs", "few")


@register.filter
def spoken_list(words: Sequence[str]) -> str:
    """Words in a sentence, the later ones left out if there are many.

    >>> spoken_list(("of", "the", "and"))
    'of, the, and'
    """
    shown = list(dict.fromkeys(words))[:MOST_WORDS]
    return ", ".join(shown) + (" …" if len(set(words)) > MOST_WORDS else "")


@register.filter
def place(paragraph: Paragraph) -> str:
    """Where a paragraph stands: ``A/RES/77/237, paragraph 12``."""
    return f"{paper(paragraph)}, {spot(paragraph)}"


@register.filter
def full_place(paragraph: Paragraph) -> str:
    """Where a paragraph stands, with the session if no symbol tells it."""
    symbol = paragraph.document.symbol or (paragraph.resolution and paragraph.resolution.symbol)
    session = paragraph.document.session
    return place(paragraph) if symbol or not session else f"{place(paragraph)} ({session_label(session)})"


@register.filter
def within(asked: Asked, symbol: str) -> str:
    """The address of the same search within one text."""
    words = f"({asked.typed})" if " OR " in asked.typed else asked.typed
    return replace(asked, typed=f"{words} symbol:{symbol}".strip(), by_text=False, page=1).address


@register.filter
def cited(asked: Asked, symbol: object) -> str:
    """The address of all paragraphs that cite a text."""
    return Asked(typed=f"cites:{symbol}", language=asked.language, chosen={"kind": (ANY,)}).address


@register.filter
def family(asked: Asked, key: str) -> str:
    """The address of all paragraphs of the texts under one title."""
    return Asked(language=asked.language, chosen={"family": (key,)}).address


@register.filter
def neighbour_place(neighbour: Neighbour) -> str:
    """Where an earlier or later wording stands: ``A/RES/75/196, paragraph 12``."""
    of = {"session": session_name(neighbour.session or "")}
    draft = _("draft of the %(session)s") % of if neighbour.session else pgettext("a text", "draft")
    return f"{neighbour.symbol or draft}, {numbered(neighbour) or pgettext('place in a text', 'heading')}"


@register.filter
def session_label(session: object) -> str:
    """A session in words, from the row."""
    return session_name(str(session))
