"""Places in texts as lists of precedents name them, and the sessions of several texts in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resolutions.models import Paragraph, Resolution, SessionKind
from resolutions.reading.naming import name_of_session, ordinal
from resolutions.reading.sides import called, name_at


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
        day=f"{day.day} {day:%B %Y}" if day else "",
        percent=None if closeness is None else int(closeness * 100),
    )


def _facts(text: Resolution) -> Iterator[str]:
    name = called(text).lower()
    if (session := name_of_session(text.document.session)) not in name:
        yield session
    if (status := text.get_status_display()) not in name:
        yield status


def _place(row: Paragraph) -> tuple[str, str]:
    """A paragraph within its text: ``op 12``, and spelt out."""
    number = row.number or "".join(filter(str.isdigit, row.anchor.partition("~")[0]))
    if row.kind == "annex":
        name = f"annex, para. {row.number}" if row.number else "annex"
        return name, name.replace("para.", "paragraph")
    short = "pp" if row.kind == "preambular" else "op"
    return f"{short} {number}", f"{row.kind} paragraph {number}"


def sessions(texts: Iterable[Resolution]) -> str:
    """The sessions of some texts in order: ``70th to 80th session``."""
    found = list(dict.fromkeys(text.document.session for text in texts if text.document.session))
    if not found:
        return "session not known"
    first, last = found[0], found[-1]
    if first == last:
        return name_of_session(first)
    if first.kind == last.kind == SessionKind.REGULAR:
        return f"{ordinal(first.number)} to {name_of_session(last)}"
    return f"{name_of_session(first)} to {name_of_session(last)}"
