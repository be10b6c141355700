"""One search from address to answer: what the site, the API and the benchmark call.

At most six queries: the words looked up, the families of titles chosen, the counts with the keys of the page,
the rows themselves with where they match, their earlier and later wordings or their footnotes, and the
text that a typed symbol or title leads to. What a process has not met before costs
one more, once (``facets.known``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from django.db.models import Case, Q, When
from django.utils.safestring import SafeString

from resolutions import phrases, symbols
from resolutions.facets.asked import Asked
from resolutions.facets.counts import Counts, count
from resolutions.facets.filters import ANY
from resolutions.facets.searches import Search
from resolutions.models import Address, FamilyTitle, Paragraph, Word
from resolutions.querysets.counting import href as href_of
from resolutions.querysets.neighbours import Neighbour, neighbours
from resolutions.querysets.wordings import by_text, by_wording
from resolutions.querysets.words import LookedUp
from resolutions.reading.found import Shown, shown
from resolutions.reading.notes import Note, notes, seeks_notes
from resolutions.reading.titled import Titled, titled
from resolutions.search import chinese
from resolutions.search.highlight import marked, ranges
from resolutions.search.tree import Field, Some, all_terms, fields
from resolutions.search.understanding import Reading, most_of, understand

PAGE_SIZE = 20
"""Paragraphs on a page."""
MOST_OTHERS = 5
"""Paragraphs of the same wording that a hit names."""
BEST = 3
"""Paragraphs of a text that are shown where texts are."""
MOST_LOOKED_UP = 200
"""Words of a query that are looked up where nothing holds all of them."""
MOST_GATHERED = 4_000
"""Paragraphs, the first of those found, among which each wording is shown once."""
LAST_PAGE = 500
"""The last page that is fetched; beyond it a search has to be narrowed."""


_WORD = re.compile(r"(?<![\w/])[^\W\d_]{3,}(?![\w/])")  # RES in A/RES/70/1 is a piece of a symbol


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found, its lines as safe HTML with the hits marked.

    ``others`` are paragraphs of the same wording, newest first, ``times`` all of them with this one.
    ``earlier`` and ``later`` are its wordings in the texts before and after. ``notes`` are its footnotes
    that were found. ``also`` are the addresses of its text in other languages.
    """

    paragraph: Paragraph
    lines: Sequence[SafeString]
    others: Sequence[Paragraph] = ()
    times: int = 1
    earlier: Neighbour | None = None
    later: Neighbour | None = None
    notes: Sequence[Note] = ()
    also: Sequence[Address] = ()

    @property
    def unnamed(self) -> int:
        """How many paragraphs of the same wording are not named."""
        return self.times - 1 - len(self.others)


@dataclass(frozen=True, slots=True)
class TextHit:
    """A text found: its best paragraphs, and how many of it were found (``times``)."""

    hits: Sequence[Hit]
    times: int

    @property
    def more(self) -> int:
        """How many of its paragraphs are not shown."""
        return self.times - len(self.hits)


@dataclass(frozen=True, slots=True)
class Leads:
    """A symbol that was typed: where its text is held (``href``), and the official document.

    ``spot`` names the paragraph that was typed with it.
    """

    symbol: symbols.Symbol
    href: str | None
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: one page of hits, and what would narrow or widen the search.

    ``asked`` is as it was answered: a query that says itself where to search lifts the implied scope.
    """

    asked: Asked
    reading: Reading
    counts: Counts
    hits: Sequence[Hit]
    leads: Leads | None
    wordings: int | None = None
    """How many wordings the paragraphs have (the first ``MOST_GATHERED``), where each is shown once."""
    meant: str | None = None
    """The query with words that the archive does not hold replaced by similar ones it does."""
    unknown: Sequence[str] = ()
    """Words of the query that no paragraph has, nor a similar one."""
    titled: Sequence[Titled] = ()
    """The texts whose title was typed."""
    texts: int | None = None
    """How many texts the paragraphs stand in, where each text is shown once."""
    shares: Sequence[tuple[int, int]] = ()
    """Of each text, where each is shown once: how many of the hits are its, and how many were found."""

    @property
    def partial(self) -> bool:
        """Whether no paragraph holds all that was asked for, and those that hold most of it are shown."""
        return isinstance(self.reading.root, Some)

    @property
    def gathered(self) -> int | None:
        """Of how many paragraphs, the first ones, wordings or texts are told; None if of all."""
        grouped = self.wordings or self.texts
        return MOST_GATHERED if grouped and self.counts.total > MOST_GATHERED else None

    @property
    def by_text(self) -> list[TextHit]:
        """The texts of this page, where each text is shown once."""
        ends = list(accumulate(shown for shown, _ in self.shares))
        cuts = zip(self.shares, ends, strict=True)
        return [TextHit(self.hits[end - shown : end], times) for (shown, times), end in cuts]

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        groups = self.texts if self.wordings is None else self.wordings
        listed = self.counts.listed if groups is None else groups
        return max(1, -(-listed // PAGE_SIZE))

    @property
    def sort(self) -> str:
        """The order the hits are in: the one asked for, else the best match, or newest without words."""
        return self.asked.sort or ("relevance" if self.reading.searches else "newest")


def find(asked: Asked, *, every: str = "") -> Found:
    """Answer a search; where nothing holds all that was asked for, with what holds most of it.

    With a facet whose choices are asked for, ``every`` one of them, there are no hits.
    """
    reading = understand(
        asked.typed, asked.language, endings=Word.objects.beginning_with, synonyms=asked.synonyms
    )
    if any(map(_says_where, fields(reading.root))) and not asked.chosen.get("kind"):
        asked = asked.choosing("kind", [ANY], page=asked.page)
    if titles := asked.chosen.get("family"):
        asked = asked.choosing("family", _families(titles), page=asked.page)
    found = _answer(asked, reading, every)
    leads = _leads(asked)
    if found.counts.total:
        return replace(found, leads=leads)
    grouped = asked.together or asked.by_text
    looked_up = LookedUp({}, {}) if grouped or leads else _looked_up(asked, reading)
    meant, unknown = _meant(asked, looked_up)
    if not (found.counts.anywhere or narrowed_away(found)) and (most := most_of(reading, looked_up.uses)):
        found = _answer(asked, most, every)
    return replace(found, meant=meant, unknown=unknown, leads=leads)


def _families(titles: Sequence[str]) -> Sequence[str]:
    """Return the titles under which the families of some titles go, each once."""
    joined = dict(FamilyTitle.objects.filter(title_key__in=titles).values_list("title_key", "family_key"))
    return tuple(dict.fromkeys(joined.get(title, title) for title in titles))


def narrowed_away(found: Found) -> list[str]:
    """Return the facets whose choice alone leaves nothing of what is found without it."""
    chosen = [name for name, values in found.asked.chosen.items() if values and name != "kind"]
    return [name for name in chosen if any(choice.count for choice in found.counts.choices[name])]


def completed(found: Found) -> Found:
    """Add what a page shows beside the hits: texts whose title was typed, other wordings, other languages.

    At most three queries; none more than the six of a search.
    """
    asked, reading = found.asked, found.reading
    if not (found.leads or found.wordings or found.texts):
        found = replace(found, titled=titled(asked.typed, reading.query.root, asked.language))
    if found.partial or found.wordings or seeks_notes(reading):
        return found
    beside = neighbours([hit.paragraph.pk for hit in found.hits])
    hits = [
        replace(hit, earlier=earlier, later=later)
        for hit in found.hits
        for earlier, later in [beside.get(hit.paragraph.pk, (None, None))]
    ]
    several = len(found.counts.languages) > 1 and not found.texts
    return replace(found, hits=_translated(hits) if several else hits)


def _translated(hits: Sequence[Hit]) -> list[Hit]:
    """Add the addresses of the texts of some hits in other languages; one query."""
    texts = {hit.paragraph.resolution_id for hit in hits if hit.paragraph.resolution_id is not None}
    also = Address.objects.other_languages(texts)
    return [replace(hit, also=also.get(hit.paragraph.resolution_id or 0, ())) for hit in hits]


def _answer(asked: Asked, reading: Reading, every: str) -> Found:
    """Count what matches, and mark up the page asked for."""
    first, most = (asked.page - 1) * PAGE_SIZE, PAGE_SIZE if asked.page <= LAST_PAGE and not every else 0
    if not most or not (asked.together or asked.by_text):
        counts = count(Search(reading, asked.chosen, asked.language, asked.sort, first, most, every=every))
        return Found(asked, reading, counts, _hits([[key] for key in counts.keys], reading), None)
    counts = count(Search(reading, asked.chosen, asked.language, asked.sort, most=MOST_GATHERED))
    if asked.together:
        wordings, number = by_wording(counts.keys, first=first, most=most)
        return Found(asked, reading, counts, _hits(wordings, reading), None, wordings=number or None)
    texts, number = by_text(counts.keys, first=first, most=most)
    hits = _hits([[key] for keys in texts for key in keys[:BEST]], reading)
    shares = [(min(len(keys), BEST), len(keys)) for keys in texts]
    return Found(asked, reading, counts, hits, None, texts=number or None, shares=shares)


def _looked_up(asked: Asked, reading: Reading) -> LookedUp:
    """Look the words of a query up that found nothing."""
    found = [word.lower() for term in all_terms(reading.query.root) for word in _WORD.findall(term.text)]
    # what is searched under another wording, too (UNCAC), is no misspelt word
    left_out = {word for added in reading.added for word in added.typed.lower().split()}
    words = {word for word in found if word not in left_out and not chinese.is_written(word)}
    return Word.objects.looked_up(sorted(words)[:MOST_LOOKED_UP], asked.language)


def _meant(asked: Asked, looked_up: LookedUp) -> tuple[str | None, tuple[str, ...]]:
    """Return what may have been meant by a query that found nothing, and its words that are unknown."""
    similar = looked_up.similar
    meant = _WORD.sub(lambda word: similar.get(word[0].lower()) or word[0], asked.typed)
    unknown = tuple(word for word, other in similar.items() if other is None)
    return (meant if meant != asked.typed else None), unknown


def _says_where(field: Field) -> bool:
    """Say whether a field of the query tells in which paragraphs to search, so that none are implied."""
    return field.name == "kind" or (field.name == "in" and field.value != "title")


def _hits(groups: Sequence[Sequence[int]], reading: Reading) -> list[Hit]:
    """Return a hit for each group of keys, in order; only the rows that are shown are fetched."""
    if not groups:
        return []
    rows = shown([key for keys in groups for key in keys[: 1 + MOST_OTHERS]], reading)
    hits = [_hit([rows[key] for key in keys if key in rows], len(keys), reading) for keys in groups]
    if not seeks_notes(reading):
        return hits
    under = notes([hit.paragraph.pk for hit in hits], reading)
    return [replace(hit, notes=under.get(hit.paragraph.pk, ())) for hit in hits]


def _hit(rows: Sequence[Shown], times: int, reading: Reading) -> Hit:
    """Mark where the first of some rows matches; the others have the same wording."""
    first, paragraph = rows[0], rows[0].paragraph
    found = ranges(paragraph.full_text, first.tokens, first.positions, reading) if first.positions else []
    lines = marked(paragraph.full_text, found, paragraph.italics)
    return Hit(paragraph, lines, [other.paragraph for other in rows[1:]], times)


_SPOT = re.compile(
    r"(?P<symbol>.+?)[\s,]+(?:(?P<preambular>pp)|op|para(?:graph)?\.?|)\s*(?P<number>\d{1,3})",  # 77/237 op12
    re.IGNORECASE,
)


def _leads(asked: Asked) -> Leads | None:
    """Return where a query that is a symbol leads, with or without a paragraph; None for any other."""
    if not 0 < len(asked.typed) <= symbols.MAX_LENGTH:
        return None
    symbol, spot = symbols.parse(asked.typed), _SPOT.fullmatch(asked.typed)
    if symbol is not None:
        return Leads(symbol, _href(symbol, asked.language))
    symbol = symbols.parse(spot["symbol"]) if spot else None
    if spot is None or symbol is None:
        return None
    href = _href(symbol, asked.language)
    kind = "preambular" if spot["preambular"] else ""
    anchor = f"#{'pp' if spot['preambular'] else 'op'}{spot['number']}"
    return Leads(symbol, href and href + anchor, phrases.paragraph(kind, spot["number"]))


def _href(symbol: symbols.Symbol, language: str) -> str | None:
    """Return where the text with a symbol stands, in a language if it can be; None if it is not held."""
    held = Q(resolution__symbol=str(symbol)) | Q(document__symbol=str(symbol))
    asked_first = Case(When(language=language, then=0), When(language="en", then=1), default=2)
    paths = Address.objects.filter(held, current=True).order_by(asked_first, "language")
    return paths.values_list(href_of(), flat=True).first()
