"""What is said of a clause's life beside its text: its first text, its latest, since when it is unchanged."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import phrases
from resolutions.models import Paragraph
from resolutions.reading.lives import Life, Version
from resolutions.reading.places import numbered
from resolutions.reading.sides import is_called_by_status


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a sentence; ``href`` is where they lead on this site, empty for nowhere."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a lineage note."""

    phrases: tuple[Phrase, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(phrase.words for phrase in self.phrases)


_PLACE = "\0"
"""Stands for the place in a sentence until it becomes a link."""


def lineage_notes(row: Paragraph, life: Life | None) -> tuple[Sentence, ...]:
    """Say what is known of the life of a paragraph's clause; nothing of what has none, such as an annex."""
    if life is None:
        return ()
    if life.texts == 1:
        return (Sentence((Phrase(_("No other text held has this clause.")),)),)
    return (
        _often(life),
        _sentence(_("First held: %(place)s%(facts)s."), life.first, row),
        *_latest(life, row),
        *_since(life, row),
    )


def _often(life: Life) -> Sentence:
    sessions = list(dict.fromkeys(version.session for version in life.versions))
    said = _("In %(texts)s texts, %(adopted)s of them adopted: %(sessions)s.") % {
        "texts": life.texts,
        "adopted": len(life.adopted),
        "sessions": phrases.span(sessions[0], sessions[-1]),
    }
    return Sentence((Phrase(said),))


def _latest(life: Life, row: Paragraph) -> Iterable[Sentence]:
    """The latest version, and the latest that was adopted."""
    yield _sentence(_("Latest: %(place)s%(facts)s."), life.latest, row)
    if life.adopted and not life.latest.is_adopted:
        yield _sentence(_("Latest adopted: %(place)s%(facts)s."), life.adopted[-1], row)


def _since(life: Life, row: Paragraph) -> Iterable[Sentence]:
    """Since when the latest wording stands, and since when but for dates, symbols and the like."""
    same, settled = life.unchanged_since, life.settled_since
    if same is not life.latest:
        yield _sentence(_("The same words since: %(place)s%(facts)s."), same, row)
    if settled is not same:
        said = _("The same but for dates, symbols and sessions since: %(place)s%(facts)s.")
        yield _sentence(said, settled, row)
    elif same is life.latest:
        yield Sentence((Phrase(_("Reworded in the latest text.")),))


def _sentence(said: str, version: Version, row: Paragraph) -> Sentence:
    """Name a version by its text, its place and how far it came, in a sentence that has room for both."""
    place = f"{version.called}, {numbered(version.paragraph)}"
    is_said = version.is_adopted or is_called_by_status(version.text)
    facts = [] if is_said else [pgettext("a text", "draft")]
    facts += [_("this paragraph")] if version.paragraph.pk == row.pk else []
    closed = {"place": _PLACE, "facts": f" ({', '.join(facts)})" if facts else ""}
    opening, _place, closing = (said % closed).partition(_PLACE)
    return Sentence((Phrase(opening), Phrase(place, version.href), Phrase(closing)))
