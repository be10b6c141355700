"""The table of facets. A facet to add is one row of ``ParagraphFilter``."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.http import QueryDict
from django.utils.translation import pgettext_lazy

from resolutions.models import (
    AgendaItem,
    DocumentKind,
    Paragraph,
    ParagraphKind,
    Resolution,
    Session,
    SessionKind,
    Status,
)
from resolutions.models.keys import FamilyNumber, Key

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MAX_VALUE_CHARACTERS = 500
"""A longer value is unreadable."""
MAX_VALUES = 50
"""Values read of one facet; more are ignored."""

ANY = "any"
"""The value that lifts a facet's implied choice."""

Rows = QuerySet[Any, Any]
Chosen = Mapping[str, tuple[str, ...]]
"""Facet to what was chosen of it, as read from the address."""


class ChosenField(forms.Field):
    """Whatever was chosen of a facet and can be read, in the address's order; the rest is ignored."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, reads: Callable[[str], str | None], **options: Any) -> None:
        """Take the function that reads one value, or gives None."""
        super().__init__(**options)
        self.reads = reads

    def clean(self, value: Any) -> tuple[str, ...]:
        """Return the readable values, each once."""
        short = (one for one in (value or ())[:MAX_VALUES] if len(one) <= MAX_VALUE_CHARACTERS)
        return tuple(dict.fromkeys(read for one in short if (read := self.reads(one)) is not None))


class Facet(django_filters.Filter):
    """One facet: what it groups rows by, which choices there are, and when a row falls under some.

    ``column`` is what hits are counted by, one of the paragraph's own; ``several`` says that it is an
    array, each element of which is a key. Either ``choices`` are fixed
    values that are the keys, or ``held`` gives, for a language, rows of ``key``, ``value`` and ``label``, or
    the keys found are the choices. ``implied`` is what holds while nothing is chosen; ``any`` lifts it.
    Of what is ``held``, choices that no hit has are listed too, unless they are too many to be looked at
    (``names_absent``). Choices that are ``in_order`` are not those that show most, but the latest.
    ``covers`` says whether a value that stands for several choices, such as a range,
    stands for one.
    """

    field_class = ChosenField

    def __init__(
        self,
        label: "StrOrPromise",
        *,
        column: str,
        condition: Callable[[Sequence[str]], Q],
        reads: Callable[[str], str | None],
        choices: Sequence[str] = (),
        held: Callable[[str], Rows] | None = None,
        implied: Sequence[str] = (),
        several: bool = False,
        covers: Callable[[str, str], bool] | None = None,
        names_absent: bool = True,
        in_order: bool = False,
    ) -> None:
        """Keep the row of the table."""
        super().__init__(label=label, reads=reads, required=False)
        self._heading, self.several = label, several
        self.column, self.condition = column, condition
        self.choices, self.held, self.implied = tuple(choices), held, tuple(implied)
        self.covers, self.names_absent, self.in_order = covers, names_absent, in_order

    @property
    def heading(self) -> str:
        """What pages call it."""
        return str(self._heading)

    def applied(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """Return the values that narrow: those chosen, else those implied; none at all for ``any``."""
        return () if ANY in chosen else tuple(chosen) or self.implied

    def when(self, chosen: Sequence[str]) -> Q:
        """Return the condition under which a row falls under what is chosen."""
        values = self.applied(chosen)
        return self.condition(values) if values else Q()

    def filter(self, qs: Rows, value: Sequence[str]) -> Rows:
        """Narrow the rows to what is chosen."""
        return qs.filter(self.when(value or ()))


def _one_of(*values: str) -> Callable[[str], str | None]:
    """Return a reader that knows some values only."""
    return lambda value: value if value in values else None


def _plain(value: str) -> str | None:
    """Read any text the database can hold."""
    return value if value.strip() and "\0" not in value else None


_SESSION = re.compile(r"(?P<prefix>S-|ES-|)(?P<number>[1-9]\d{0,2})")
_SESSION_KINDS = {"": SessionKind.REGULAR, "S-": SessionKind.SPECIAL, "ES-": SessionKind.EMERGENCY_SPECIAL}


_SESSION_RANGE = re.compile(r"(?P<first>[1-9]\d{0,2})?\.\.(?P<last>[1-9]\d{0,2})?")
LAST_SESSION = 999
"""No session has a higher number."""


def session_range(value: str) -> tuple[int, int] | None:
    """Read a range of regular sessions, the earlier first; None for anything else.

    >>> session_range("75..77"), session_range("77..75"), session_range("75.."), session_range("75")
    ((75, 77), (75, 77), (75, 999), None)
    """
    match = _SESSION_RANGE.fullmatch(value)
    if match is None or not (match["first"] or match["last"]):
        return None
    ends = sorted((int(match["first"] or 1), int(match["last"] or LAST_SESSION)))
    return ends[0], ends[1]


def range_value(ends: tuple[int, int]) -> str:
    """Return a range of sessions as addresses name it.

    >>> range_value((75, 77)), range_value((75, 999)), range_value((1, 60))
    ('75..77', '75..', '..60')
    """
    first, last = ends
    return f"{first}.." if last >= LAST_SESSION else f"{'' if first == 1 else first}..{last}"


def _session(value: str) -> str | None:
    """Read a session as addresses name it: ``80``, ``S-32``, ``ES-11``; or a range: ``75..77``."""
    if ends := session_range(value):
        return range_value(ends)
    return value if _SESSION.fullmatch(value) else None


def _in_sessions(values: Sequence[str]) -> Q:
    """Return that a row belongs to one of the sessions."""
    found = Q()
    for value in values:
        if match := _SESSION.fullmatch(value):
            found |= Q(kind=_SESSION_KINDS[match["prefix"]], number=int(match["number"]))
        elif ends := session_range(value):
            found |= Q(kind=SessionKind.REGULAR, number__range=ends)
    return Q(session__in=Session.objects.filter(found).order_by().values("pk"))


def _covers_session(value: str, session: str) -> bool:
    """Say whether a range holds a session."""
    ends = session_range(value)
    return ends is not None and session.isdigit() and ends[0] <= int(session) <= ends[1]


def _sessions_held(language: str) -> Rows:
    """Return every session."""
    prefixes = [When(kind=kind, then=Value(prefix)) for prefix, kind in _SESSION_KINDS.items()]
    name = Concat(Case(*prefixes, output_field=CharField()), Cast("number", CharField()))
    return (
        Session.objects.annotate(key=F("pk"), value=name, label=name)
        .order_by()
        .values("key", "value", "label")
    )


def _topics_held(language: str) -> Rows:
    """Return the topics of agenda items; those of several sessions under one key."""
    return (
        AgendaItem.objects.exclude(topic="")
        .annotate(key=F("topic_key"), value=F("topic"), label=F("title"))
        .order_by()
        .values("key", "value", "label")
    )


def _under_topics(values: Sequence[str]) -> Q:
    """Return that a row stands under an item with one of the topics."""
    return Q(topics__overlap=[Key(Value(value)) for value in values])


def _families_held(language: str) -> Rows:
    """Return the titles of texts; those that come back, or are joined, are one family; the latest first."""
    return (
        Resolution.objects.filter(document__language=language)
        .annotate(
            key=F("family"),
            value=Case(When(family_key="", then=F("title_key")), default=F("family_key")),
            label=F("title"),
        )
        .order_by(F("adopted_on").desc(nulls_last=True), "-pk")
        .values("key", "value", "label")
    )


def _year(value: str) -> str | None:
    """Read a year of four digits."""
    return value if re.fullmatch(r"[12]\d{3}", value) else None


KINDS = (
    ParagraphKind.OPERATIVE.value,
    ParagraphKind.PREAMBULAR.value,
    ParagraphKind.REPORT.value,
    ParagraphKind.ANNEX.value,
    ParagraphKind.HEADING.value,
)
"""Where to search; the headings of annexes belong to annexes."""


def kinds_of(values: Sequence[str]) -> list[str]:
    """Return the kinds of paragraphs that choices stand for."""
    return list(values) + [ParagraphKind.ANNEX_HEADING.value] * (ParagraphKind.ANNEX in values)


def _of_kinds(values: Sequence[str]) -> Q:
    """Return that a row is of one of the kinds."""
    return Q(kind__in=kinds_of(values))


class ParagraphFilter(django_filters.FilterSet):
    """What narrows a search; the names are those in the address."""

    kind = Facet(
        pgettext_lazy("facet", "Search in"),
        column="kind",
        condition=_of_kinds,
        reads=_one_of(ANY, *KINDS),
        choices=KINDS,
        implied=[ParagraphKind.OPERATIVE.value],
    )
    session = Facet(
        pgettext_lazy("facet", "Session"),
        column="session_id",
        condition=_in_sessions,
        reads=_session,
        held=_sessions_held,
        covers=_covers_session,
        in_order=True,
    )
    topic = Facet(
        pgettext_lazy("facet", "Agenda item"),
        column="topics",
        condition=_under_topics,
        reads=_plain,
        held=_topics_held,
        several=True,
    )
    verb = Facet(
        pgettext_lazy("facet", "Lead verb"),
        column="verbs",
        condition=lambda values: Q(verbs__overlap=list(values)),
        reads=_plain,
        several=True,
    )
    to = Facet(
        pgettext_lazy("facet", "Addressee"),
        column="addressed",
        condition=lambda values: Q(addressed__overlap=list(values)),
        reads=_plain,
        several=True,
    )
    family = Facet(
        pgettext_lazy("facet", "Title"),
        column="family",
        condition=lambda values: Q(family__in=[FamilyNumber(Value(value)) for value in values]),
        reads=_plain,
        held=_families_held,
        names_absent=False,
    )
    year = Facet(
        pgettext_lazy("facet", "Year"),
        column="year",
        condition=lambda values: Q(year__in=[int(value) for value in values]),
        reads=_year,
        in_order=True,
    )
    lead = Facet(
        pgettext_lazy("facet", "Lead phrase"),
        column="lead_phrase",
        condition=lambda values: Q(lead_phrase__in=list(values)),
        reads=_plain,
    )
    status = Facet(
        pgettext_lazy("facet", "Status"),
        column="status",
        condition=lambda values: Q(status__in=list(values)),
        reads=_one_of(*Status.values),
        choices=[Status.ADOPTED.value, Status.DRAFT.value],
    )
    document = Facet(
        pgettext_lazy("facet", "Document"),
        column="document_kind",
        condition=lambda values: Q(document_kind__in=list(values)),
        reads=_one_of(*DocumentKind.values),
        choices=DocumentKind.values,
    )

    class Meta:
        model = Paragraph
        fields: list[str] = []


FACETS = {name: facet for name, facet in ParagraphFilter.base_filters.items() if isinstance(facet, Facet)}
"""Name in the address to facet, in the order they are shown."""


def chosen_in(parameters: QueryDict) -> dict[str, tuple[str, ...]]:
    """Read what is chosen of each facet; the fields are those of the filters, made once."""
    return {name: facet.field.clean(parameters.getlist(name)) for name, facet in FACETS.items()}
