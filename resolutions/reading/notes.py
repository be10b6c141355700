"""Footnotes in which words were found, under the paragraphs they hang on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from resolutions.models import FootnoteMark, Paragraph
from resolutions.querysets.fields import WHOLE_DEPTH, vector_of, whole
from resolutions.search.highlight import Tokens, marked, positions_of, ranges
from resolutions.search.tree import fields
from resolutions.search.understanding import Reading
from resolutions.search.vectors import cut


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, its lines as safe HTML with the hits marked."""

    label: str
    anchor: str
    lines: Sequence[SafeString]


def seeks_notes(reading: Reading) -> bool:
    """Say whether a query seeks words in footnotes."""
    return any(field.name == "in" and field.value == "footnotes" for field in fields(reading.root))


def notes(keys: Collection[int], reading: Reading) -> Mapping[int, Sequence[Note]]:
    """Give the footnotes of paragraphs, and of their parts, in which something sought stands; one query."""
    level = Paragraph.objects.filter(pk__in=keys).order_by().values("pk")
    levels = [level]
    for _ in range(WHOLE_DEPTH):
        level = Paragraph.objects.filter(parent__in=level).order_by().values("pk")
        levels.append(level)
    vector = vector_of("footnote__text", reading.language)
    marks = (
        FootnoteMark.objects.filter(paragraph__in=levels[0].union(*levels[1:]), footnote__isnull=False)
        .annotate(whole=whole("paragraph__"), tokens=Tokens("footnote__text", cut=cut(reading.language)))
        .annotate(positions=positions_of(vector, reading))
        .order_by("paragraph__order", "order")
        .values_list(
            "whole", "label", "footnote__anchor", "footnote__text", "footnote__italics", "tokens", "positions"
        )
    )
    found: defaultdict[int, dict[str, Note]] = defaultdict(dict)
    for key, label, anchor, text, italics, tokens, positions in marks:
        hits = ranges(text, tokens, positions or {}, reading)
        if hits or not reading.lexemes:
            found[key][anchor] = Note(label, anchor, marked(text, hits, italics))
    return {key: list(each.values()) for key, each in found.items()}
