"""Words and signs of the agreed-language finder, for templates."""

from urllib.parse import quote_plus

from django import template
from django.utils.translation import npgettext_lazy, pgettext_lazy

from resolutions.aligning.records import IDENTICAL, REWORDED, ROUTINE
from resolutions.models import Paragraph
from resolutions.parsing import strength
from resolutions.reading.agreed import NOT_FOUND, PART
from resolutions.reading.language import KINDS

register = template.Library()

VERDICTS = {
    IDENTICAL: (pgettext_lazy("a paragraph beside its precedent", "word for word"), "="),
    PART: (pgettext_lazy("a paragraph beside its precedent", "word for word within a clause"), "⊂"),
    ROUTINE: (pgettext_lazy("a paragraph beside its precedent", "routine changes alone"), "≈"),
    REWORDED: (pgettext_lazy("a paragraph beside its precedent", "reworded"), "~"),
    NOT_FOUND: (pgettext_lazy("a paragraph beside its precedent", "not found"), "+"),
}
"""What a paragraph is beside its closest precedent: in words, and as a sign."""
COUNTED = {
    ROUTINE: npgettext_lazy(
        "after a number of paragraphs", "routine changes alone", "routine changes alone", "number"
    ),
    REWORDED: npgettext_lazy("after a number of paragraphs", "reworded", "reworded", "number"),
    NOT_FOUND: npgettext_lazy("after a number of paragraphs", "not found", "not found", "number"),
}
"""The same after how many paragraphs are so, where languages differ in it."""

OUTCOMES = {
    strength.STRONGER: pgettext_lazy("a verb beside another", "stronger verb"),
    strength.WEAKER: pgettext_lazy("a verb beside another", "weaker verb"),
    strength.EVEN: pgettext_lazy("a verb beside another", "verb about as strong"),
    strength.EMPHATIC: pgettext_lazy("a verb beside another", "more emphatic"),
    strength.PLAINER: pgettext_lazy("a verb beside another", "less emphatic"),
    strength.OTHER: pgettext_lazy("a verb beside another", "another kind of verb"),
}
"""What the reader's verb is beside another."""


@register.filter
def like_href(paragraph: Paragraph) -> str:
    """The address of what is closest to a held paragraph with ``href``; empty for what is not looked up."""
    href = getattr(paragraph, "href", "") or ""
    if not href or paragraph.kind not in KINDS:
        return ""
    return "/language/?paragraph=" + quote_plus(f"{href.strip('/')}/{paragraph.anchor}", safe="/")


@register.filter
def verdict(name: str) -> str:
    """A verdict in words."""
    return str(VERDICTS[name][0])


@register.filter
def counted_verdict(name: str, number: int) -> str:
    """A verdict in words, after the number of paragraphs it is of."""
    return str(COUNTED[name] % {"number": number}) if name in COUNTED else verdict(name)


@register.filter
def sign(name: str) -> str:
    """A verdict as a sign."""
    return VERDICTS[name][1]


@register.filter
def outcome(name: str) -> str:
    """What the reader's verb is beside another, in words."""
    return str(OUTCOMES.get(name, ""))
