"""Places in texts as lists of precedents name them, and the sessions of several texts in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import phrases
from resolutions.models import Paragraph, Resolution, SessionKind
from resolutions.reading.naming import name_of_session
from resolutions.reading.sides import called, is_called_by_status, name_at


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text: its short name and spelt out, its address, and facts of its text.

    ``text`` is what names its text in addresses, ``called`` what pages call it; ``facts`` are its session and
    status in words, as far as that does not tell them. ``percent`` is how close its wording is, None where
    that was not looked at.
    """

    text: str
    called: str
    name: str
    spelt: str
    href: str
    facts: str
    is_adopted: bool
    day: str
    percent: int | None = None


def spot(row: Paragraph, closeness: float | None = None) -> Spot:
    """The place of a paragraph from ``of_texts``; ``closeness`` of its wording to what was asked for."""
    text = row.resolution
    assert text is not None  # noqa: S101 - ``of_texts``
    day = text.adopted_on or text.document.date
    href = str(getattr(row, "href", "") or "")
    place, spelt = _place(row)
    own = called(text)
    own = own[:1].upper() + own[1:]
    return Spot(
        text=name_at(text, href),
        called=own,
        name=f"{own}, {place}",
        spelt=f"{own}, {spelt}",
        href=f"{href}#{row.anchor}",
        facts=", ".join(_facts(text)),
        is_adopted=text.status == "adopted",
        day=phrases.day(day) if day else "",
        percent=None if closeness is None else int(closeness * 100),
    )


def _facts(text: Resolution) -> Iterator[str]:
    if not is_called_by_status(text):
        yield name_of_session(text.document.session)
        yield text.get_status_display()


def _place(row: Paragraph) -> tuple[str, str]:
    """A paragraph within its text: ``op 12``, and spelt out."""
    number = row.number or "".join(filter(str.isdigit, row.anchor.partition("~")[0]))
    if row.kind == "annex":
        place = {"number": row.number}
        if row.number:
            return _("annex, para. %(number)s") % place, _("annex, paragraph %(number)s") % place
        return (name := pgettext("place in a text", "annex")), name
    short = "pp" if row.kind == "preambular" else "op"
    return phrases.anchored(f"{short}{number}"), phrases.paragraph(row.kind, number)


def sessions(texts: Iterable[Resolution]) -> str:
    """The sessions of some texts in order: ``70th to 80th session``."""
    found = list(dict.fromkeys(text.document.session for text in texts if text.document.session))
    if not found:
        return phrases.no_session()
    first, last = found[0], found[-1]
    if first == last:
        return name_of_session(first)
    if first.kind == last.kind == SessionKind.REGULAR:
        return phrases.sessions(first.number, last.number)
    return phrases.span(name_of_session(first), name_of_session(last))
