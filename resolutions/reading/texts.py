"""The page of a resolution text: everything it shows, in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Q
from django.utils.safestring import SafeString

from resolutions.composing import NoteMark, compose
from resolutions.models import (
    Address,
    Annex,
    CrossReference,
    DocumentKind,
    Footnote,
    FootnoteMark,
    ItemPlacement,
    Paragraph,
    ParseWarning,
    Resolution,
    Sponsorship,
)
from resolutions.reading.ages import ages
from resolutions.reading.citing import CitingText, citing_texts
from resolutions.reading.families import Neighbours, neighbours
from resolutions.reading.passages import (
    Apparatus,
    Note,
    Passage,
    apparatus,
    note_mark,
    notes,
    passages,
)
from resolutions.reading.sifting import Sieve, sieve, sifted
from resolutions.reading.ways import WayLink, way_links

FORMULAS = {
    "ar": "إن الجمعية العامة،",
    "en": "The General Assembly,",
    "es": "La Asamblea General,",
    "fr": "L’Assemblée générale,",
    "ru": "Генеральная Ассамблея,",
    "zh": "大会,",
}
"""The words that open every text of the General Assembly, before its preamble."""

UNSHOWN = ("full_text", "note", "headings")
"""Columns of a paragraph that its page does not show."""


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """An annex as the page shows it."""

    anchor: str
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """A resolution text, ready for its template."""

    text: Resolution
    title: SafeString
    sieve: Sieve
    formula: str
    preamble: tuple[Passage, ...]
    operative: tuple[Passage, ...]
    annexes: tuple[AnnexPart, ...]
    notes: tuple[Note, ...]
    cited_by: tuple[CitingText, ...]
    sponsors: tuple[Sponsorship, ...]
    placements: tuple[ItemPlacement, ...]
    relatives: "Relatives"
    neighbours: Neighbours
    way: tuple[WayLink, ...]
    languages: tuple[Address, ...]
    warnings: tuple[ParseWarning, ...]

    @property
    def doubt_count(self) -> int:
        """How many things in its document the parser was not sure of."""
        return len(self.warnings) + len(self.text.document.unparsed)

    @property
    def beside(self) -> str:
        """The address of the text beside its English, or beside another language; empty without any."""
        own = self.text.document.language
        others = [address.language for address in self.languages if address.language != own]
        other = "en" if "en" in others else next(iter(others), "")
        return f"{getattr(self.text, 'href', '')}?beside={other}" if other else ""

    @property
    def preambular_count(self) -> int:
        """How many preambular paragraphs it has; headings do not count."""
        return sum(passage.kind == "preambular" for passage in self.preamble)

    @property
    def numbered(self) -> tuple[Passage, ...]:
        """The operative paragraphs without the headings between them."""
        return tuple(passage for passage in self.operative if passage.kind == "operative")

    @property
    def headings(self) -> tuple[Passage, ...]:
        """The headings in the operative part."""
        return tuple(passage for passage in self.operative if passage.kind == "heading")


@dataclass(frozen=True, slots=True)
class Relatives:
    """Texts that belong with one: its title in other sessions, its other stages, what its document holds."""

    family: tuple[Resolution, ...]
    stages: tuple[Resolution, ...]
    siblings: tuple[Resolution, ...]


def text_page(text: Resolution, asked: Mapping[str, str]) -> TextPage:
    """Read everything the page of a text shows; ``text`` comes from ``Resolution.objects.for_page()``.

    ``asked``: the parameters of its address, which choose the paragraphs that are shown.
    """
    rows = list(Paragraph.objects.filter(resolution=text).defer(*UNSHOWN).order_by("order"))
    footnotes = list(Footnote.objects.filter(resolution=text).order_by("order"))
    made = apparatus(
        FootnoteMark.objects.filter(paragraph__resolution=text).order_by("paragraph__order", "order"),
        CrossReference.objects.of_text(text).with_target(),
        footnotes,
    )
    title = marked_title(text, footnotes, made)
    relatives = _relatives(text)
    whole = [
        row.pk for row in rows if row.parent_id is None and row.annex_id is None and row.kind != "heading"
    ]
    known = ages(text, (*relatives.family, *relatives.stages), whole)
    filtered = sieve(text, rows, made.marks.keys(), asked)
    body = sifted(passages([row for row in rows if row.annex_id is None], made, known), filtered.hidden)
    start = operative_start([passage.kind for passage in body])
    return TextPage(
        text=text,
        title=title,
        sieve=filtered,
        formula=FORMULAS.get(text.document.language, "") if text.document.body == "General Assembly" else "",
        preamble=body[:start],
        operative=body[start:],
        annexes=_annexes(text, rows, made, filtered),
        notes=notes(footnotes, made),
        cited_by=citing_texts(CrossReference.objects.citing(text=text).from_elsewhere(text.document)),
        sponsors=_sponsors(text),
        placements=tuple(text.document.placements.select_related("item__session").order_by("order")),
        relatives=relatives,
        neighbours=neighbours(text, (*relatives.family, *relatives.stages)),
        way=way_links(text, (*relatives.family, *relatives.stages)),
        languages=tuple(Address.objects.translations(getattr(text, "path", ""))),
        warnings=tuple(text.document.warnings.order_by("order")),
    )


def annex_parts(
    annexes: Iterable[Annex], rows: Sequence[Paragraph], made: Apparatus
) -> tuple[AnnexPart, ...]:
    """The annexes with their paragraphs; anchors count the annexes of the page from 1."""
    inside = {
        key: list(group)
        for key, group in groupby((row for row in rows if row.annex_id), key=lambda row: row.annex_id)
    }
    return tuple(
        AnnexPart(f"annex{number}", annex.title or "", passages(inside.get(annex.pk, []), made))
        for number, annex in enumerate(annexes, start=1)
    )


def _annexes(
    text: Resolution, rows: Sequence[Paragraph], made: Apparatus, filtered: Sieve
) -> tuple[AnnexPart, ...]:
    """The annexes of a text, with what is chosen of them."""
    parts = annex_parts(Annex.objects.filter(resolution=text).order_by("order"), rows, made)
    return tuple(replace(part, passages=sifted(part.passages, filtered.hidden)) for part in parts)


def marked_title(text: Resolution, footnotes: Sequence[Footnote], made: Apparatus) -> SafeString:
    """The title with its footnote marks, which are stored by label alone."""
    anchors = {note.pk: note.anchor for note in footnotes}
    by_label = {note.label: note.pk for note in reversed(footnotes)}
    marks: list[NoteMark] = [
        note_mark(made, mark["offset"], mark["label"], by_label.get(mark["label"]), anchors)
        for mark in text.title_marks
    ]
    return compose(text.title, marks=marks)


def _sponsors(text: Resolution) -> tuple[Sponsorship, ...]:
    """Who stands behind a text: by its own list, and by the cover of a document that holds it alone."""
    behind = Q(resolution=text)
    if text.document.kind != DocumentKind.COMMITTEE_REPORT:
        behind |= Q(document=text.document_id)
    return tuple(Sponsorship.objects.filter(behind).order_by("-role", "order", "pk"))


def operative_start(kinds: Sequence[str]) -> int:
    """Where the operative part begins: at its first paragraph, or at the headings right above it."""
    start = next((n for n, kind in enumerate(kinds) if kind == "operative"), len(kinds))
    while start and start < len(kinds) and kinds[start - 1] == "heading":
        start -= 1
    return start


def _relatives(text: Resolution) -> Relatives:
    """Sort the texts that belong with one by why they do."""
    family, stages, siblings = [], [], []
    for row in Resolution.objects.relatives_of(text):
        if row.document_id == text.document_id:
            siblings.append(row)
        elif row.pk == text.draft_id or row.draft_id == text.pk or _session(row) == _session(text):
            stages.append(row)
        else:
            family.append(row)
    return Relatives(tuple(family), tuple(stages), tuple(siblings))


def _session(text: Resolution) -> int | None:
    return text.document.session_id
