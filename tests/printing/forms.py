"""The same resolutions in the forms they take over their life: draft, part of a report, adopted."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from resolutions.parsing.records import (
    Document,
    Footnote,
    Mark,
    ReportParagraph,
    ResolutionText,
    SessionOf,
    SubParagraph,
)
from tests.printing.words import ordinal, roman

_SPONSORS = ("Albania", "Bosnia and Herzegovina", "Georgia", "Republic of Korea", "Spain")


def as_draft(document: Document, random: Random) -> Document:
    """The text as a draft of limited distribution, with sponsors and without symbol, number or adoption."""
    names = document.resolutions[0].sponsors
    listed = len(names) > 1 and all(name[:1].isupper() and len(name) < 60 for name in names)
    text = _untouched_title(_unadopted(document.resolutions[0]))
    return replace(
        document,
        kind="draft_resolution",
        symbol=None,
        title=text.title,
        committee=document.committee or "Third Committee",
        distribution="Limited",
        sponsors=names if listed else _SPONSORS,
        revised=random.random() < 0.5,
        resolutions=(text,),
        keywords=(),
    )


def untitled(document: Document) -> Document:
    """A draft of which only the text itself was saved: no cover at all."""
    return replace(
        document,
        kind="draft_resolution",
        symbol=None,
        session=SessionOf(None),
        committee=None,
        agenda_items=(),
        distribution=None,
        date=None,
        resolutions=(_untouched_title(_unadopted(document.resolutions[0])),),
    )


def as_report(documents: Sequence[Document]) -> Document:
    """A committee report that recommends the texts of several documents: introduction, action, texts."""
    first = documents[0]
    texts = tuple(
        replace(_unadopted(document.resolutions[0]), ordinal=roman(place))
        for place, document in enumerate(documents, start=1)
    )
    paragraphs = tuple(_narrative(first, documents))
    return replace(
        first,
        kind="committee_report",
        symbol=first.resolutions[0].on_report_of.symbol if first.resolutions[0].on_report_of else None,
        title=f"Report of the {first.committee}",
        resolutions=texts,
        report_paragraphs=paragraphs,
        report_footnotes=(
            Footnote("1", "A/C.3/75/SR.10 and A/C.3/75/SR.11."),
            Footnote("2", "See A/C.3/75/SR.7."),
        ),
        keywords=(),
    )


def reports(documents: Iterable[Document]) -> list[list[Document]]:
    """The documents that were recommended by the same report, two or more each."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        report = document.resolutions[0].on_report_of
        if report and len(document.resolutions) == 1 and not document.resolutions[0].title_marks:
            groups.setdefault(report.symbol, []).append(document)
    return [group for group in groups.values() if len(group) > 1]


def _untouched_title(text: ResolutionText) -> ResolutionText:
    """The text without the marks of its title and the footnotes they alone point to."""
    labels = {mark.label for mark in text.title_marks}
    notes = tuple(note for note in text.footnotes if note.label not in labels)
    return replace(text, title_marks=(), footnotes=notes)


def _unadopted(text: ResolutionText) -> ResolutionText:
    return replace(
        text, number=None, status="draft", adopted_on=None, plenary_meeting=None, on_report_of=None,
        draft_symbol=None, sponsors=(), additional_sponsors=(), vote=None,
    )  # fmt: skip


def _narrative(first: Document, documents: Sequence[Document]) -> Iterable[ReportParagraph]:
    """Numbered paragraphs as a report has them, with marks and a lettered list."""
    item = first.agenda_items[0].title if first.agenda_items else "Other matters"
    introduction, proposals = ("I. Introduction",), "II. Consideration of proposals"
    session = ordinal(first.session.number or 1).lower()
    opening = (
        f"The Committee considered the item “{item}” at its 10th and 11th meetings of the {session} session."
    )
    yield ReportParagraph(
        "1", f"{opening} An account is in the records.", introduction, (Mark("1", len(opening)),)
    )
    yield ReportParagraph(
        "2",
        "For its consideration of the item, the Committee had before it the following documents:",
        introduction,
        sub_paragraphs=(
            SubParagraph("(a)", "Report of the Secretary-General on lighthouses (A/75/98);"),
            SubParagraph("(b)", "Note by the Secretary-General on harbours (A/75/326)."),
        ),
    )
    number = 2
    for place, document in enumerate(documents, start=1):
        text = document.resolutions[0]
        letter = chr(65 + (place - 1) % 26) * (1 + (place - 1) // 26)
        name = f"{letter}. Draft resolution {text.draft_symbol or 'A/C.3/75/L.99'}"
        number += 1
        yield ReportParagraph(
            str(number),
            f"At its 11th meeting, the Committee had before it a draft resolution entitled “{text.title}”.",
            (proposals, name),
            (Mark("2", 20),) if place == 1 else (),
        )
    committee = first.committee
    yield ReportParagraph(
        str(number + 1),
        f"The {committee} recommends to the General Assembly the adoption of the following draft "
        "resolutions:",
        (f"III. Recommendations of the {committee}",),
    )
