"""Texts whose title somebody typed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.querysets.titles import TitledText
from resolutions.querysets.titles import titled as titled_texts
from resolutions.search.tree import And, Node, Term
from resolutions.titles import fold

SHORTEST, LONGEST = 10, 500
"""Letters of what may be a title."""
SHORTEST_IN_CHINESE = 4
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
    text: TitledText
    others: tuple[TitledText, ...]


def titled(typed: str, root: Node | None, language: str) -> tuple[Titled, ...]:
    """Give the titles that a query is at least half of, or is the beginning of one; one query.

    None for a query that is more than words, and where many titles begin so. The text to go to is the
    newest adopted one.
    """
    words = fold(typed)
    if language == "zh":
        is_long = SHORTEST_IN_CHINESE <= len(words) <= LONGEST
    else:
        is_long = SHORTEST <= len(words) <= LONGEST and " " in words
    if not is_long or not _is_plain(root):
        return ()
    found: defaultdict[str, list[TitledText]] = defaultdict(list)
    for text in titled_texts(words, language, MOST_TEXTS):
        found[text.title_key].append(text)
    begun = [key for key in found if len(key) > 2 * len(words)]
    if len(begun) > MOST_BEGUN:
        found = defaultdict(list, {key: texts for key, texts in found.items() if key not in begun})
    closest = sorted(found, key=lambda key: (abs(len(key) - len(words)), key))
    return tuple(_titled(found[key]) for key in closest[:MOST_TITLES])


def _titled(texts: Sequence[TitledText]) -> Titled:
    """Put the newest adopted text under a title first."""
    first = next((text for text in texts if text.status == "adopted"), texts[0])
    return Titled(first.key, first.title, first, tuple(text for text in texts if text is not first))


def _is_plain(node: Node | None) -> bool:
    """Say whether a query is words side by side and nothing else."""
    match node:
        case Term(prefix=prefix):
            return not prefix
        case And(parts):
            return all(isinstance(part, Term) and not part.prefix for part in parts)
    return False
