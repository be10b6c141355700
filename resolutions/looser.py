"""Searches to offer when one finds nothing: each drops or loosens one thing, and says which."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.facets.asked import Asked
from resolutions.facets.filters import ANY
from resolutions.finding import Found
from resolutions.search.tree import And, Term, terms


@dataclass(frozen=True, slots=True)
class Looser:
    """A search to try instead."""

    label: str
    href: str


def looser(asked: Asked, found: Found) -> list[Looser]:
    """Return searches that find more, those that change least first; none when something was found."""
    return list(_looser(asked, found)) if not found.counts.total else []


def _looser(asked: Asked, found: Found) -> Iterator[Looser]:
    """Yield each change that makes sense for this search."""
    fresh = replace(asked, page=1)
    everywhere = found.counts.anywhere
    if everywhere:
        yield Looser(f"Search everywhere ({everywhere})", fresh.choosing("kind", [ANY]).address)
    if any(values for name, values in asked.chosen.items() if name != "kind"):
        yield Looser("Drop what was narrowed to", replace(fresh, chosen={}).address)
    sought = list(terms(found.reading.query.root))
    if any(term.quoted for term in sought):
        words = " ".join(term.text for term in sought)
        yield Looser("The words, not the exact phrase", replace(fresh, typed=words).address)
    if isinstance(found.reading.query.root, And):
        plain = [term for term in sought if isinstance(term, Term)]
        if len(plain) > 1:
            yield Looser("Any of the words", replace(fresh, typed=_any_of(plain)).address)
    if not everywhere and asked.typed:
        yield Looser("Browse without words", replace(fresh, typed="").address)


def _any_of(sought: list[Term]) -> str:
    """Return a query for any of the terms."""
    return " OR ".join(f'"{term.text}"' if term.quoted else term.text for term in sought)
