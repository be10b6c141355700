"""The page of a clause: its life in the texts of a family, one version after another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from resolutions.aligning.changes import DELETED, INSERTED
from resolutions.aligning.records import IDENTICAL, ROUTINE
from resolutions.aligning.relations import relation
from resolutions.anchors import Anchors
from resolutions.models import Paragraph, Resolution, Status
from resolutions.reading.asides import Aside, Asides, asides
from resolutions.reading.choosing import ONE_TEXT, SIDE, SIDE_BY_SIDE, WORDS, Choice, link_to
from resolutions.reading.heads import is_in_report, stage_of
from resolutions.reading.kin import Kin, kin, since_when, when
from resolutions.reading.lives import RETURNED, Change, Version, all_aligned, life
from resolutions.reading.marking import Lines, Stretch, between, folded, marked, plain
from resolutions.reading.passages import name_of
from resolutions.reading.places import spot
from resolutions.reading.rows import name_of_anchor
from resolutions.reading.sides import is_called_by_status
from resolutions.reading.sides import name_of as name_of_text
from resolutions.titles import slug

ADOPTED = "adopted"
"""The choice of adopted texts alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has chosen: ``only`` adopted texts, or all; the ``view``, empty for both in one."""

    only: str = ""
    view: str = ""

    @property
    def query(self) -> str:
        """The choices as an address says them."""
        return urlencode(
            [(name, value) for name, value in (("only", self.only), ("view", self.view)) if value]
        )


def asked(given: Mapping[str, str]) -> Asked:
    """Read choices from an address; what is not known is ignored."""
    known = {"only": ADOPTED, "view": SIDE}
    return Asked(**{name: value for name, value in known.items() if given.get(name) == value})


@dataclass(frozen=True, slots=True)
class Entry:
    """A version of the clause on its page; ``anchor`` names it there.

    ``relation`` says what became of it since the entry before, empty for the first; ``moved_from`` is its
    place in the text before, if it moved. ``absent`` are the texts between that do not have it: it was
    dropped and brought back, or (not ``is_back``) taken up again from a draft. ``inline``, ``old`` and
    ``new`` are the lines of its wording with what changed.
    """

    anchor: str
    version: Version
    stage: str
    place: str
    is_here: bool
    relation: str
    moved_from: str
    absent: tuple[Resolution, ...]
    is_back: bool
    inline: Lines
    old: Lines
    new: Lines
    compare: str
    asides: tuple[Aside, ...]

    @property
    def when(self) -> str:
        """When its text came about."""
        return when(self.version.text)

    @property
    def spelt(self) -> str:
        """Where it stands, for a list that is read aloud: ``A/RES/77/237, paragraph 12``."""
        return f"{self.version.called}, {spot(self.version.paragraph)}"

    @property
    def status(self) -> str:
        """How far its text has come, where its name does not say so."""
        is_said = self.version.is_adopted or is_called_by_status(self.version.text)
        return "" if is_said else self.stage

    @property
    def words(self) -> str:
        """What became of it, in words."""
        return str(WORDS.get(self.relation, ""))

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its lines in one text, those of a long stretch without a change folded."""
        return folded(self.inline)

    @property
    def is_changed(self) -> bool:
        """Whether its words are others than those of the entry before."""
        return self.relation not in ("", IDENTICAL)


@dataclass(frozen=True, slots=True)
class ClausePage:
    """The life of a paragraph's clause, ready for its template.

    ``ends``: what became of it after; ``unadopted``: what is known of its adoption, where no version is
    adopted.
    """

    text: Resolution
    paragraph: Paragraph
    name: str
    entries: tuple[Entry, ...]
    ends: tuple[Aside, ...]
    unchanged: str
    counts: str
    unadopted: str
    texts: tuple[Choice, ...]
    views: tuple[Choice, ...]
    is_side: bool

    @property
    def first(self) -> Entry | None:
        """Where the clause first stands."""
        return next(iter(self.entries), None)

    @property
    def first_adopted(self) -> Entry | None:
        """Where it was first adopted, if it stood in a draft before."""
        found = next((entry for entry in self.entries if entry.version.is_adopted), None)
        return found if found is not self.first else None

    @property
    def reworded(self) -> tuple[Entry, ...]:
        """Where its words changed by more than routine."""
        return tuple(entry for entry in self.entries if entry.is_changed and entry.relation != ROUTINE)

    @property
    def moved(self) -> tuple[Entry, ...]:
        """Where it went to another place."""
        return tuple(entry for entry in self.entries if entry.moved_from)

    @property
    def returned(self) -> tuple[Entry, ...]:
        """Where it was brought back."""
        return tuple(entry for entry in self.entries if entry.absent and entry.is_back)


def clause_page(text: Resolution, paragraph: Paragraph, choices: Asked) -> ClausePage:
    """Everything the page shows; at most thirteen queries.

    ``text`` comes from ``for_page``, ``paragraph`` is a whole one of it, preambular or operative.
    """
    family = kin([text, *Resolution.objects.kin_of([text]).filter(family=text.family)])
    own = life(paragraph.pk)
    versions = [version for version in own.versions if version.text.pk in family.texts] if own else []
    beside = asides(own, family) if own else Asides({}, {})
    shown = [version for version in versions if not choices.only or version.is_adopted]
    is_known = _adopted(versions) == len(versions) or all_aligned(family.texts)
    gaps = family if is_known else replace(family, leading=())
    entries = tuple(_entries(shown, gaps, beside, paragraph, side=choices.view == SIDE))
    return ClausePage(
        text=text,
        paragraph=paragraph,
        name=name_of(paragraph),
        entries=entries,
        ends=beside.ends(versions[-1].paragraph.pk) if versions else (),
        unchanged=_unchanged(entries),
        counts=_counts(versions),
        unadopted=_unadopted(versions, family) if is_known else "",
        texts=(
            Choice(_("all texts"), replace(choices, only="").query, not choices.only, len(versions)),
            Choice(
                _("adopted texts alone"),
                replace(choices, only=ADOPTED).query,
                bool(choices.only),
                _adopted(versions),
            ),
        ),
        views=(
            Choice(str(ONE_TEXT), replace(choices, view="").query, not choices.view),
            Choice(str(SIDE_BY_SIDE), replace(choices, view=SIDE).query, bool(choices.view)),
        ),
        is_side=choices.view == SIDE,
    )


def _entries(
    versions: Sequence[Version], family: Kin, beside: Asides, here: Paragraph, *, side: bool
) -> Iterator[Entry]:
    """The versions, each with what became of it since the one before."""
    anchors = Anchors()
    passed: list[Version] = []
    for version in versions:
        before = passed[-1] if passed else None
        change = _change(before, version)
        was, now = (one.paragraph.full_text if one else "" for one in (before, version))
        became = change.relation if change else relation(was, now) if before else ""
        found = between([was], [now]) if became not in ("", IDENTICAL) else ()
        yield Entry(
            anchor=anchors.unique(f"in-{_slug(version)}"),
            version=version,
            stage=stage_of(version.text),
            place=name_of_anchor(version.paragraph.anchor),
            is_here=version.paragraph.pk == here.pk,
            relation=became,
            moved_from=name_of_anchor(before.paragraph.anchor) if before and change and change.moved else "",
            absent=_absent(before, version, family),
            is_back=any(one.is_adopted for one in passed),
            inline=marked(found) or plain(now),
            old=marked(found, without=INSERTED) if side and found else (),
            new=marked(found, without=DELETED) if side and found else (),
            compare=_compare(before, version, family) if before else "",
            asides=beside.of(version.paragraph.pk),
        )
        passed.append(version)


def _slug(version: Version) -> str:
    """What pages call a version's text, in an anchor: the same in every language of the interface."""
    with override("en"):
        return slug(version.called)


def _change(before: Version | None, version: Version) -> Change | None:
    """The stored link from one version straight to another; None for none, or across a gap."""
    links = (one for one in version.changes if before and one.paragraph == before.paragraph.pk)
    return next((one for one in links if one.relation != RETURNED), None)


def _absent(before: Version | None, version: Version, family: Kin) -> tuple[Resolution, ...]:
    """The leading texts between two versions that do not have the clause; none where one became the other."""
    if before is None or any(change.relation != RETURNED for change in version.changes):
        return ()
    return family.between(before.text.pk, version.text.pk)


def _compare(before: Version, version: Version, family: Kin) -> str:
    """The comparison of the two texts, at the row of the clause."""
    names = [name_of_text(family.texts[one.text.pk]) for one in (before, version)]
    return f"{link_to(names[0], names[1])}#{version.paragraph.anchor}"


def _unchanged(entries: Sequence[Entry]) -> str:
    """Since when the latest wording has been the same; empty if it is that of the latest text alone."""
    found = ""
    for earlier, later in zip(entries[-2::-1], entries[:0:-1], strict=True):
        if later.relation != IDENTICAL:
            break
        found = since_when(earlier.version.text)
    return found


def _counts(versions: Sequence[Version]) -> str:
    """How many texts have the clause, by how far they have come."""
    adopted = _adopted(versions)
    recommended = sum(is_in_report(one.text) for one in versions if not one.is_adopted)
    drafts = len(versions) - adopted - recommended
    parts = (
        (adopted, ngettext("%(count)s adopted", "%(count)s adopted", adopted)),
        (drafts, ngettext("%(count)s draft", "%(count)s drafts", drafts)),
        (
            recommended,
            ngettext("%(count)s in a committee report", "%(count)s in a committee report", recommended),
        ),
    )
    said = ", ".join(words % {"count": count} for count, words in parts if count)
    texts = ngettext("%(count)s text: %(parts)s", "%(count)s texts: %(parts)s", len(versions))
    return texts % {"count": len(versions), "parts": said}


def _unadopted(versions: Sequence[Version], family: Kin) -> str:
    """What is known of the adoption of a clause that no adopted text has."""
    if not versions or _adopted(versions):
        return ""
    if any(text.status == Status.ADOPTED for text in family.texts.values()):
        return _("Only in drafts: no adopted text of this title held here has it")
    return _("Not known: no adopted text of this title is held here")


def _adopted(versions: Iterable[Version]) -> int:
    return sum(version.is_adopted for version in versions)
