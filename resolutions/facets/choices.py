"""The facets as a page shows them: choices that are links, and chips that take a choice back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from resolutions import phrases
from resolutions.facets.asked import RANGE_INPUTS, Asked
from resolutions.facets.counts import Counted, Counts
from resolutions.facets.filters import ANY, FACETS, LAST_SESSION, session_range
from resolutions.models import DocumentKind, SessionKind, Status

MOST_SHOWN = 10
"""Choices of a facet shown beside the results; all of them have a page of their own."""

KINDS = {
    "operative": pgettext_lazy("paragraphs to search in", "Operative"),
    "preambular": pgettext_lazy("paragraphs to search in", "Preambular"),
    "report": pgettext_lazy("paragraphs to search in", "Report paragraphs"),
    "annex": pgettext_lazy("paragraphs to search in", "Annexes"),
    "heading": pgettext_lazy("paragraphs to search in", "Headings"),
    ANY: pgettext_lazy("paragraphs to search in", "Everything"),
}
"""What pages call the values of ``kind``."""

SWITCH = (
    (KINDS["operative"], ("operative",)),
    (KINDS["preambular"], ("preambular",)),
    (pgettext_lazy("paragraphs to search in", "Both"), ("operative", "preambular")),
    (KINDS["report"], ("report",)),
    (KINDS["annex"], ("annex",)),
    (KINDS["heading"], ("heading",)),
    (KINDS[ANY], (ANY,)),
)
"""Where to search: label, and the values of ``kind``."""

LABELS = {
    "kind": KINDS,
    "status": {value: Status(value).label for value in Status.values},
    "document": {value: DocumentKind(value).label for value in DocumentKind.values},
}
"""Facet to what pages call its values, of those whose values are fixed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: what it would show (``count``), whether it is chosen, and the address that toggles it.

    ``roughly`` says that the count is an estimate, so that 0 may still be a few.
    """

    label: str
    count: int
    href: str
    chosen: bool
    roughly: bool = False

    @property
    def leads(self) -> bool:
        """Whether the choice, or taking it back, shows anything."""
        return bool(self.count) or self.chosen or self.roughly


@dataclass(frozen=True, slots=True)
class Group:
    """A facet's choices: those shown, and how many there are; ``all_href`` leads to the rest, if any."""

    name: str
    label: str
    choices: Sequence[Choice]
    number: int
    all_href: str = ""

    @property
    def chosen(self) -> bool:
        """Whether any of its choices is chosen."""
        return any(choice.chosen for choice in self.choices)


def toggled(chosen: Sequence[str], value: str) -> tuple[str, ...]:
    """Return what is chosen with one value more, or less if it was there."""
    return tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)


def groups(asked: Asked, counts: Counts) -> list[Group]:
    """Return the facets with something to choose from, but the switch; each choice with its address."""
    found = [_group(asked, name, counts) for name in FACETS if name != "kind"]
    return [group for group in found if group.choices]


def _group(asked: Asked, name: str, counts: Counts) -> Group:
    """Return one facet: the first choices, chosen ones always among them."""
    chosen = asked.chosen.get(name, ())
    ordered = _in_order(name, counts.choices[name])
    few = len(ordered) <= MOST_SHOWN
    worth = [one for one in ordered if one.count or few]
    shown = worth[:MOST_SHOWN]
    shown += [one for one in ordered if one.value in chosen and one not in shown]
    number = counts.numbers[name]
    href = f"{reverse('choices', args=[name])}{asked.address}" if number > len(shown) else ""
    choices = _choices(asked, name, shown, roughly=counts.roughly)
    return Group(name, FACETS[name].heading, choices, number, href)


def every(asked: Asked, name: str, counts: Counts, begins: str = "") -> list[Choice]:
    """Return all choices of a facet, or those with a word that begins with some letters."""
    ordered = _in_order(name, counts.choices[name])
    words = [word.casefold() for word in begins.split()]
    found = [
        one for one in ordered if all(f" {word}" in f" {label_of(name, one)}".casefold() for word in words)
    ]
    return _choices(asked, name, found, roughly=counts.roughly)


def _in_order(name: str, counted: Sequence[Counted]) -> list[Counted]:
    """Return the choices in the order in which pages show them."""
    return sorted((one for one in counted if one.value), key=_SORTED_BY.get(name, _most_first))


def _choices(asked: Asked, name: str, counted: Iterable[Counted], *, roughly: bool) -> list[Choice]:
    """Return some choices of a facet."""
    chosen, address = asked.chosen.get(name, ()), asked.addresses(name)
    return [
        Choice(
            label_of(name, one),
            one.count,
            address(toggled(chosen, one.value)),
            one.value in chosen,
            roughly,
        )
        for one in counted
    ]


def switch(asked: Asked, counts: Counts) -> list[Choice]:
    """Return where one can search, with what each would show."""
    found = {one.value: one.count for one in counts.choices["kind"]}
    chosen = asked.chosen.get("kind", ())
    applied = set(FACETS["kind"].applied(chosen)) or {ANY}
    implied = FACETS["kind"].implied if ANY not in chosen else None  # a query that says where implies none
    return [
        Choice(
            str(label),
            sum(found.values()) if ANY in values else sum(found[value] for value in values),
            asked.choosing("kind", () if values == implied else values).address,
            applied == set(values),
        )
        for label, values in SWITCH
    ]


def chips(asked: Asked, counts: Counts) -> list[Choice]:
    """Return what is chosen, each with the address that takes it back."""
    taken: list[Choice] = []
    for name in FACETS:
        chosen = asked.chosen.get(name, ())
        known = {one.value: one for one in counts.choices[name]}
        for value in chosen:
            counted = known.get(value) or Counted(value, value, 0)
            label = _("%(facet)s: %(choice)s") % {
                "facet": FACETS[name].heading,
                "choice": label_of(name, counted),
            }
            after = asked.choosing(name, toggled(chosen, value))
            taken.append(Choice(label, counted.count, after.address, chosen=True))
    return taken


PLACES = (
    (pgettext_lazy("place to search in", "Footnotes"), "footnotes"),
    (pgettext_lazy("place to search in", "Titles"), "title"),
)
"""Where else to search: label, and the value of ``in:``."""

_PLACE = re.compile(r"(?<!\S)in:(?:title|footnote)s?(?!\S)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Another place to search in, said in the query itself, and the address that goes there or back."""

    label: str
    href: str
    chosen: bool


def places(asked: Asked) -> list[Place]:
    """Return where else one can search: in footnotes and titles."""
    words = _PLACE.sub("", asked.typed).strip()
    said = [one.lower().rstrip("s") for one in _PLACE.findall(asked.typed)]
    found = []
    for label, place in PLACES:
        chosen = f"in:{place}".rstrip("s") in [one.strip().rstrip("s") for one in said]
        typed = words if chosen else f"in:{place} {words}".strip()
        href = replace(asked, typed=typed, page=1, chosen={**asked.chosen, "kind": ()}).address
        found.append(Place(str(label), href, chosen))
    return found


def range_inputs(asked: Asked) -> list[tuple[str, str, str]]:
    """Return the inputs that choose a range of sessions: name, label, and what stands in them."""
    chosen = (session_range(one) for one in asked.chosen.get("session", ()))
    first, last = next((ends for ends in chosen if ends), (1, LAST_SESSION))
    typed = ("" if first == 1 else str(first), "" if last == LAST_SESSION else str(last))
    labels = (pgettext("range of sessions", "From"), pgettext("range of sessions", "to"))
    return list(zip(RANGE_INPUTS, labels, typed, strict=True))


def label_of(name: str, counted: Counted) -> str:
    """Return a choice in words."""
    fixed = LABELS.get(name, {}).get(counted.value, counted.label)
    label = session_name(counted.value) if name == "session" else str(fixed)
    return label[:1].upper() + label[1:]


def range_name(ends: tuple[int, int]) -> str:
    """Return a range of sessions in words.

    >>> range_name((75, 77)), range_name((75, 999)), range_name((1, 60))
    ('75th to 77th session', 'from the 75th session on', 'up to the 60th session')
    """
    first, last = ends
    if last == LAST_SESSION:
        return _("from the %(session)s on") % {"session": session_name(str(first))}
    if first == 1:
        return _("up to the %(session)s") % {"session": session_name(str(last))}
    return phrases.sessions(first, last)


_SESSION = re.compile(r"(?P<prefix>S-|ES-|)(?P<number>\d+)")
_SESSION_KINDS = {"": SessionKind.REGULAR, "S-": SessionKind.SPECIAL, "ES-": SessionKind.EMERGENCY_SPECIAL}


def session_name(value: str) -> str:
    """Return a session in words.

    >>> session_name("72"), session_name("S-32"), session_name("ES-11")
    ('72nd session', '32nd special session', '11th emergency special session')
    """
    if ends := session_range(value):
        return range_name(ends)
    match = _SESSION.fullmatch(value)
    if match is None:
        return value
    return phrases.session(_SESSION_KINDS[match["prefix"]], int(match["number"]))


def _most_first(counted: Counted) -> tuple[int, str]:
    """Order by count, then by name."""
    return -counted.count, counted.label


def _newest_first(counted: Counted) -> tuple[int, str]:
    """Order sessions: regular ones first, newest first."""
    if session_range(counted.value):
        return -1000, counted.value
    match = _SESSION.fullmatch(counted.value)
    return (1000 * len(match["prefix"]) - int(match["number"]), "") if match else (9000, counted.value)


def _latest_first(counted: Counted) -> tuple[int, str]:
    """Order years, the latest first."""
    return (-int(counted.value) if counted.value.isdigit() else 0), counted.value


def _as_listed(counted: Counted) -> tuple[int, str]:
    """Keep the order of the table."""
    return 0, ""


_SORTED_BY = {"session": _newest_first, "year": _latest_first, "status": _as_listed, "document": _as_listed}
