"""What is aligned and what alignment gives: clauses, and the links between those of two texts."""

from dataclasses import dataclass

IDENTICAL, ROUTINE, REWORDED, SPLIT, MERGED = "identical", "routine", "reworded", "split", "merged"
NEW, DROPPED = "new", "dropped"

RELATIONS = (IDENTICAL, ROUTINE, REWORDED, SPLIT, MERGED, NEW, DROPPED)
"""How clauses of two texts are related.

``identical``: the same words; case, spaces, quotation and footnote marks aside. ``routine``: other
words only where they change from year to year: dates, sessions, symbols, counts, the place of a meeting,
*also* and *further*, spelling. ``reworded``: any other change. ``split``: one clause has become several;
``merged``: several have become one. ``new`` and ``dropped``: without a counterpart.
"""


@dataclass(frozen=True, slots=True)
class Clause:
    """A preambular or operative paragraph with all its parts; ``anchor`` is its permalink (``op12``).

    ``text`` has a line for each sub-paragraph, its label first; ``footnotes`` the bodies that its marks
    call, in order; ``citations`` the symbols cited, in order.
    """

    anchor: str
    kind: str
    text: str
    lead_phrase: str = ""
    footnotes: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()


Ends = tuple[str, str]
"""A clause of the earlier text and one of the later, by anchor."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What a person has said of two texts: which clauses are the ``same``, and which are not (``apart``).

    Of what contradicts each other, the first counts.
    """

    same: tuple[Ends, ...] = ()
    apart: frozenset[Ends] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """Clauses of the earlier text (``before``) and what they are in the later one (``after``), by anchor.

    ``moved``: out of the order of the other links, or from preamble to operative part or back.
    ``score`` is the share of words that both sides have, weighed by rarity: 1 for the same words only,
    near 0 for strangers. ``why`` says in plain words what the link rests on. ``core`` is the pair that goes
    on as one clause: of a split or a merger the two that were linked first, which the others joined.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    relation: str
    moved: bool
    score: float
    why: str
    core: Ends | None = None
