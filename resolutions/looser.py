"""Searches to offer when one finds nothing: each drops or loosens one thing, and says which."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resolutions import phrases
from resolutions.facets.asked import Asked
from resolutions.facets.filters import ANY, FACETS
from resolutions.finding import Found, narrowed_away
from resolutions.languages import of_words
from resolutions.search.tree import And, Term, terms

FIRST_WORDS, FIRST_CHARACTERS = 12, 200
"""Words and characters of a query too long to be read that are offered instead."""
OPERATORS = {"OR", "AND", "NOT"}


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
    if found.leads:
        symbol = found.leads.symbol
        if found.leads.href:
            all_of = Asked(typed=f"symbol:{symbol}", language=asked.language)
            yield Looser(_("All paragraphs of %(symbol)s") % {"symbol": symbol}, all_of.address)
        citing = Asked(typed=f"cites:{symbol}", language=asked.language)
        yield Looser(_("Paragraphs that cite %(symbol)s") % {"symbol": symbol}, citing.address)
        return
    written = of_words(asked.typed)
    if written not in ("en", asked.language):
        label = _("Search the %(language)s texts") % {"language": phrases.language(written)}
        yield Looser(label, replace(fresh, language=written).address)
    everywhere = found.counts.anywhere
    if everywhere:
        label = _("Search everywhere (%(count)s)") % {"count": everywhere}
        yield Looser(label, fresh.choosing("kind", [ANY]).address)
    for name in narrowed_away(found):
        label = _("Without %(facet)s") % {"facet": FACETS[name].heading.lower()}
        yield Looser(label, fresh.choosing(name, ()).address)
    if any(values for name, values in asked.chosen.items() if name != "kind"):
        yield Looser(_("Drop what was narrowed to"), replace(fresh, chosen={}).address)
    sought = list(terms(found.reading.query.root))
    if any(term.quoted for term in sought):
        words = " ".join(term.text for term in sought)
        yield Looser(_("The words, not the exact phrase"), replace(fresh, typed=words).address)
    if isinstance(found.reading.query.root, And):
        plain = [term for term in sought if isinstance(term, Term)]
        if len(plain) > 1:
            yield Looser(_("Any of the words"), replace(fresh, typed=_any_of(plain)).address)
    if not everywhere and asked.typed:
        yield Looser(_("Browse without words"), replace(fresh, typed="").address)


def quicker(asked: Asked) -> list[Looser]:
    """Return searches to offer when one took too long: each asks the database for less."""
    fresh = replace(asked, page=1)
    offered = []
    if asked.by_text or asked.together:
        offered.append(
            Looser(_("Paragraph by paragraph"), replace(fresh, by_text=False, together=False).address)
        )
    words = [word for word in asked.typed.split() if word.isalpha() and word not in OPERATORS]
    if len(words) > 1:
        offered.append(Looser(_("As an exact phrase"), replace(fresh, typed=f'"{" ".join(words)}"').address))
        offered.append(Looser(_("The longest word alone"), replace(fresh, typed=max(words, key=len)).address))
    return [*offered, Looser(_("Browse without words"), replace(fresh, typed="").address)]


def shorter(asked: Asked) -> Looser:
    """Return a search for the first words of a query that is too long to be read."""
    first = " ".join(asked.typed[:FIRST_CHARACTERS].split()[:FIRST_WORDS])
    return Looser(first, replace(asked, typed=first, page=1).address)


def _any_of(sought: list[Term]) -> str:
    """Return a query for any of the terms."""
    return " OR ".join(f'"{term.text}"' if term.quoted else term.text for term in sought)
