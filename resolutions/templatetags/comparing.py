"""Addresses of comparisons, for templates."""

from django import template

from resolutions import phrases
from resolutions.models import Resolution
from resolutions.reading.choosing import WORDS, Choice, Chosen, link_to
from resolutions.reading.sides import called, name_of
from resolutions.titles import slug

register = template.Library()


@register.filter
def relation_words(relation: str) -> str:
    """What pages call a relation."""
    return str(WORDS[relation])


@register.filter
def on_page(choice: Choice, address: str) -> str:
    """The address that a choice is taken at, on a page that has no other question in its address."""
    return f"{address}?" if choice.query else address


@register.filter
def text_name(text: Resolution) -> str:
    """What names a text in an address."""
    return name_of(text)


@register.filter
def language_word(code: str) -> str:
    """A language within a sentence."""
    return phrases.language(code)


@register.filter
def text_called(text: Resolution) -> str:
    """What pages call a text."""
    return called(text)


@register.filter
def family_slug(text: Resolution) -> str:
    """The title of a text as the address of its family names it."""
    return slug(text.title_key)


@register.simple_tag
def compare_text(before: Resolution, after: Resolution) -> str:
    """The address of a comparison of two texts."""
    return link_to(name_of(before), name_of(after))


@register.simple_tag
def compare_href(before: str, after: str, only: str = "") -> str:
    """The address of a comparison of two texts by what names them."""
    return link_to(before, after, Chosen(only=only))
