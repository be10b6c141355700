"""The texts of a family in the order they came about, and what pages say of when that was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions.lineage.held import placed
from resolutions.lineage.line import in_order, pairs
from resolutions.models import Resolution, SessionKind
from resolutions.reading.naming import name_of_session, opened_in
from resolutions.reading.sides import called


@dataclass(frozen=True, slots=True)
class Kin:
    """Texts of one family by their keys: their places in its order, and those that follow one another.

    ``leading`` are the texts that stand for their session; drafts and versions in reports lead up to them.
    """

    texts: Mapping[int, Resolution]
    places: Mapping[int, int]
    leading: tuple[int, ...]

    def between(self, earlier: int, later: int) -> tuple[Resolution, ...]:
        """The leading texts after one and before another."""
        first, last = self.places[earlier], self.places[later]
        return tuple(self.texts[key] for key in self.leading if first < self.places[key] < last)

    def are_in_one_session(self, one: int, other: int) -> bool:
        """Whether two texts are of one session."""
        sessions = [self.texts[key].document.session_id for key in (one, other)]
        return sessions[0] == sessions[1] and sessions[0] is not None


def kin(texts: Iterable[Resolution]) -> Kin:
    """Put texts of one family, with their documents and sessions, in order."""
    held = {text.pk: text for text in texts}
    order = in_order(map(placed, held.values()))
    followed = [pair for pair in pairs(map(placed, held.values())) if not pair.is_stage]
    ends = {key for pair in followed for key in (pair.earlier, pair.later)}
    return Kin(
        held, {key: place for place, key in enumerate(order)}, tuple(key for key in order if key in ends)
    )


def when(text: Resolution) -> str:
    """When a text came about: ``75th session (2020)``; what it is called if its session is not known."""
    session = text.document.session
    if session is None:
        return called(text)
    said = {"session": name_of_session(session), "year": year_of(text)}
    return _("%(session)s (%(year)s)") % said if said["year"] else name_of_session(session)


def since_when(text: Resolution) -> str:
    """The same after *since*: ``the 75th session (2020)``."""
    if text.document.session is None:
        return called(text)
    return pgettext("since", "the %(session)s") % {"session": when(text)}


def year_of(text: Resolution) -> int | None:
    """The year of a text: by its date, else the one in which its session opened; None if neither is known."""
    session, day = text.document.session, text.adopted_on or text.document.date
    if day:
        return day.year
    return opened_in(session.number) if session and session.kind == SessionKind.REGULAR else None
