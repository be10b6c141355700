"""Page breaks: a galley cut into pages, the footnotes of each page at its foot."""

from dataclasses import dataclass
from random import Random

from resolutions.parsing.records import Footnote
from tests.printing.galley import Slug


@dataclass(frozen=True)
class Page:
    """What is printed on one page, and the notes below it."""

    slugs: tuple[Slug, ...]
    notes: tuple[Footnote, ...]


def pages(slugs: list[Slug], random: Random, size: int) -> list[Page]:
    """Pages of about ``size`` characters; a paragraph that does not fit is cut between two words.

    A footnote is printed where its mark stands first; a mark that occurs again prints nothing more.
    The texts of a report mostly begin on a page of their own.
    """
    made: list[Page] = []
    printed: set[Footnote] = set()
    here: list[Slug] = []
    room = _room(random, size)
    waiting = list(reversed(slugs))
    while waiting:
        slug = waiting.pop()
        if slug.kind == "ordinal" and here and random.random() < 0.8:
            made.append(_page(here, printed))
            here, room = [], _room(random, size)
        if len(slug.text) <= room or not (place := _break(slug, room)):
            here.append(slug)
            room -= len(slug.text)
        else:
            here.append(slug.cut(0, place))
            waiting.append(slug.cut(place + 1, len(slug.text)))
            room = 0
        if slug.kind == "ordinal":
            printed = set()
        if room <= 0 or (slug.kind in ("operative", "preambular") and room < 80):
            made.append(_page(here, printed))
            here, room = [], _room(random, size)
    if here:
        made.append(_page(here, printed))
    return made


def _room(random: Random, size: int) -> int:
    return random.randint(size * 7 // 10, size * 13 // 10)


def _break(slug: Slug, room: int) -> int:
    """The offset of a space to break at, 0 when the slug is better kept whole."""
    if slug.kind not in ("preambular", "operative", "part", "report") or room < 40:
        return 0
    place = slug.text.rfind(" ", 25, room)
    return place if 25 <= place < len(slug.text) - 25 else 0


def _page(slugs: list[Slug], printed: set[Footnote]) -> Page:
    """A page whose notes are those marked on it and not printed before; several texts may share labels."""
    notes = [note for slug in slugs for note in slug.notes if note not in printed]
    printed.update(notes)
    return Page(tuple(slugs), tuple(dict.fromkeys(notes)))
