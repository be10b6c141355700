"""The way of a text from its draft through a committee's report to adoption, as far as it is held."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from resolutions.models import DocumentKind, Resolution, Status
from resolutions.reading.choosing import link_to
from resolutions.reading.families import in_time
from resolutions.reading.sides import name_of

DRAFT, REPORT, ADOPTED = "draft", "report", "adopted"
_DRAFT = pgettext_lazy("stage of a text", "draft")
_REPORT = pgettext_lazy("stage of a text", "committee report")
_ADOPTED = pgettext_lazy("stage of a text", "adopted text")


@dataclass(frozen=True, slots=True)
class Way:
    """The stages of one text that are held; None for one that is not."""

    draft: Resolution | None = None
    report: Resolution | None = None
    adopted: Resolution | None = None

    @property
    def stages(self) -> tuple[tuple[str, Resolution], ...]:
        """The stages held, the earliest first, with what pages call them."""
        named = ((_DRAFT, self.draft), (_REPORT, self.report), (_ADOPTED, self.adopted))
        return tuple((str(words), text) for words, text in named if text)


@dataclass(frozen=True, slots=True)
class WayLink:
    """A comparison along the way of a text from draft to adoption."""

    words: str
    href: str
    is_here: bool


def way(text: Resolution, kin: Iterable[Resolution]) -> Way:
    """Find the stages of a text among its kin.

    A stage is what the stages after it name; else what alone is of the family in the session, of
    drafts the last.
    """
    known = [text, *kin]
    adopted = _stage(
        ADOPTED, text, known, lambda one: one.draft_id == text.pk or one.report_id == text.document_id
    )
    on_report = adopted.report_id if adopted else None
    report = _stage(REPORT, text, known, lambda one: one.document_id == on_report and _is_alike(one, text))
    drafts = {later.draft_id for later in (adopted, report) if later}
    return Way(_stage(DRAFT, text, known, lambda one: one.pk in drafts), report, adopted)


def _stage(
    stage: str, text: Resolution, known: Iterable[Resolution], is_named: Callable[[Resolution], bool]
) -> Resolution | None:
    """The text that is at a stage, if there is one, and only one."""
    if _stage_of(text) == stage:
        return text
    there = [one for one in known if _stage_of(one) == stage]
    found = [one for one in there if is_named(one)] or [one for one in there if _is_alike(one, text)]
    if stage == DRAFT:
        found = in_time(found)[-1:]
    return found[0] if len(found) == 1 else None


def _stage_of(text: Resolution) -> str:
    if text.status == Status.ADOPTED:
        return ADOPTED
    return REPORT if text.document.kind == DocumentKind.COMMITTEE_REPORT else DRAFT


def _is_alike(one: Resolution, other: Resolution) -> bool:
    """Whether two texts are of one family, in one session."""
    session = one.document.session_id
    return (one.family, session) == (other.family, other.document.session_id) and session is not None


def way_links(text: Resolution, kin: Iterable[Resolution], here: str = "") -> tuple[WayLink, ...]:
    """The comparisons along the way of a text, all three stages first; none where only one is held.

    ``here`` is the address of the page they stand on.
    """
    found = way(text, kin).stages
    pairs = (
        [found, found[:2], found[1:], found[::2]] if len(found) == 3 else [found] if len(found) == 2 else []
    )
    links = []
    for stages in pairs:
        names = [name_of(stage) for _, stage in stages]
        href = link_to(names[0], names[-1], via=names[1] if len(names) == 3 else "")
        links.append(WayLink(" → ".join(words for words, _ in stages), href, href == here))
    return tuple(links)
