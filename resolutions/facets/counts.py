"""What a search finds: the total, every facet, and the keys of the page asked for.

The rows that match the query are found once, by one statement, and counted here. A facet's counts leave
out what is chosen of it and keep what is chosen of the others, so a count is what the choice alone would
show. Where very many rows match, a sample of them stands for all, and counts are about right
(``statement``).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import nlargest
from typing import NamedTuple

from resolutions.facets import statement, tallied
from resolutions.facets.behind import Placed
from resolutions.facets.columns import TOGETHER
from resolutions.facets.filters import FACETS, Facet
from resolutions.facets.hits import Hits
from resolutions.facets.known import Known, Named, known_of, learn
from resolutions.facets.searches import Search

MOST_LISTED = 50
"""Choices of a facet that are named: those that show most."""

FEW = 10
"""Choices of a facet below which those that show nothing are told as well."""


class Counted(NamedTuple):
    """A choice of a facet as the rows have it: value in the address, label, paragraphs it would show."""

    value: str
    label: str
    count: int  # type: ignore[assignment] # that of a tuple's items, which nobody asks for


@dataclass(slots=True)
class Counts:
    """The number of paragraphs found, the choices of each facet, and the languages held at all.

    ``keys`` are those of the page asked for, in order; ``listed`` how many paragraphs can be paged
    through. ``about`` says that the total is an estimate, ``roughly`` that the choices' counts are.
    Of a facet with very many choices, ``choices`` has those that show most; ``numbers`` says how many show
    anything.
    """

    total: int = 0
    choices: dict[str, list[Counted]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    languages: Sequence[str] = ()
    keys: list[int] = field(default_factory=list)
    listed: int = 0
    about: bool = False
    roughly: bool = False

    @property
    def anywhere(self) -> int:
        """The number of paragraphs of any kind that fall under the rest of what is chosen."""
        return sum(choice.count for choice in self.choices["kind"])


def count(search: Search) -> Counts:
    """Count the rows found and those each choice would show, and give the page's keys.

    One query; one more where there are no words, for whether the whole archive is tallied; one more for
    what this process has not met before.
    """
    tallies = None if search.reading.searches else tallied.held(search.language)
    search = replace(search, tallied=tallies is not None, small=known_of(search.language).small)
    kinds = FACETS["kind"].applied(search.chosen.get("kind", ()))
    found: dict[str, Counter[str]] = {}
    if tallies:
        found = {name: tallies.of(name, kinds) for name in FACETS if not set(search.narrowing) - {name}}
    told = statement.answer(search) if len(found) < len(FACETS) else None
    hits = Hits(search, told) if told else None
    known, placed = _placed(search, hits, found)
    if hits and told:
        found = {**_counted(hits, told.weight, placed), **found}
    counts = Counts(languages=known.languages, keys=_page(search, told, hits))
    for name, facet in FACETS.items():
        counts.choices[name] = _choices(search, name, facet, found[name], known)
        counts.numbers[name] = sum(number > 0 for number in found[name].values())
    shown = sum(one.count for one in counts.choices["kind"] if not kinds or one.value in kinds)
    counts.total = counts.listed = shown
    if told and told.weight > 1:
        counts.roughly, counts.about = True, not statement.exact(search, told)
        counts.total = shown if counts.about or told.listed is None else told.listed
        counts.listed = told.listed or counts.total
    return counts


def _page(search: Search, told: statement.Answer | None, hits: Hits | None) -> list[int]:
    """Return the keys of the page: of few hits from these, else as the database found them."""
    if told is None or hits is None:
        return tallied.page(search)
    return told.page if told.weight > 1 or not search.most else hits.page()


def _placed(
    search: Search, hits: Hits | None, tallies: dict[str, Counter[str]]
) -> tuple[Known, dict[str, Placed]]:
    """Place the numbers of the hits; learn what stands behind them, and the names of what may be shown."""
    known = known_of(search.language)
    columns = {column: hits.numbers(column) for column in TOGETHER} if hits else {}
    placed = {column: known.behind[column].placed(numbers) for column, numbers in columns.items()}
    samples = (
        {column: hits.samples(column, places < 0) for column, (_, places) in placed.items()} if hits else {}
    )
    named = [name for name in tallies if FACETS[name].held]
    keys = {name: [key for key, _ in _first(name, tallies[name], search)] for name in named}
    known = learn(known, search.language, samples, keys, search.chosen)
    again = {column: known.behind[column].placed(columns[column]) for column in samples if samples[column]}
    return known, placed | again


def _counted(hits: Hits, weight: int, placed: dict[str, Placed]) -> dict[str, Counter[str]]:
    """Return what each facet counts: of the kinds, and from the numbers that stand for several columns.

    A number of which nothing is known belongs to a paragraph that is gone since.
    """
    found = {"kind": Counter({kind: number * weight for kind, number in hits.kinds().items()})}
    for column, (table, places) in placed.items():
        for together in hits.counted_together(TOGETHER[column]):
            found |= table.totals(places, hits.under(together[0]), together, weight)
    return found


def _first(name: str, found: Counter[str], search: Search) -> list[tuple[str, int]]:
    """Return the keys that may be shown: all of a facet in an order of its own, else those that show most."""
    if len(found) <= MOST_LISTED or FACETS[name].in_order or search.every == name:
        return list(found.items())
    least = nlargest(MOST_LISTED, found.values())[-1]
    most = [one for one in found.items() if one[1] >= least]
    return sorted(most, key=lambda one: (-one[1], one[0]))[:MOST_LISTED]


def _choices(search: Search, name: str, facet: Facet, found: Counter[str], known: Known) -> list[Counted]:
    """Return the choices of a facet; fixed ones and chosen values are there even if nothing has them."""
    chosen = facet.applied(search.chosen.get(name, ()))
    if facet.choices:
        return [Counted(value, value, found[value]) for value in facet.choices]
    names = known.names[name] if facet.held else None
    choices = {}
    for value in chosen:
        key = known.keys[name].get(value) if names is not None else value
        label = names[key].label if names is not None and key else value
        choices[value] = Counted(value, label, _covered(facet, value, found, known) or found[key or ""])
    for key, number in _first(name, found, search):
        named = Named(key, key) if names is None else names.get(key)
        if named is not None:
            choices[named.value] = Counted(named.value, named.label, number)
    if names is not None and facet.names_absent and (search.every == name or len(found) < FEW):
        for key, named in names.items():
            if key not in found:
                choices.setdefault(named.value, Counted(named.value, named.label, 0))
    return list(choices.values())


def _covered(facet: Facet, value: str, found: Counter[str], known: Known) -> int:
    """Return what a value shows that stands for several choices."""
    if facet.covers is None:
        return 0
    names = known.names["session"]
    return sum(
        number for key, number in found.items() if key in names and facet.covers(value, names[key].value)
    )
