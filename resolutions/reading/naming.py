"""How pages call sessions."""

from collections.abc import Iterable, Mapping
from typing import Any

from resolutions import phrases
from resolutions.models import Session, SessionKind


def name_of_session(session: Session | None) -> str:
    """A session as people say it: ``80th session``, ``32nd special session``.

    >>> name_of_session(Session(number=80)), name_of_session(None)
    ('80th session', 'session not known')
    """
    return phrases.session(session.kind, session.number) if session else phrases.no_session()


def years(totals: Mapping[str, Any], sessions: Iterable[Session]) -> str:
    """The years texts date from, ``2015–2025``: by their dates, or the opening of their session.

    ``totals`` has ``earliest`` and ``latest``, dates or None.

    >>> years({"earliest": None, "latest": None}, [Session(number=70), Session(number=77)])
    '2015–2022'
    """
    known = [day.year for day in (totals["earliest"], totals["latest"]) if day]
    known += [opened_in(session.number) for session in sessions if session.kind == SessionKind.REGULAR]
    if not known:
        return ""
    return f"{min(known)}–{max(known)}" if min(known) != max(known) else str(min(known))


def opened_in(session: int) -> int:
    """The year in which a regular session opened; the first met in London in January 1946.

    >>> opened_in(1), opened_in(2), opened_in(80)
    (1946, 1947, 2025)
    """
    return max(1945 + session, 1946)
