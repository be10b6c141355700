"""Where to search and what to narrow it to, as HTML: functions, since a page has nearly a hundred choices."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions import phrases
from resolutions.facets.choices import Choice, Group, Place
from resolutions.templatetags.markup import NOTHING, joined, markup, sentence
from resolutions.templatetags.search import roughly

register = template.Library()

IN_WORDS_OF_TEXTS = frozenset({"topic", "verb", "to", "family", "lead"})
"""Facets whose choices are words of the texts, in the language of the search."""
CURRENT = SafeString(' aria-current="true"')


@register.simple_tag
def choice_list(
    choices: Iterable[Choice], name: str, language: str, page: str = "", more: str = ""
) -> SafeString:
    """The choices of a facet (``name``) for a search of texts in a language.

    Their addresses are those of ``page``, the one shown without it; ``more`` are classes of the list.
    """
    is_foreign = name in IN_WORDS_OF_TEXTS and language != get_language()
    lang = markup(' lang="{}"', language) if is_foreign else NOTHING
    return markup(
        '<ul class="facet__choices{}">{}</ul>\n',
        more and f" {more}",
        joined("", (_choice(choice, lang, page) for choice in choices)),
    )


@register.simple_tag
def all_choices(group: Group) -> SafeString:
    """The way to all choices of a facet, where more are held than shown."""
    if not group.all_href:
        return NOTHING
    words = _(
        '<a href="%(href)s" rel="nofollow">All %(number)s</a><span class="spoken"> under %(group)s</span>'
    )
    number = phrases.thousands(group.number)
    said = sentence(words, href=group.all_href, number=number, group=group.label)
    return markup('<p class="facet__all">{}</p>', said)


@register.simple_tag
def switch_list(choices: Iterable[Choice], places: Iterable[Place], *, estimated: bool) -> SafeString:
    """Where to search, with what each would show: kinds of paragraphs, then other places."""
    count = roughly if estimated else phrases.thousands
    kinds = (
        markup(
            '<li><a class="switch__choice{}" href="{}"{}>{} <span class="switch__count">{}</span></a></li>\n',
            "" if choice.count else " switch__choice--none",
            choice.href,
            CURRENT if choice.chosen else NOTHING,
            choice.label,
            count(choice.count),
        )
        for choice in choices
    )
    others = (
        markup(
            '<li><a class="switch__choice" href="{}"{}>{}</a></li>\n',
            place.href,
            CURRENT if place.chosen else NOTHING,
            place.label,
        )
        for place in places
    )
    return joined("", (*kinds, *others))


def _choice(choice: Choice, lang: SafeString, page: str) -> SafeString:
    """A choice: a link unless it shows nothing."""
    if not choice.leads:
        return markup(
            '<li><span class="facet__choice facet__choice--none"><span class="facet__label"{}>{}</span>'
            ' <span class="facet__count">0</span></span></li>',
            lang,
            choice.label,
        )
    return markup(
        '<li><a class="facet__choice{}"{} href="{}{}" rel="nofollow"><span class="facet__label"{}>{}</span>'
        ' <span class="facet__count">{}</span></a></li>',
        " facet__choice--chosen" if choice.chosen else "",
        CURRENT if choice.chosen else NOTHING,
        page,
        choice.href,
        lang,
        choice.label,
        roughly(choice.count) if choice.roughly else phrases.thousands(choice.count),
    )
