"""What the fields of the query language mean for paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, cast

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Expression, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Length, Substr

from resolutions.parsing import addressees, verbs
from resolutions.querysets.counting import model_of
from resolutions.search import synonyms
from resolutions.search.fields import Sessions
from resolutions.search.vectors import configuration, formed
from resolutions.symbols import Symbol

if TYPE_CHECKING:
    from django.db.models import Model

    from resolutions.search.tree import Field

ADDRESSEE_WITHIN = 200
"""Characters after the lead phrase in which the addressee is looked for, up to the first "to"."""

WHOLE_DEPTH = 4
"""Levels of sub-paragraphs within one another."""


def whole(path: str = "") -> Coalesce:
    """Return the whole paragraph that a paragraph or sub-paragraph at the end of a path belongs to."""
    levels = ["__".join(["parent"] * depth) for depth in range(WHOLE_DEPTH, 0, -1)]
    return Coalesce(*(path + level for level in levels), f"{path}pk")


class VectorOf(Func):
    """The vector of a column that has none stored, by the means of one language."""

    output_field = SearchVectorField()
    template = "to_tsvector('%(configuration)s'::regconfig, %(formed)s(%(expressions)s))"


def vector_of(column: str, language: str) -> VectorOf:
    """Return the vector of a column with text in a language."""
    return VectorOf(column, configuration=configuration(language), formed=formed(language))


class ParagraphMeanings:
    """Fields and places, for rows of paragraphs in one language."""

    def __init__(self, model: type[Model], language: str) -> None:
        """Take the model of the rows; querysets stand below the models and import none."""
        self.model, self.language = model, language

    def of_field(self, field: Field) -> Q:
        """Return the condition of a field."""
        meaning: Callable[[Any], Q] = getattr(self, f"_{field.name}")
        return meaning(field.value)

    def in_place(self, place: str, asks: Callable[[Expression | F, str], Q]) -> Q:
        """Return that a text's title, or a footnote of the paragraph, holds what is asked."""
        if place == "title":
            vector = vector_of("title", self.language)
            return Q(resolution__in=self._rows("resolution").filter(asks(vector, "title")).values("pk"))
        vector = vector_of("text", self.language)
        notes = self._rows("marks", "footnote").filter(asks(vector, "text"))
        return self._holding(Q(pk__in=self._rows("marks").filter(footnote__in=notes).values("paragraph")))

    def _rows(self, *relations: str) -> QuerySet[Any]:
        """Return all rows at the end of a chain of relations."""
        return cast("QuerySet[Any]", model_of(self.model, *relations)._default_manager.all())

    def _holding(self, part: Q) -> Q:
        """Return that a paragraph, or a sub-paragraph of it, is one of some."""
        return Q(pk__in=self.model._default_manager.filter(part).annotate(_whole=whole()).values("_whole"))

    def _session(self, sessions: Sessions) -> Q:
        numbers = (sessions.first, sessions.last)
        found = self._rows("session").filter(kind=sessions.kind, number__range=numbers)
        return Q(session__in=found.values("pk"))

    def _item(self, words: str) -> Q:
        placements = self._rows("document", "placements")
        if words.isascii() and words.isdigit() and len(words) < 5:
            under = placements.filter(number=int(words))
        else:
            under = placements.filter(title__icontains=words)
        return Q(document__in=under.values("document"))

    def _verb(self, words: str) -> Q:
        known = verbs.named(words) if self.language == "en" else []
        return Q(verbs__overlap=known) if known else self._lead(words)

    def _lead(self, words: str) -> Q:
        if self.language == "zh":  # where nothing parts words
            return Q(lead_phrase__icontains=words)
        stem = r"\s+".join(re.escape(word) for word in re.findall(r"\w+", words))
        return Q(lead_phrase__iregex=rf"\m{stem.removesuffix('s')}(s|es|ed|ing)?\M")

    def _to(self, name: str) -> Q:
        names: tuple[str, ...] = (name,)
        if self.language == synonyms.LANGUAGE:
            names = (addressees.written_out(name), *synonyms.others(name))
        known = [one for each in names for one in addressees.known(each)]
        said = reduce(or_, (Q(name__icontains=one) for one in names))
        curated = self._rows("addressees").filter(said).order_by().values_list("name")
        return Q(addressed__overlap=curated) | (Q(addressed__overlap=known) if known else self._opens(names))

    def _opens(self, names: Sequence[str]) -> Q:
        """Return that a paragraph opens with one of some names that are in no table."""
        start = Substr("full_text", Length("lead_phrase") + 1, ADDRESSEE_WITHIN)
        opening = Func(start, Value(" to "), Value(1), function="split_part", output_field=TextField())
        held = self.model._default_manager.annotate(_opening=opening)
        read = reduce(or_, (Q(_opening__icontains=one) for one in names))
        return Q(pk__in=held.filter(read).values("pk"))

    def _year(self, years: tuple[int, int]) -> Q:
        return Q(year__range=years)

    def _kind(self, kinds: tuple[str, ...]) -> Q:
        return Q(kind__in=kinds)

    _in = _kind

    def _status(self, status: str) -> Q:
        return Q(status=status)

    def _symbol(self, symbol: Symbol) -> Q:
        text = str(symbol)
        return Q(resolution__symbol=text) | Q(document__symbol=text)

    def _cites(self, symbol: Symbol) -> Q:
        citations = self._rows("citations").filter(symbol=str(symbol))
        marks = self._rows("marks").filter(footnote__in=citations.values("footnote"))
        cited_in = Q(pk__in=citations.values("paragraph")) | Q(pk__in=marks.values("paragraph"))
        return self._holding(cited_in)
