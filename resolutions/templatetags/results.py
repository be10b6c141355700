"""What a search found, as HTML: functions, since a page says each of these things twenty times and more."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from resolutions import phrases
from resolutions.facets.asked import Asked
from resolutions.finding import Hit, TextHit
from resolutions.models import DocumentKind, Paragraph, Status
from resolutions.querysets.neighbours import Neighbour
from resolutions.reading.naming import name_of_session
from resolutions.reading.notes import Note
from resolutions.reading.places import paper, spot
from resolutions.templatetags.language import like_href
from resolutions.templatetags.markup import NOTHING, joined, markup, sentence
from resolutions.templatetags.naming import address_href, language_name
from resolutions.templatetags.packs import clause_name, tools
from resolutions.templatetags.search import full_place, neighbour_place, within

register = template.Library()


class Words(NamedTuple):
    """What every result says, in the language of the interface (``code``)."""

    code: str
    closest: str
    statuses: Mapping[str, str]


@phrases.in_each_language
def _words() -> Words:
    """What every result says."""
    return Words(
        phrases.interface_language(),
        _('Closest wordings<span class="spoken"> to %(place)s</span>'),
        {status.value: capfirst(str(status.label)) for status in Status},
    )


@register.simple_tag
def result(hit: Hit, along: str) -> SafeString:
    """A paragraph found; ``along`` carries a pack to its page."""
    paragraph = hit.paragraph
    called, href = f"{paper(paragraph)}, {spot(paragraph)}", _href(paragraph, along)
    title = _title(paragraph)
    return markup(
        '<li lang="{}">\n'
        '<p class="result__place" lang="{}"><a class="result__number" href="{}#{}">{}</a>{}</p>{}\n'
        "{}\n"
        '<p class="result__foot" dir="auto">{}</p>\n'
        "{}{}\n"
        "</li>\n",
        paragraph.language,
        _words().code,
        href,
        paragraph.anchor,
        called,
        _facts_of(paragraph),
        _tools(paragraph, called),
        _body(hit, href),
        title if paragraph.resolution is None else markup('<a href="{}">{}</a>', href, title),
        _beside(hit, called, along),
        _others(hit, along) if hit.others else NOTHING,
    )


@register.simple_tag
def text_result(found: TextHit, along: str, asked: Asked) -> SafeString:
    """A text found, with its best paragraphs."""
    first = found.hits[0].paragraph
    called, href = paper(first), _href(first, along)
    return markup(
        '<li lang="{}">\n'
        '<p class="result__place" lang="{}"><a class="result__number" href="{}">{}</a>{}</p>\n'
        '<p class="result__title" dir="auto">{}</p>\n'
        '<ul class="result__best">{}</ul>\n'
        "{}\n"
        "</li>\n",
        first.language,
        _words().code,
        href,
        called,
        _facts_of(first),
        _title(first),
        joined("", (_best(hit, called, along) for hit in found.hits)),
        _more(found, asked) if found.more else NOTHING,
    )


def _best(hit: Hit, text: str, along: str) -> SafeString:
    """One of the best paragraphs of a text, under what the text is called."""
    paragraph = hit.paragraph
    place, href = spot(paragraph), _href(paragraph, along)
    called = f"{text}, {place}"
    return markup(
        '<li><p class="result__place" lang="{}"><a href="{}#{}">{}</a></p>{}\n{}\n{}</li>\n',
        _words().code,
        href,
        paragraph.anchor,
        capfirst(place),
        _tools(paragraph, called),
        _body(hit, href),
        _beside(hit, called, along),
    )


def _href(paragraph: Paragraph, along: str) -> str:
    """The address of the text of a paragraph."""
    return f"{getattr(paragraph, 'href', '') or ''}{along}"


def _title(paragraph: Paragraph) -> str:
    """The title of the text, or of the document that a paragraph outside of texts stands in."""
    return paragraph.document.title if paragraph.resolution is None else paragraph.resolution.title


@register.simple_tag
def facts(status: str, session: str, day: date | None) -> SafeString:
    """What a text is (``Status``), the session it is of, in words or empty, and its day."""
    return _facts(f" badge--{status}", _words().statuses[status], session, day)


def _facts_of(paragraph: Paragraph) -> SafeString:
    """What the text of a paragraph is, or the document that it stands in; its session and day."""
    text, document = paragraph.resolution, paragraph.document
    session = name_of_session(document.session) if document.session else ""
    if text is None:
        return _facts("", capfirst(str(DocumentKind(document.kind).label)), session, document.date)
    return facts(text.status, session, text.adopted_on or document.date)


def _facts(badge: str, what: str, session: str, day: date | None) -> SafeString:
    """What something is, on a badge, its session and its day."""
    return markup(
        '<span class="badge{}">{}</span>{}{}',
        badge,
        what,
        markup("<span>{}</span>", session) if session else NOTHING,
        markup('<time datetime="{}">{}</time>', day.isoformat(), phrases.day(day)) if day else NOTHING,
    )


def _tools(paragraph: Paragraph, called: str) -> SafeString:
    """What can be done with a paragraph; nothing where it has no name."""
    name = clause_name(paragraph)
    return tools(name, called, paragraph.language) if name else NOTHING


def _body(hit: Hit, href: str) -> SafeString:
    """The lines of a paragraph, the parts set in, and its footnotes that were found."""
    parts = ("", *(" result__text--part" for _ in hit.lines[1:]))
    lines = (
        markup('<p class="result__text{}" dir="auto">{}</p>', part, line)
        for part, line in zip(parts, hit.lines, strict=True)
    )
    return markup("{}\n{}\n", joined("", lines), joined("", (_note(note, href) for note in hit.notes)))


def _note(note: Note, href: str) -> SafeString:
    """A footnote that was found, on the page of its text."""
    return markup(
        '<p class="result__note" dir="auto"><span lang="{}"><a href="{}#{}">{}</a></span> {}</p>',
        _words().code,
        href,
        note.anchor,
        sentence(_("Footnote %(label)s"), label=note.label),
        joined(" ", note.lines),
    )


def _beside(hit: Hit, called: str, along: str) -> SafeString:
    """The ways from a paragraph to its earlier and later wordings, other languages, the closest wordings."""
    ways = []
    if hit.earlier:
        ways.append(_neighbour(sentence(_("Earlier:")), hit.earlier, along))
    if hit.later:
        ways.append(_neighbour(sentence(_("Later:")), hit.later, along))
    if hit.also:
        ways.append(_also(hit, along))
    if like := like_href(hit.paragraph):
        words = sentence(_words().closest, place=called)
        ways.append(markup('<a href="{}" rel="nofollow">{}</a>', like, words))
    if not ways:
        return SafeString("\n")
    return markup(
        '<p class="result__beside" lang="{}">{}</p>\n\n',
        _words().code,
        joined("", (markup("<span>{}</span>", way) for way in ways)),
    )


def _neighbour(words: SafeString, one: Neighbour, along: str) -> SafeString:
    """The way to an earlier or a later wording."""
    return markup(
        '{} <a href="{}{}#{}">{}</a>{}',
        words,
        one.href or "",
        along,
        one.anchor,
        neighbour_place(one),
        markup(" {}", sentence(_("(same words)"))) if one.same else NOTHING,
    )


def _also(hit: Hit, along: str) -> SafeString:
    """The ways to the same place in other languages."""
    links = (
        markup(
            '<a href="{}{}#{}" lang="{}" hreflang="{}">{}</a>',
            address_href(address),
            along,
            hit.paragraph.anchor,
            address.language,
            address.language,
            language_name(address.language),
        )
        for address in hit.also
    )
    return markup("{} {}", sentence(_("Also in")), joined(", ", links))


def _others(hit: Hit, along: str) -> SafeString:
    """The other paragraphs of the same wording."""
    message = ngettext(
        "The same wording %(number)s times, this is the latest.",
        "The same wording %(number)s times, this is the latest.",
        hit.times,
    )
    links = (
        markup('<a href="{}#{}">{}</a>', _href(other, along), other.anchor, full_place(other))
        for other in hit.others
    )
    return markup(
        '<p class="result__others" lang="{}">{} {} {}{}.</p>',
        _words().code,
        sentence(message, number=phrases.thousands(hit.times)),
        sentence(_("Also in")),
        joined(sentence(pgettext("punctuation", ";") + " "), links),
        _unnamed(hit.unnamed) if hit.unnamed else NOTHING,
    )


def _unnamed(number: int) -> SafeString:
    """How many paragraphs of a wording are not named."""
    message = ngettext("and %(number)s more", "and %(number)s more", number)
    return markup(" {}", sentence(message, number=phrases.thousands(number)))


def _more(found: TextHit, asked: Asked) -> SafeString:
    """How many more paragraphs of a text were found, and the way to them."""
    message = ngettext(
        "%(number)s more paragraph of this text", "%(number)s more paragraphs of this text", found.more
    )
    words = sentence(message, number=phrases.thousands(found.more))
    text = found.hits[0].paragraph.resolution
    linked = text is not None and text.symbol
    return markup(
        '<p class="result__others" lang="{}">{}</p>',
        _words().code,
        markup('<a href="{}">{}</a>', within(asked, linked), words) if linked else markup("{}.", words),
    )
