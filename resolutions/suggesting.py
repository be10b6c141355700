"""What may be meant while somebody types: symbols, titles and lead phrases that begin so; one query."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Length
from django.utils.translation import ngettext, pgettext

from resolutions import phrases
from resolutions.facets.asked import Asked
from resolutions.facets.filters import ANY
from resolutions.models import Address, Resolution, Tally
from resolutions.querysets.counting import href as href_of
from resolutions.titles import fold

FEWEST_LETTERS = 2
"""Letters typed before anything is suggested."""
MOST_LETTERS = 200
"""A longer text is no beginning of anything."""
MOST = 10
"""Suggestions in all."""
SHARES = {"symbol": 4, "lead": 4, "title": 4}
"""Suggestions of each kind that are looked up; of all, the first ``MOST`` are given."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to go to: what it is (``kind``), in words, a note on it, and where it leads."""

    kind: str
    label: str
    note: str
    href: str


def suggest(typed: str, language: str = "en") -> list[Suggestion]:
    """Give what begins as somebody typed; nothing below two letters."""
    words = " ".join(typed.replace("\0", " ").split())
    if not FEWEST_LETTERS <= len(words) <= MOST_LETTERS:
        return []
    begun = (_symbols(words, language), _titles(words, language), _leads(words, language))
    parts = [part for part in begun if part]
    found: list[tuple[str, str, str, int]] = []
    if parts:
        first, *others = parts
        found = list(first.union(*others, all=True) if others else first)
    ranked = sorted(found, key=lambda row: list(SHARES).index(row[0]))
    return [_suggestion(*row, language) for row in ranked[:MOST]]


def _suggestion(kind: str, label: str, key: str, number: int, language: str) -> Suggestion:
    """Say what is suggested and where it leads."""
    if kind == "symbol":
        return Suggestion(pgettext("kind of suggestion", "Symbol"), label.strip("/"), "", key)
    if kind == "title":
        note = _texts(number) if number > 1 else ""
        href = "/search/" + Asked(typed=label, language=language).address
        return Suggestion(pgettext("kind of suggestion", "Title"), label, note, href)
    chosen = Asked(language=language, chosen={"lead": (label,), "kind": (ANY,)})
    note = ngettext("%(count)s paragraph", "%(count)s paragraphs", number)
    return Suggestion(
        pgettext("kind of suggestion", "Lead phrase"),
        label,
        note % {"count": phrases.thousands(number)},
        "/search/" + chosen.address,
    )


def _texts(number: int) -> str:
    return ngettext("%(count)s text", "%(count)s texts", number) % {"count": number}


_SYMBOL_BEGINS = re.compile(r"[A-Z]{1,4}(?:[/.][\w./()-]*)?|\d{1,3}/[\w./]*", re.IGNORECASE)


def _symbols(words: str, language: str) -> Any:
    """Return texts and documents whose symbol begins so; ``77/2`` is the beginning of a resolution's.

    In the language asked for; in English where they are not held in it.
    """
    if not _SYMBOL_BEGINS.fullmatch(words) or ("/" not in words and len(words) < FEWEST_LETTERS):
        return None
    begins = [words.upper()] if words[0].isalpha() else [f"A/RES/{words}", f"A/{words}", f"E/RES/{words}"]
    held = Q()
    for one in begins:
        held |= Q(path__startswith=f"/{one}")
    shown = Address.objects.filter(held, current=True).exclude(path__contains="~")
    own = Address.objects.filter(path=OuterRef("path"), language=language, current=True)
    shown = shown.filter(Q(language=language) | (Q(language="en") & ~Exists(own)))
    return (
        shown.annotate(kind=_text("symbol"), label=F("path"), key=href_of(), number=Length("path"))
        .order_by("number", "path")
        .values_list("kind", "label", "key", "number")[: SHARES["symbol"]]
    )


def _titles(words: str, language: str) -> Any:
    """Return titles that hold all words, the last one begun; first those that begin so, and of most texts."""
    folded = fold(words).split()
    if not folded or len(" ".join(folded)) < FEWEST_LETTERS:
        return None
    query = SearchQuery(" & ".join([*folded[:-1], folded[-1] + ":*"]), config="simple", search_type="raw")
    return (
        Resolution.objects.with_title_words(folded, query, language)
        .order_by()
        .values("title_key")
        .annotate(kind=_text("title"), label=Max("title"), key=F("title_key"), number=Count("pk"))
        .annotate(begins=Case(When(title_key__startswith=" ".join(folded), then=0), default=1))
        .order_by("begins", "-number", "title_key")
        .values_list("kind", "label", "key", "number")[: SHARES["title"]]
    )


def _leads(words: str, language: str) -> Any:
    """Return lead phrases that begin so, the most used first; from the counts of the whole archive."""
    return (
        Tally.objects.filter(language=language, facet="lead_phrase", key__istartswith=words)
        .order_by()
        .values("key")
        .annotate(kind_=_text("lead"), label=F("key"), number=Sum("paragraphs", output_field=IntegerField()))
        .order_by("-number", "key")
        .values_list("kind_", "label", "key", "number")[: SHARES["lead"]]
    )


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())
