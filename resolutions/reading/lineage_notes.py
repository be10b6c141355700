"""What is said of a clause's life beside its text: its first text, its latest, since when it is unchanged."""

from collections.abc import Iterable
from dataclasses import dataclass

from resolutions.models import Paragraph
from resolutions.reading.lives import Life, Version
from resolutions.reading.places import numbered


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


ALONE = Sentence((Phrase("No other text held has this clause."),))


def lineage_notes(row: Paragraph, life: Life | None) -> tuple[Sentence, ...]:
    """Say what is known of the life of a paragraph's clause; nothing of what has none, such as an annex."""
    if life is None:
        return ()
    if life.texts == 1:
        return (ALONE,)
    return (
        _often(life),
        _sentence("First held: ", life.first, row),
        *_latest(life, row),
        *_since(life, row),
    )


def _often(life: Life) -> Sentence:
    sessions = list(dict.fromkeys(version.session for version in life.versions))
    span = sessions[0] if len(sessions) == 1 else f"{sessions[0]} to {sessions[-1]}"
    return Sentence((Phrase(f"In {life.texts} texts, {len(life.adopted)} of them adopted: {span}."),))


def _latest(life: Life, row: Paragraph) -> Iterable[Sentence]:
    """The latest version, and the latest that was adopted."""
    yield _sentence("Latest: ", life.latest, row)
    if life.adopted and not life.latest.is_adopted:
        yield _sentence("Latest adopted: ", life.adopted[-1], row)


def _since(life: Life, row: Paragraph) -> Iterable[Sentence]:
    """Since when the latest wording stands, and since when but for dates, symbols and the like."""
    same, settled = life.unchanged_since, life.settled_since
    if same is not life.latest:
        yield _sentence("The same words since: ", same, row)
    if settled is not same:
        yield _sentence("The same but for dates, symbols and sessions since: ", settled, row)
    elif same is life.latest:
        yield Sentence((Phrase("Reworded in the latest text."),))


def _sentence(opening: str, version: Version, row: Paragraph) -> Sentence:
    """Name a version by its text, its place and how far it came."""
    place = f"{version.called}, {numbered(version.paragraph)}"
    is_said = version.is_adopted or "draft" in version.called
    facts = [] if is_said else ["draft"]
    facts += ["this paragraph"] if version.paragraph.pk == row.pk else []
    closing = f" ({', '.join(facts)})." if facts else "."
    return Sentence((Phrase(opening), Phrase(place, version.href), Phrase(closing)))
