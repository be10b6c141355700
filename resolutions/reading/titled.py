"""Texts whose title somebody typed."""

from collections import defaultdict
from dataclasses import dataclass

from resolutions.models import Resolution
from resolutions.reading.families import Family
from resolutions.search.tree import And, Node, Term
from resolutions.titles import fold

SHORTEST, LONGEST = 10, 500
"""Letters of what may be a title."""
MOST_TITLES = 2
"""Titles that are shown."""
MOST_BEGUN = 1
"""Titles that a query may begin, without being half of them: of more it is the subject, not the title."""
MOST_TEXTS = 40
"""Texts that are looked at, of all titles together."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A title that was typed, the text to go to, and the others under it, newest first."""

    key: str
    title: str
    text: Resolution
    others: tuple[Resolution, ...]


def titled(typed: str, root: Node | None, language: str) -> tuple[Titled, ...]:
    """Give the titles that a query is at least half of, or is the beginning of one; one query.

    None for a query that is more than words, and where many titles begin so. The text to go to is the
    newest adopted one.
    """
    words = fold(typed)
    if not SHORTEST <= len(words) <= LONGEST or " " not in words or not _is_plain(root):
        return ()
    found: defaultdict[str, list[Resolution]] = defaultdict(list)
    for text in Resolution.objects.titled(words, language)[:MOST_TEXTS]:
        found[text.title_key].append(text)
    begun = [key for key in found if len(key) > 2 * len(words)]
    if len(begun) > MOST_BEGUN:
        found = defaultdict(list, {key: texts for key, texts in found.items() if key not in begun})
    closest = sorted(found, key=lambda key: (abs(len(key) - len(words)), key))
    return tuple(_titled(Family(found[key][0].title, tuple(found[key]))) for key in closest[:MOST_TITLES])


def _titled(family: Family) -> Titled:
    """Put the newest adopted text of a family first."""
    first = next((text for text in family.texts if text.status == "adopted"), family.texts[0])
    others = tuple(text for text in family.texts if text != first)
    return Titled(first.family_key or first.title_key, first.title, first, others)


def _is_plain(node: Node | None) -> bool:
    """Say whether a query is words side by side and nothing else."""
    match node:
        case Term(prefix=prefix):
            return not prefix
        case And(parts):
            return all(isinstance(part, Term) and not part.prefix for part in parts)
    return False
