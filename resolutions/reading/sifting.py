"""A filter within one text: which of its paragraphs are shown, and what else a reader may choose."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from resolutions.aligning.records import IDENTICAL
from resolutions.models import Link, Paragraph, Resolution, Step, Theme
from resolutions.models.links import Course
from resolutions.reading.passages import Passage
from resolutions.reading.sides import called

HEADINGS = ("heading", "annex_heading")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a paragraph can be chosen by; each name is that of a parameter of the address."""

    verb: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


LISTS = {
    "verb": pgettext_lazy("choice of paragraphs", "Verb"),
    "to": pgettext_lazy("choice of paragraphs", "To"),
    "theme": pgettext_lazy("choice of paragraphs", "Theme"),
}
"""What is chosen from a list, and what the list is called."""
YES = "1"
"""The value of a choice that is taken or not."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value, and how many paragraphs choosing it would show beside the other choices."""

    value: str
    number: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose one value from; ``name`` is the parameter of the address."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filter as the page shows it; ``hidden`` are the anchors of the paragraphs it folds away.

    ``said`` puts what is chosen into words, empty while nothing is; ``since`` names the text before.
    """

    lists: tuple[Choice, ...]
    notes: Option | None
    changed: Option | None
    since: str
    said: str
    hidden: frozenset[str]
    total: int

    @property
    def shown(self) -> int:
        """How many paragraphs are shown."""
        return self.total - len(self.hidden)


Asked = Mapping[str, str]
Bearers = Mapping[str, Traits]
"""The whole paragraphs of a text by their anchors, with the traits of their parts."""


def sieve(text: Resolution, rows: Iterable[Paragraph], noted: Collection[int], asked: Asked) -> Sieve:
    """Sift the paragraphs of a text; three queries. What no paragraph has is ignored.

    ``rows``: all of the text in reading order; ``noted``: the keys of those that a footnote mark stands in.
    """
    since, changed = _changed(text)
    bearers = _bearers(rows, _themes(text), noted, changed)
    known = {name: {value for one in bearers.values() for value in getattr(one, name)} for name in _NAMES}
    chosen = {name: asked[name] for name in _NAMES if asked.get(name) in known[name]}
    shown = set(_matching(bearers.values(), chosen))
    return Sieve(
        lists=tuple(_choice(name, known[name], bearers, chosen) for name in LISTS if known[name]),
        notes=_option("notes", YES, bearers, chosen) if known["notes"] else None,
        changed=_option("changed", YES, bearers, chosen) if known["changed"] else None,
        since=since,
        said=", ".join(_words(chosen, since)),
        hidden=frozenset(anchor for anchor, one in bearers.items() if one not in shown),
        total=len(bearers),
    )


_NAMES = (*LISTS, "notes", "changed")


def sifted(passages: Iterable[Passage], hidden: Collection[str]) -> tuple[Passage, ...]:
    """The paragraphs, those under the anchors given marked as hidden; headings are never."""
    return tuple(replace(one, is_hidden=True) if one.anchor in hidden else one for one in passages)


def _matching(bearers: Iterable[Traits], chosen: Asked) -> list[Traits]:
    return [one for one in bearers if all(value in getattr(one, name) for name, value in chosen.items())]


def _choice(name: str, values: Iterable[str], bearers: Bearers, chosen: Asked) -> Choice:
    """A list; what would show most comes first, what would show nothing last."""
    options = [_option(name, value, bearers, chosen) for value in values]
    options.sort(key=lambda option: (-option.number, option.value.casefold()))
    return Choice(name, str(LISTS[name]), tuple(options))


def _option(name: str, value: str, bearers: Bearers, chosen: Asked) -> Option:
    number = len(_matching(bearers.values(), {**chosen, name: value}))
    return Option(value, number, chosen.get(name) == value)


def _words(chosen: Asked, since: str) -> Iterator[str]:
    """What is chosen, in words."""
    for name, value in chosen.items():
        if name in LISTS:
            yield _("%(list)s “%(value)s”") % {"list": str(LISTS[name]).lower(), "value": value}
        else:
            yield _("with footnotes") if name == "notes" else _("changed since %(text)s") % {"text": since}


def _bearers(
    rows: Iterable[Paragraph],
    themes: Mapping[int, Collection[str]],
    noted: Collection[int],
    changed: Collection[int],
) -> Bearers:
    """The whole paragraphs, each with what it and its parts are chosen by."""
    found: dict[str, Traits] = {}
    tops: dict[int, str] = {}
    for row in rows:
        if row.kind in HEADINGS:
            continue
        top = tops[row.pk] = tops.get(row.parent_id or 0, row.anchor)
        had = found.get(top, Traits())
        found[top] = Traits(
            verb=had.verb | set(row.verbs),
            to=had.to | set(row.addressed),
            theme=had.theme | set(themes.get(row.pk, ())),
            notes=had.notes | _if(row.pk in noted),
            changed=had.changed | _if(row.pk in changed),
        )
    return found


def _if(holds: bool) -> frozenset[str]:
    return frozenset({YES}) if holds else frozenset()


def _themes(text: Resolution) -> Mapping[int, Collection[str]]:
    """The themes that curators filed paragraphs of a text under."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    pairs = Theme.objects.filter(paragraphs__resolution=text).order_by("name")
    for paragraph, name in pairs.values_list("paragraphs", "name"):
        found[paragraph].append(name)
    return found


def _changed(text: Resolution) -> tuple[str, set[int]]:
    """What pages call the text before, and the paragraphs that are not as they were in it.

    The text before is that of the session before; for one that has none, its own earlier stage. Nothing
    while the two are not aligned: a page does not wait for that.
    """
    steps = Step.objects.filter(later=text, is_current=True).select_related("earlier__document__session")
    step = min(steps, key=lambda one: (one.course != Course.ALONG, -one.earlier_id), default=None)
    if step is None:
        return "", set()
    links = Link.objects.filter(step=step).exclude(relation=IDENTICAL).exclude(later=None)
    return called(step.earlier), set(links.order_by().values_list("later", flat=True))
