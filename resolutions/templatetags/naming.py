"""Names of things as pages print them, and the parts of addresses made from them."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from resolutions import languages, phrases, symbols
from resolutions.converters import item_key
from resolutions.models import Address, AgendaItem, ItemPlacement
from resolutions.reading.naming import name_of_session
from resolutions.titles import slug

register = template.Library()

register.filter("session_name", name_of_session)
register.filter("direction", languages.direction)
register.filter("day", phrases.day)
register.filter("session_ordinal", phrases.ordinal)


@register.filter
def topic_slug(topic: str) -> str:
    """A topic as its address names it."""
    return slug(topic)


@register.filter
def item_path(item: AgendaItem) -> str:
    """An item as its address names it: ``107``, ``25-a``."""
    return str(item_key(item.number, item.sub_item))


@register.filter
def item_number(item: AgendaItem | ItemPlacement) -> str:
    """An item's number as printed: ``107``, ``25 (a)``."""
    letter = item.sub_item.strip("()")
    return f"{item.number} ({letter})" if letter else str(item.number)


@register.filter
def official(symbol: str, words: str = "") -> SafeString | str:
    """A link to the official document, by its symbol or in other words; the bare symbol if it has none."""
    return _away(symbols.undocs_url(symbol), words or symbol)


def _away(url: str | None, words: str) -> SafeString | str:
    """A link to another site, which says so; the bare words without an address."""
    if url is None:
        return words
    return format_html(
        '<a class="away" rel="external noopener" href="{}">{}<span class="spoken"> ({})</span></a>',
        url,
        words,
        _("another site"),
    )


@register.filter
def official_in(symbol: str, language: str) -> SafeString | str:
    """A link to the official document in a language; words without a link if it has none."""
    return _away(symbols.undocs_url(symbol, language), _("Official document"))


@register.filter
def default_language(addresses: Sequence[Address]) -> Address:
    """The address for readers of no language held: the English one, else the first."""
    return next((one for one in addresses if one.language == "en"), addresses[0])


@register.filter
def paragraph_digits(place: str) -> str:
    """The number in ``para. 31``, for an anchor; empty if there is none."""
    found = re.search("[0-9]+", place)
    return found[0] if found else ""


@register.filter
def language_name(code: str) -> str:
    """A language in its own words."""
    return languages.NAMES.get(code, code)


@register.filter
def address_href(address: Address) -> str:
    """The path of an address, its language's code before it unless it is English."""
    return address.path if address.language == "en" else f"/{address.language}{address.path}"


@register.filter
def paragraph_name(place: str) -> str:
    """A paragraph of a report as printed: ``para. 31``, also where the source gives the bare number."""
    return _("para. %(number)s") % {"number": place} if place.isdigit() else place
