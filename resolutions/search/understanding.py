"""What the words of a query are in the index: their stems, and which are too common to ask for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import connection

from resolutions.search import grammar, tree
from resolutions.search.tree import And, Near, Node, Not, Or, Query, Term
from resolutions.search.vectors import configuration, fold

Lexemes = tuple[str, ...]
"""The stems of a term, one for each word of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query understood in one language.

    ``root`` leaves out the words too common to ask for (``common``), unless there are no others;
    it is None when nothing is searched for. ``lexemes`` has the stems of every term in ``root``.
    """

    query: Query = field(default_factory=Query)
    language: str = "en"
    root: Node | None = None
    lexemes: Mapping[Term, Lexemes] = field(default_factory=dict)
    common: tuple[str, ...] = ()

    @property
    def searches(self) -> bool:
        """Whether anything is searched for."""
        return self.root is not None


def understand(typed: str, language: str = "en") -> Reading:
    """Read what a person typed and look its words up; one round trip to the database, none if blank."""
    query = grammar.read(typed)
    every = list(dict.fromkeys(_all_terms(query.root)))
    if not every:
        return Reading(query, language, query.root)
    known = _look_up(every, language)
    lexemes = {term: stems for term, (stems, _) in known.items()}
    wordless = {term for term, stems in lexemes.items() if not stems}
    common = {term for term, (_, is_common) in known.items() if is_common and not term.quoted}
    root = without(query.root, wordless | common)
    if root is None:
        return Reading(query, language, without(query.root, wordless), lexemes)
    return Reading(query, language, root, lexemes, tuple(term.text for term in every if term in common))


def without(node: Node | None, left_out: Collection[Term]) -> Node | None:
    """Return the tree without some of its terms; None when nothing remains."""
    match node:
        case Term():
            return None if node in left_out else node
        case Near(left, right, distance):
            first, second = without(left, left_out), without(right, left_out)
            return Near(first, second, distance) if first and second else first or second
        case Not(part):
            remaining = without(part, left_out)
            return Not(remaining) if remaining else None
        case And(parts) | Or(parts):
            remain = [without(part, left_out) for part in parts]
            return tree.joined(type(node), [part for part in remain if part])
    return node


def _all_terms(node: Node | None) -> list[Term]:
    """Return every term of a tree, the excluded ones too."""
    match node:
        case Term():
            return [node]
        case Near(left, right):
            return _all_terms(left) + _all_terms(right)
        case Not(part):
            return _all_terms(part)
        case And(parts) | Or(parts):
            return [term for part in parts for term in _all_terms(part)]
    return []


_LOOK_UP = """
    SELECT term.place,
           (SELECT array_agg(found.lexeme ORDER BY place)
              FROM unnest(to_tsvector(%s::regconfig, term.text)) AS found, unnest(found.positions) AS place),
           numnode(plainto_tsquery(%s::regconfig, term.text)) = 0
      FROM unnest(%s::text[]) WITH ORDINALITY AS term (text, place)
     ORDER BY term.place
"""


def _look_up(terms: list[Term], language: str) -> dict[Term, tuple[Lexemes, bool]]:
    """Return the stems of each term and whether it is too common to ask for."""
    strict, loose = configuration(language), configuration(language, loose=True)
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_UP, [strict, loose, [fold(term.text) for term in terms]])
        rows = cursor.fetchall()
    return {
        term: (tuple(stems or ()), bool(common)) for term, (_, stems, common) in zip(terms, rows, strict=True)
    }
