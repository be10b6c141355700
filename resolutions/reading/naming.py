"""How pages call sessions."""

from resolutions.models import Session


def name_of_session(session: Session | None) -> str:
    """A session as people say it: ``80th session``, ``32nd special session``.

    >>> name_of_session(Session(number=80)), name_of_session(None)
    ('80th session', 'session not known')
    """
    if session is None:
        return "session not known"
    return f"{ordinal(session.number)} {session.get_kind_display().removeprefix('regular ')}"


def ordinal(number: int) -> str:
    """A number as a place in a row.

    >>> [ordinal(number) for number in (1, 2, 3, 11, 72, 113)]
    ['1st', '2nd', '3rd', '11th', '72nd', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
