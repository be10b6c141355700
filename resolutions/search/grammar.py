"""The query language: what a person typed, read into a tree. Never raises; says what it ignored.

::

    either  = all ("OR" all)*
    all     = part ("AND"? part)*
    part    = ("-" | "NOT") part | near
    near    = atom ("near/5" atom)*            a near/5 b near/3 c: a near b, and b near c
    atom    = "(" either ")" | ["="] '"' phrase '"' | ["="] word ["*"] | field ":" (word | phrase)

Operators count only in capitals (``near/5`` in any case); everything else is a word, so that a
pasted paragraph searches for its words.
"""

from collections.abc import Callable
from typing import TypeGuard

from django.utils.translation import gettext as _

from resolutions import phrases
from resolutions.search.fields import FIELDS
from resolutions.search.lexer import Token, tokens
from resolutions.search.tree import And, Field, Ignored, Near, Node, Not, Or, Query, Term, joined

MAX_QUERY_CHARACTERS = 10_000
MAX_TERMS = 200
"""Terms read from one query; the rest are ignored, and that is said."""
MAX_DEPTH = 20
"""Brackets and exclusions within one another; deeper ones are ignored."""
MAX_DISTANCE = 20
"""The widest ``near/N``, in words."""
MAX_NEARS = 4
"""Times ``near/N`` is read in one query."""
MAX_CHOICES = 4
"""Words joined by OR that can stand near something."""
MIN_PREFIX = 2
"""The fewest characters before a ``*``."""

_END = Token("end", "", -1)


def read(typed: str) -> Query:
    """Read a query."""
    reader = _Reader(typed[:MAX_QUERY_CHARACTERS])
    root = reader.everything()
    if len(typed) > MAX_QUERY_CHARACTERS:
        why = _("a query is read up to %(count)s characters") % {
            "count": phrases.thousands(MAX_QUERY_CHARACTERS)
        }
        reader.ignore(typed[MAX_QUERY_CHARACTERS:], MAX_QUERY_CHARACTERS, why)
    return Query(typed, root, tuple(sorted(reader.ignored, key=lambda part: part.start)))


class _Reader:
    """A recursive descent over the tokens; ``ignored`` collects what it stepped over."""

    def __init__(self, typed: str) -> None:
        self.tokens = list(tokens(typed))
        self.at = 0
        self.depth = 0
        self.read_terms = 0
        self.read_nears = 0
        self.ignored: list[Ignored] = []

    def ignore(self, text: str, start: int, why: str) -> None:
        """Note a piece that is not searched for."""
        self.ignored.append(Ignored(text if len(text) <= 40 else text[:39] + "…", start, why))

    def next(self) -> Token:
        """Return the token ahead without taking it."""
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def take(self) -> Token:
        """Take the token ahead."""
        token = self.next()
        self.at += 1
        return token

    def everything(self) -> Node | None:
        """Read to the end; a closing bracket without its partner is stepped over."""
        parts: list[Node] = []
        while self.next() is not _END:
            if (part := self.either()) is not None:
                parts.append(part)
            if self.next().kind == "close":
                token = self.take()
                self.ignore(token.text, token.start, _("this bracket closes none"))
        return joined(And, parts)

    def either(self) -> Node | None:
        """Read ``all OR all``; an OR without something on both sides is stepped over."""
        first = self.all()
        parts = [first] if first is not None else []
        while self.next().kind == "or":
            token, before = self.take(), len(parts)
            if (part := self.all()) is not None:
                parts.append(part)
            if not before or len(parts) == before:
                self.ignore(token.text, token.start, _("OR stands between two things"))
        return joined(Or, parts)

    def all(self) -> Node | None:
        """Read parts side by side, with or without AND."""
        parts: list[Node] = []
        while self.next().kind not in ("end", "close", "or"):
            if self.next().kind == "and":
                token = self.take()
                if not parts or self.next().kind in ("end", "close", "or", "and"):
                    self.ignore(token.text, token.start, _("AND stands between two things"))
            elif (part := self.part()) is not None:
                parts.append(part)
        return joined(And, parts)

    def part(self) -> Node | None:
        """Read one part, excluded or not."""
        if self.next().kind not in ("minus", "not"):
            return self.near()
        token = self.take()
        part = self.deeper(self.part, token)
        if part is None:
            self.ignore(token.text, token.start, _("nothing to exclude follows"))
            return None
        return part.part if isinstance(part, Not) else Not(part)

    def near(self) -> Node | None:
        """Read an atom and what must stand near it; a chain is each near the one before."""
        last = self.atom()
        pairs: list[Node] = []
        while self.next().kind == "near":
            token = self.take()
            right = self.atom() if self.next().kind in ("word", "quoted", "open") else None
            if _can_be_near(last) and _can_be_near(right) and self.read_nears < MAX_NEARS:
                self.read_nears += 1
                pairs.append(Near(last, right, self.distance(token)))
            else:
                self.ignore(token.text, token.start, self.why_not_near(last, right))
                pairs += [part for part in (last, right) if part is not None]
            last = right if right is not None else last
        return joined(And, list(dict.fromkeys(pairs))) if pairs else last

    def why_not_near(self, left: Node | None, right: Node | None) -> str:
        """Say why two parts were not read as near one another."""
        if _can_be_near(left) and _can_be_near(right):
            return _("a query is read up to %(count)s times near") % {"count": MAX_NEARS}
        return _("near stands between two words or phrases")

    def distance(self, token: Token) -> int:
        """Return how many words apart ``near/N`` allows, at most MAX_DISTANCE."""
        asked = int(token.text.partition("/")[2])
        if not 1 <= asked <= MAX_DISTANCE:
            why = _("%(first)s to %(last)s can be asked for") % {
                "first": "near/1",
                "last": f"near/{MAX_DISTANCE}",
            }
            self.ignore(token.text, token.start, why)
        return min(max(asked, 1), MAX_DISTANCE)

    def atom(self) -> Node | None:
        """Read a bracket, a phrase, a field or a word."""
        token = self.take()
        if token.kind == "open":
            return self.bracket(token)
        if token.kind == "field":
            return self.field(token)
        if token.kind in ("quoted", "word"):
            return self.term(token)
        if token.kind == "stray":
            self.ignore(token.text, token.start, _("this quotation mark has no partner"))
        elif token.kind == "near":
            self.ignore(token.text, token.start, _("near stands between two words or phrases"))
        else:
            self.at -= 1  # an operator that another rule reads
        return None

    def bracket(self, opening: Token) -> Node | None:
        """Read up to the bracket that closes; at the end of the query all close."""
        inside = self.deeper(self.either, opening)
        if self.next().kind == "close":
            self.take()
            if inside is None:
                self.ignore("()", opening.start, _("nothing stands between these brackets"))
        else:
            self.ignore(opening.text, opening.start, _("this bracket is never closed"))
        return inside

    def deeper(self, rule: Callable[[], Node | None], token: Token) -> Node | None:
        """Apply a rule one level down; too deep, step over the token instead."""
        if self.depth >= MAX_DEPTH:
            why = _("more than %(count)s levels within one another") % {"count": MAX_DEPTH}
            self.ignore(token.text, token.start, why)
            return None
        self.depth += 1
        try:
            return rule()
        finally:
            self.depth -= 1

    def field(self, token: Token) -> Node | None:
        """Read ``name:value``; a name that is none of the fields is a word."""
        name = token.text[:-1]
        if name not in FIELDS:
            self.ignore(token.text, token.start, "no field has this name; it was searched for as a word")
            return self.term(Token("word", name, token.start))
        value = self.take()
        if value.kind not in ("word", "quoted"):
            self.at -= 1
            self.ignore(token.text, token.start, _stands_after(name))
            return None
        asked = FIELDS[name].reads(_unquoted(value.text))
        if asked is None:
            self.ignore(token.text + value.text, token.start, _stands_after(name))
            return None
        return Field(name, asked, token.start)

    def term(self, token: Token) -> Node | None:
        """Read a word or a phrase; one without a letter or a digit is stepped over."""
        exact = token.text.startswith("=")
        text = _unquoted(token.text.removeprefix("="))
        if not any(character.isalnum() for character in text):
            if token.kind == "quoted" or len(text) > 1:
                self.ignore(token.text, token.start, _("there is no word in it"))
            return None
        self.read_terms += 1
        if self.read_terms > MAX_TERMS:
            why = _("a query is read up to %(count)s words") % {"count": MAX_TERMS}
            self.ignore(token.text, token.start, why)
            return None
        quoted = token.kind == "quoted"
        single = quoted and not any(map(str.isspace, text.strip()))
        return Term(text, token.start, quoted, exact or single, self.prefix(token))

    def prefix(self, token: Token) -> bool:
        """Say whether a word ends in a ``*`` that means something."""
        if token.kind == "quoted" or "*" not in token.text:
            return False
        stem = token.text.rstrip("*").lstrip("=")
        if token.text.endswith("*") and len(stem) >= MIN_PREFIX and stem.isalnum():
            return True
        why = _("a * stands for any ending after at least %(count)s letters") % {"count": MIN_PREFIX}
        self.ignore("*", token.start, why)
        return False


def _stands_after(name: str) -> str:
    """Return what a field takes, in a sentence."""
    return _("after %(field)s stands %(value)s") % {"field": f"{name}:", "value": _(FIELDS[name].takes)}


def _can_be_near(node: Node | None) -> TypeGuard[Term | Or]:
    """Say whether a node has a place in the text: a term, or a choice of terms."""
    if isinstance(node, Or):
        return len(node.parts) <= MAX_CHOICES and all(isinstance(part, Term) for part in node.parts)
    return isinstance(node, Term)


def _unquoted(text: str) -> str:
    """Take the quotation marks off a phrase."""
    return text[1:-1] if text[:1] in tuple('"“«') else text
