"""What a query means, as a tree. Positions count characters of the query from 0."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

_MANY = 1_000_000_000
"""Uses of what is not known."""
MOST_PARTS = 12
"""Parts of a query that are looked for where no paragraph holds all of them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a ``quoted`` phrase; ``exact`` is without stemming, ``prefix`` with any ending."""

    text: str
    start: int = 0
    quoted: bool = False
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """``name:value``, the name one of ``fields.FIELDS``, the value as its rule read it."""

    name: str
    value: object
    start: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Two parts at most ``distance`` words apart, in either order."""

    left: "Node"
    right: "Node"
    distance: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All parts match; at least two."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any part matches; at least two."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least so many of the parts match: what is asked when no paragraph holds them all.

    ``rarest`` are as many of them as it takes: whatever matches holds one of these.
    """

    parts: tuple["Node", ...]
    least: int
    rarest: tuple["Node", ...]


Node = Term | Field | Near | Not | And | Or | Some


@dataclass(frozen=True, slots=True)
class Ignored:
    """A piece of the query that was not searched for, and why, in plain words."""

    text: str
    start: int
    why: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, what was read, what was ignored; ``root`` is None when nothing is searched for."""

    typed: str = ""
    root: Node | None = None
    ignored: tuple[Ignored, ...] = ()


def sought(node: Node | None) -> Iterator[Term | Near]:
    """Yield the terms and near-pairs that a match may show, in order; nothing under a ``Not``."""
    match node:
        case Term() | Near():
            yield node
        case And(parts) | Or(parts) | Some(parts):
            for part in parts:
                yield from sought(part)


def terms(node: Node | None) -> Iterator[Term]:
    """Yield every term a match may show, those inside near-pairs too."""
    for part in sought(node):
        if isinstance(part, Near):
            yield from terms(part.left)
            yield from terms(part.right)
        else:
            yield part


def joined(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node | None:
    """Join parts in one node, those of the same kind inside it too; one part stands for itself."""
    if len(parts) < 2:
        return parts[0] if parts else None
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return kind(tuple(flat))


def most_of(node: Node | None, uses: Mapping[str, int] | None = None) -> Some | None:
    """Return the tree that asks for at least half of what stands side by side; of many, the longest.

    ``uses`` says how many paragraphs hold a word, in lower case, as far as that is known. None if that is
    not to be had: for a single thing, and where something is excluded or a field.
    """
    if not isinstance(node, And) or not all(map(_is_sought, node.parts)):
        return None
    longest = sorted(dict.fromkeys(node.parts), key=_letters, reverse=True)[:MOST_PARTS]
    parts = tuple(part for part in dict.fromkeys(node.parts) if part in longest)
    least = -(-len(parts) // 2)
    rarest = sorted(parts, key=partial(_uses, known=uses or {}))
    return Some(parts, least, tuple(rarest[: len(parts) - least + 1]))


def _uses(node: Node, known: Mapping[str, int]) -> int:
    """Return how many paragraphs hold a text at most, as far as is known; of a choice, all together."""
    match node:
        case Term():
            return min((known[word] for word in node.text.lower().split() if word in known), default=_MANY)
        case Near(left, right):
            return min(_uses(left, known), _uses(right, known))
        case And(parts):
            return min(_uses(part, known) for part in parts)
        case Or(parts):
            return sum(_uses(part, known) for part in parts)
    return _MANY


def _letters(node: Node) -> int:
    """Return how long a node's first term is: long words are rarer."""
    return next((len(term.text) for term in terms(node)), 0)


def _is_sought(node: Node) -> bool:
    """Say whether a node is text that a match may show, and nothing else."""
    match node:
        case Term() | Near():
            return True
        case And(parts) | Or(parts):
            return all(map(_is_sought, parts))
    return False


def fields(node: Node | None) -> Iterator[Field]:
    """Yield every field of a tree, the excluded ones too."""
    match node:
        case Field():
            yield node
        case Not(part):
            yield from fields(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from fields(part)


def all_terms(node: Node | None) -> list[Term]:
    """Return every term of a tree, the excluded ones too."""
    match node:
        case Term():
            return [node]
        case Near(left, right):
            return all_terms(left) + all_terms(right)
        case Not(part):
            return all_terms(part)
        case And(parts) | Or(parts):
            return [term for part in parts for term in all_terms(part)]
    return []
