"""Packs of clauses, for templates: what names a clause, and the bar that carries a pack along."""

from typing import Any

from django import template
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from resolutions import clause_keys
from resolutions.citation_styles.records import Citation
from resolutions.models import Paragraph
from resolutions.phrases import in_each_language, interface_language
from resolutions.reading.copying import spans
from resolutions.reading.packs import query
from resolutions.templatetags.markup import markup, sentence

register = template.Library()

CARRIED = "pack"
"""The parameter of any page's address that carries the clauses of a pack along."""


@register.filter
def place_name(path: str) -> str:
    """What names a text or a report in a pack: its address without the slashes around it."""
    return path.strip("/")


@register.filter
def clause_name(paragraph: Paragraph) -> str:
    """What names a paragraph that has ``href``, the address of its text; empty where there is none."""
    href = getattr(paragraph, "href", "") or ""
    return name_of(f"{href}#{paragraph.anchor}") if href else ""


@register.filter
def name_of(href: str) -> str:
    """What names the clause under a permalink: ``A/RES/77/237:op12``; empty for what is none."""
    return str(clause_keys.key_of(href) or "")


@register.filter
def italic(citation: Citation) -> SafeString:
    """A citation with its italics."""
    return spans(citation)


@register.simple_tag(takes_context=True)
def carried(context: dict[str, Any]) -> str:
    """What carries the pack of this page's address to another page: ``?pack=…``; empty for no pack."""
    keys = _keys(context)
    return f"?{query(keys).replace('clause=', f'{CARRIED}=')}" if keys else ""


@register.simple_tag(takes_context=True)
def carried_along(context: dict[str, Any]) -> SafeString:
    """What carries the pack of this page's address through a form; nothing for no pack."""
    names = ((CARRIED, name) for name in clause_keys.names(_keys(context)))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', names)


@register.simple_tag(takes_context=True)
def pack_link(context: dict[str, Any]) -> SafeString:
    """The way to the pack that this page's address carries; nothing for none."""
    if not (keys := _keys(context)):
        return SafeString()
    return format_html(
        '<a href="/pack/?{}" data-pack-link>{}</a>\n',
        query(keys),
        _("Pack (%(count)s)") % {"count": len(keys)},
    )


@register.simple_tag
def tools(name: str, called: str, language: str) -> SafeString:
    """The box that takes a clause into a pack, and the way to its citations.

    ``name`` is what names the clause, ``called`` what pages call it, ``language`` that of what stands around.
    """
    interface, pack, cite = _tool_words()
    return markup(
        '<p class="tools"{}><input class="tick" type="checkbox" form="pack" name="clause" value="{}"'
        ' aria-label="{}"><a class="cite" href="/cite/?clause={}">{}</a></p>',
        markup(' lang="{}" dir="ltr"', interface) if language != interface else "",
        name,
        sentence(pack, called=called),
        iri_to_uri(name),
        cite,
    )


@in_each_language
def _tool_words() -> tuple[str, str, SafeString]:
    """The language of the interface, and the words of its tools."""
    return interface_language(), _("Pack: %(called)s"), sentence(_("Cite"))


@register.inclusion_tag("resolutions/parts/pack_bar.html", takes_context=True)
def pack_bar(context: dict[str, Any]) -> dict[str, Any]:
    """The form that the boxes of a page belong to; it holds the clauses that its address carries."""
    keys = _keys(context)
    return {"names": clause_keys.names(keys), "count": len(keys), "href": f"/pack/?{query(keys)}"}


def _keys(context: dict[str, Any]) -> tuple[clause_keys.ClauseKey, ...]:
    """The clauses that the address of a page carries; none for an address that is refused."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return ()
    try:
        return clause_keys.read(request.GET.getlist(CARRIED)).keys
    except SuspiciousOperation:  # too many parameters: the page that says so has a frame too
        return ()
