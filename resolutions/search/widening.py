"""A query made wider: other spellings of its words, and other wordings that mean the same.

What stands in quotation marks, or after ``=``, is left as it is but for its spelling.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.search import synonyms
from resolutions.search.spelling import spellings
from resolutions.search.tree import And, Near, Node, Not, Or, Term, joined


@dataclass(frozen=True, slots=True)
class Added:
    """What was typed, and the wordings searched for besides."""

    typed: str
    forms: tuple[str, ...]


def widened(node: Node | None, *, with_synonyms: bool) -> tuple[Node | None, tuple[Added, ...]]:
    """Return a wider tree, and the wordings added to it."""
    if node is None:
        return None, ()
    added: list[Added] = []
    return _widened(node, added if with_synonyms else None), tuple(dict.fromkeys(added))


def _widened(node: Node, added: list[Added] | None) -> Node:
    """Widen one node; ``added`` collects the synonyms, None asks for spellings alone."""
    match node:
        case Term():
            return _meanings([node], added) or _spelt(node)
        case Near(left, right, distance):
            return Near(_widened(left, None), _widened(right, None), distance)
        case Not(part):
            return Not(_widened(part, added if added is None else []))
        case Or(parts):
            return joined(Or, [_widened(part, added) for part in parts]) or node
        case And(parts):
            return joined(And, _side_by_side(parts, added)) or node
    return node


def _side_by_side(parts: Sequence[Node], added: list[Added] | None) -> list[Node]:
    """Widen parts that stand side by side: loose words next to each other may be one wording."""
    wide: list[Node] = []
    at = 0
    while at < len(parts):
        for length in range(min(synonyms.LONGEST, len(parts) - at), 1, -1):
            run = [part for part in parts[at : at + length] if isinstance(part, Term)]
            if len(run) == length and (found := _meanings(run, added)):
                wide.append(found)
                at += length
                break
        else:
            wide.append(_widened(parts[at], added))
            at += 1
    return wide


def _meanings(run: Sequence[Term], added: list[Added] | None) -> Node | None:
    """Return loose words or the other wordings of them; None if there are none."""
    if added is None or any(term.quoted or term.exact or term.prefix for term in run):
        return None
    typed = " ".join(term.text for term in run)
    forms = synonyms.others(typed)
    if not forms:
        return None
    added.append(Added(typed, forms))
    itself = joined(And, [_spelt(term) for term in run])
    wordings = [_spelt(Term(form, run[0].start, quoted=True)) for form in forms]
    return joined(Or, [part for part in (itself, *wordings) if part])


def _spelt(term: Term) -> Node:
    """Return a term in all its spellings."""
    if term.exact or term.prefix:
        return term
    forms = [replace(term, text=form) for form in spellings(term.text)]
    return joined(Or, forms) or term
