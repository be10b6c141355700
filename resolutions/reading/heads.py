"""What stands at the head of a text's column in a comparison."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from resolutions import phrases
from resolutions.models import DocumentKind, Resolution
from resolutions.reading.naming import name_of_session
from resolutions.reading.sides import called, name_of


@dataclass(frozen=True, slots=True)
class Head:
    """A text at the head of its column; ``href`` and ``name`` are empty for one that is not held."""

    called: str
    title: str
    facts: str
    href: str
    name: str


def head_of(text: Resolution) -> Head:
    """The head of a held text; ``text`` comes from ``for_reference``."""
    day = text.adopted_on or text.document.date
    facts = [phrases.day(day)] if day else []
    if text.symbol or text.document.symbol:
        facts = [name_of_session(text.document.session), stage_of(text), *facts]
    return Head(
        called=called(text),
        title=text.title,
        facts=", ".join(facts),
        href=str(getattr(text, "href", "") or ""),
        name=name_of(text),
    )


def is_in_report(text: Resolution) -> bool:
    """Whether a text stands in a committee's report."""
    return text.document.kind == DocumentKind.COMMITTEE_REPORT


def stage_of(text: Resolution) -> str:
    """How far a text has come: ``draft``, ``in a committee report``, ``adopted``."""
    if is_in_report(text):
        return pgettext("a draft", "in a committee report")
    return str(text.get_status_display())
