"""What a query means in its language: what is left out of words, which are too common to ask for."""

import re
from collections.abc import Callable
from dataclasses import replace

from resolutions.search import chinese
from resolutions.search.letters import bare
from resolutions.search.tree import And, Near, Node, Not, Or, Term

_ARABIC_COMMON = """
    في من على إلى عن مع أن إن أو ثم لا ما لم لن قد كل هذا هذه ذلك تلك التي الذي الذين بين بعد قبل عند كما
    وفي ومن وعلى وإلى وعن ومع وأن وما ولا وهذا وهذه بما فيما منها بها لها له به هو هي كان كانت
"""
COMMON = {"ar": frozenset(map(bare, _ARABIC_COMMON.split()))}
"""Words too common to ask for, in languages whose configuration knows none; as ``bare`` gives them."""

_ELIDED = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['\u2019\u02bc](?=\w\w)", re.IGNORECASE)
"""French: a short word that has lost its end before a vowel; example: ``l'Office``."""


def is_common(text: str, language: str) -> bool:
    """Say whether a word is too common to ask for, where the database does not know.

    >>> is_common("فِي", "ar"), is_common("جريمة", "ar")
    (True, False)
    """
    return bare(text) in COMMON.get(language, ())


def suited(node: Node | None, language: str) -> Node | None:
    """Return a query as its language means it.

    In French a loose word stands without its elided article. In Chinese, where words have no forms and no
    ends, ``=`` and ``*`` mean nothing.
    """
    change = _CHANGES.get(language)
    return node if node is None or change is None else _changed(node, change)


def _changed(node: Node, change: Callable[[Term], Term]) -> Node:
    """Return a tree with every term changed."""
    match node:
        case Term():
            return change(node)
        case Not(part):
            return Not(_changed(part, change))
        case Near(left, right, distance):
            return Near(_changed(left, change), _changed(right, change), distance)
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(_changed(part, change) for part in parts))
    return node


def _without_article(term: Term) -> Term:
    """Return a French word without an elided article."""
    elided = None if term.quoted or term.exact else _ELIDED.match(term.text)
    return replace(term, text=term.text[elided.end() :]) if elided else term


def _without_form(term: Term) -> Term:
    """Return a Chinese term as a run of characters."""
    return replace(term, text=term.text.rstrip("*"), exact=False, prefix=False)


_CHANGES = {"fr": _without_article, chinese.LANGUAGE: _without_form}
