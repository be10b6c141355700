"""From a tree to a condition on rows: text becomes one ``tsquery`` of bound parameters, the rest ``Q``.

The rows have a ``vector`` and the ``full_text`` it was made of; what a field means, and where the
words of titles and footnotes stand, the caller says (``Meanings``).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_
from typing import Protocol

from django.contrib.postgres.search import SearchQueryField
from django.db.models import (
    BooleanField,
    Case,
    Expression,
    F,
    FloatField,
    Func,
    IntegerField,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.lookups import GreaterThanOrEqual

from resolutions.search import chinese
from resolutions.search.fields import PLACES
from resolutions.search.letters import loosely, strictly, unmarked
from resolutions.search.tree import And, Field, Near, Node, Not, Or, Some, Term, fields, joined, terms
from resolutions.search.understanding import Lexemes, Reading, prefix_of
from resolutions.search.vectors import PLAIN, configuration, fold, formed

MOST_RANKED_BY = 5
"""Stems of a prefix, the most used ones, by which matches are ranked; all of them are sought."""


class Words(Func):
    """Text as a ``tsquery``: its words one after another, stemmed as ``configuration`` does."""

    output_field = SearchQueryField()
    template = "phraseto_tsquery('%(configuration)s'::regconfig, %(expressions)s)"


class Written(Func):
    """A ``tsquery`` as PostgreSQL writes it."""

    output_field = SearchQueryField()
    template = "%(expressions)s::tsquery"


class Formed(Func):
    """Text whose words are as they are indexed in a language (``vectors.formed``)."""

    output_field = TextField()


class AnyEnding(Func):
    """A prefix as a ``tsquery``; the parameter is letters, digits and ``:*`` alone."""

    output_field = SearchQueryField()
    template = "to_tsquery('%(configuration)s'::regconfig, %(expressions)s)"


class Together(Func):
    """That all of some ``tsquery`` hold (joined by ``&&``), or any of them (``||``)."""

    output_field = SearchQueryField()
    template = "(%(expressions)s)"


class Excluded(Func):
    """That a ``tsquery`` does not hold."""

    output_field = SearchQueryField()
    template = "!!(%(expressions)s)"


class Followed(Func):
    """That a ``tsquery`` is followed by another, a number of words on."""

    output_field = SearchQueryField()
    function = "tsquery_phrase"


class Matches(Func):
    """That a vector matches a ``tsquery``."""

    output_field = BooleanField()
    template = "%(expressions)s"
    arg_joiner = " @@ "


class Rank(Func):
    """How well a vector matches a ``tsquery``: more and closer is more; long texts weigh less."""

    output_field = FloatField()
    function = "ts_rank"


class Sum(Func):
    """The sum of some numbers of a row."""

    output_field = FloatField()
    template = "(%(expressions)s)"
    arg_joiner = " + "


class Meanings(Protocol):
    """What the rows make of a field, and of text that is sought in another place than themselves."""

    def of_field(self, field: Field) -> Q:
        """Return the condition of a field."""

    def in_place(self, place: str, asks: "Callable[[Expression | F, str], Q]") -> Q:
        """Return the condition of a place: ``asks`` takes the vector and the text column there."""


@dataclass(frozen=True, slots=True)
class _Where:
    """Where text is sought: the vector and the text it was made of; and what fields mean."""

    reading: Reading
    meanings: Meanings
    vector: Expression | F = field(default_factory=lambda: F("vector"))
    text: str = "full_text"


def condition(
    reading: Reading, meanings: Meanings, vector: Expression | F | None = None, text: str = "full_text"
) -> Q:
    """Return the condition under which a row matches; every row matches a blank query."""
    where = _Where(reading, meanings, vector or F("vector"), text)
    return Q() if reading.root is None else _condition(reading.root, where)


def coverage(reading: Reading) -> Expression | None:
    """Return how many of the parts a row holds, to rank by, where not all are required; else None."""
    return _held(reading.root.parts, reading) if isinstance(reading.root, Some) else None


def wording(reading: Reading) -> Expression | None:
    """Return the text sought, all terms side by side, to rank by; None if the query has no text."""
    return _positive(reading.root, reading)


def _condition(node: Node, where: _Where) -> Q:
    """Return the condition of one node; a tree of text alone is one look-up in the index."""
    if _is_stemmed_text(node):
        return _matches(node, where)
    match node:
        case Term() if _is_plain_prefix(node, where.reading):
            return _matches(node, where)
        case Term():
            return _matches(node, where) & Q(**{f"{where.text}__iregex": _verbatim(node)})
        case Field():
            return _placed((), node, where) if _place(node) else where.meanings.of_field(node)
        case Not(part):
            return ~_condition(part, where)
        case And(parts):
            return _all(parts, where)
        case Or(parts):
            return reduce(or_, (_condition(part, where) for part in _grouped(Or, parts)))
        case Some(parts, least, rarest):
            enough = GreaterThanOrEqual(_held(parts, where.reading), least)
            return Q(Matches(where.vector, _any(rarest, where.reading))) & Q(enough)
    return _matches(node, where)


def _is_plain_prefix(term: Term, reading: Reading) -> bool:
    """Say whether the index alone answers for a prefix: all stems begin so, and only words that do have them.

    A stem may end in "i" for a "y": ``countri*`` is not for "country".
    """
    begun = prefix_of(term)
    stems = reading.lexemes.get(term, ())
    return term.prefix and begun[-1:] != "i" and all(stem.startswith(begun) for stem in stems)


def _all(parts: Sequence[Node], where: _Where) -> Q:
    """Return that all parts hold; text beside ``in:title`` is sought there."""
    place = next((part for part in parts if _place(part)), None)
    if not isinstance(place, Field):
        return reduce(and_, (_condition(part, where) for part in _grouped(And, parts)))
    moved = tuple(part for part in parts if _is_text(part))
    stayed = [part for part in parts if not _is_text(part) and not _place(part)]
    return reduce(and_, (_condition(part, where) for part in stayed), _placed(moved, place, where))


def _placed(parts: tuple[Node, ...], place: Field, where: _Where) -> Q:
    """Return that all of some text stands in a place."""
    sought = joined(And, parts)

    def asks(vector: Expression | F, text: str) -> Q:
        return Q() if sought is None else _condition(sought, replace(where, vector=vector, text=text))

    return where.meanings.in_place(str(place.value), asks)


def _place(node: Node) -> bool:
    """Say whether a node moves the text beside it to another place."""
    return isinstance(node, Field) and node.name == "in" and node.value in PLACES


def _is_text(node: Node) -> bool:
    """Say whether a node holds no field."""
    return next(fields(node), None) is None


def _grouped(kind: type[And] | type[Or], parts: Iterable[Node]) -> list[Node]:
    """Put the parts that are text alone into one node, so that they are looked up together."""
    parts = list(parts)
    text = tuple(part for part in parts if _is_stemmed_text(part))
    others = [part for part in parts if not _is_stemmed_text(part)]
    return [kind(text) if len(text) > 1 else text[0], *others] if text else others


def _is_stemmed_text(node: Node) -> bool:
    """Say whether the index alone answers for a node."""
    match node:
        case Term(exact=exact, prefix=prefix):
            return not (exact or prefix)
        case Near():
            return True
        case Not(part):
            return _is_stemmed_text(part)
        case And(parts) | Or(parts):
            return all(map(_is_stemmed_text, parts))
    return False


def _matches(node: Node, where: _Where) -> Q:
    """Return that the index holds the text of a node."""
    return Q(Matches(where.vector, _text(node, where.reading)))


def _text(node: Node, reading: Reading) -> Expression:
    """Return the ``tsquery`` of a node of text."""
    match node:
        case Term(prefix=True):
            return _any_ending(node, reading.lexemes.get(node, ()))
        case Term():
            return _words(node.text, reading.lexemes.get(node, ()), reading.language)
        case Near(left, right, distance):
            return _near(left, right, distance, reading)
        case Not(part):
            return Excluded(_text(part, reading))
        case And(parts):
            return Together(*(_text(part, reading) for part in parts), arg_joiner=" && ")
        case Or(parts):
            return Together(*(_text(part, reading) for part in parts), arg_joiner=" || ")
    raise TypeError(f"{node} is not text")


def _any_ending(term: Term, stems: Lexemes) -> Expression:
    """Return that a word begins so: its stem is one of those known, or begins so itself."""
    begun = AnyEnding(Value(prefix_of(term) + ":*"), configuration=PLAIN)
    known = [Words(Value(stem), configuration=PLAIN) for stem in dict.fromkeys(stems)]
    return Together(begun, *known, arg_joiner=" || ")


def _words(text: str, lexemes: Lexemes, language: str) -> Expression:
    """Return the ``tsquery`` of words one after another; in Chinese by their lexemes."""
    if language == chinese.LANGUAGE:
        return Written(Value(chinese.sought(lexemes)))
    words: Expression = Value(fold(text), TextField())
    if language != "en":  # English is folded already
        words = Formed(words, function=formed(language))
    return Words(words, configuration=configuration(language))


def _positive(node: Node | None, reading: Reading) -> Expression | None:
    """Return the text of a node that a match may show, as a choice of all its terms."""
    match node:
        case Term(prefix=True):
            return _any_ending(node, reading.lexemes.get(node, ())[:MOST_RANKED_BY])
        case Term() | Near():
            return _text(node, reading)
        case And(parts) | Or(parts) | Some(parts):
            found = [text for part in parts if (text := _positive(part, reading)) is not None]
            return Together(*found, arg_joiner=" || ") if found else None
    return None


def _any(parts: Iterable[Node], reading: Reading) -> Expression:
    """Return that any of some parts, all of them text, matches."""
    return Together(*(_text(part, reading) for part in parts), arg_joiner=" || ")


def _held(parts: Iterable[Node], reading: Reading) -> Expression:
    """Return how many of some parts, all of them text, a row holds."""
    each = [Case(When(Q(Matches(F("vector"), _text(part, reading))), then=1), default=0) for part in parts]
    return Sum(*each, output_field=IntegerField())


def _near(left: Node, right: Node, distance: int, reading: Reading) -> Expression:
    """Return that two texts stand at most ``distance`` words apart, in either order."""
    either = [
        Followed(_text(first, reading), _text(second, reading), Value(apart + _beyond(first, reading)))
        for apart in range(1, distance + 1)
        for first, second in ((left, right), (right, left))
    ]
    return Together(*either, arg_joiner=" || ")


def _beyond(node: Node, reading: Reading) -> int:
    """Return how many places a text goes on behind the last lexeme that is sought of it.

    Of a choice, that of its longest: one character more or less is no matter.
    """
    ends = (chinese.ends_in_pair(reading.lexemes.get(term, ())) for term in terms(node))
    return int(reading.language == chinese.LANGUAGE and any(ends))


def _verbatim(term: Term) -> str:
    """Return the regular expression of a term letter for letter, whatever stands between its words.

    The beginning of a word (``crimin*``) is sought in any variant of its letters.

    >>> _verbatim(Term("capacity-building"))
    '\\\\mcapacity[^[:alnum:]]+building\\\\M'
    """
    words = re.findall(r"[^\W_]+", unmarked(fold(term.text)))
    if term.prefix:
        return r"\m" + "[^[:alnum:]]+".join(map(loosely, words))
    return r"\m" + "[^[:alnum:]]+".join(map(strictly, words)) + r"\M"


def phrase(reading: Reading) -> Expression | None:
    """Return the loose words of a query as one phrase, to rank rows that hold it first.

    None unless the query is two or more plain words side by side.
    """
    root = reading.query.root
    parts = [part for part in root.parts if not isinstance(part, Field)] if isinstance(root, And) else []
    words = [part for part in parts if isinstance(part, Term) and not (part.quoted or part.prefix)]
    if len(words) < 2 or len(words) < len(parts):
        return None
    lexemes = tuple(lexeme for word in words for lexeme in reading.lexemes.get(word, ()))
    return _words(" ".join(word.text for word in words), lexemes, reading.language)
