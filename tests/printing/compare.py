"""How much of a document stands in another: measure by measure, with what differs in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from resolutions.parsing.records import (
    Annex,
    Block,
    Citation,
    Document,
    Footnote,
    Mark,
    Paragraph,
    ReportParagraph,
    ResolutionText,
    SubParagraph,
)

Lines = list[str]
Carrier = Paragraph | SubParagraph | Block | ReportParagraph | Footnote


@dataclass
class Score:
    """Right, expected and given for each measure, and a diff for people."""

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    differences: dict[str, Lines] = field(default_factory=dict)

    def count(self, measure: str, truth: Lines, found: Lines) -> None:
        """Count the lines of the truth that were found, as often as they occur; keep the diff."""
        common = Counter(truth) & Counter(found)
        self.right[measure] += common.total()
        self.expected[measure] += len(truth)
        self.given[measure] += len(found)
        if truth != found:
            self.differences.setdefault(measure, []).extend(differences(truth, found))

    def add(self, other: "Score") -> None:
        """Add the counts of another document."""
        self.right += other.right
        self.expected += other.expected
        self.given += other.given

    def share(self, measure: str) -> float:
        """The share found of what was expected; 1 where nothing was."""
        return self.right[measure] / self.expected[measure] if self.expected[measure] else 1.0

    def precision(self, measure: str) -> float:
        """The share right of what was given; 1 where nothing was."""
        return self.right[measure] / self.given[measure] if self.given[measure] else 1.0


def differences(truth: Lines, found: Lines) -> Iterator[str]:
    """What is missing (-) and what is made up (+); of a changed line only the place that changed."""
    for tag, a, b, c, d in SequenceMatcher(None, truth, found, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for expected, given in zip(truth[a:b], found[c:d], strict=True):
                yield from _focus(expected, given)
        elif tag != "equal":
            yield from (f"- {line[:160]}" for line in truth[a:b])
            yield from (f"+ {line[:160]}" for line in found[c:d])


def _focus(expected: str, given: str) -> Iterator[str]:
    """Two lines that differ, cut to where they do, after their beginning."""
    start = _common(expected, given)
    end = _common(expected[start:][::-1], given[start:][::-1])
    opening = expected[:40] if start > 70 else ""
    for sign, line in (("-", expected), ("+", given)):
        shown = line[max(start - 30, 0) if opening else 0 : len(line) - end + 25]
        yield f"{sign} {opening} … {shown[:200]}" if opening else f"{sign} {shown[:200]}"


def _common(one: str, other: str) -> int:
    """How many characters two lines share from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def compare(truth: Document, found: Document, form: str) -> Score:
    """The score of a parsed document against the one that was printed."""
    score = Score()
    for measure, lines in fields(truth, form).items():
        score.count(measure, lines, fields(found, form)[measure])
    for measure, lines in body(truth).items():
        score.count(measure, lines, body(found).get(measure, []))
    score.count("unparsed", [], [f"{each.line}: {each.text}" for each in found.unparsed])
    return score


def fields(document: Document, form: str) -> dict[str, Lines]:
    """What the cover and the heading say, as far as this form prints it."""
    texts = document.resolutions
    given = {"title": [text.title for text in texts]}
    if form == "untitled":
        return given
    given["session"] = [f"{document.session.kind} {document.session.number}"]
    given["agenda items"] = [
        f"{item.number} {item.sub_item or ''} {item.title}" for item in document.agenda_items
    ]
    given["date"] = [str(document.date)]
    given["distribution"] = [str(document.distribution)]
    if form in ("draft", "report"):
        given["committee"] = [(document.committee or "").partition(" (")[0]]
    if form == "draft":
        given["sponsors"] = [*document.sponsors, f"revised {document.revised}"]
    if form == "report":
        given["ordinal"] = [str(text.ordinal) for text in texts]
    if form == "adopted":
        given["committee"] = [str(document.committee)]
        given["number"] = [f"{text.number} {text.status}" for text in texts]
        given["adoption"] = [f"{text.adopted_on} {text.plenary_meeting}" for text in texts]
        given["report"] = [str(text.on_report_of or text.draft_symbol) for text in texts]
    given["kind"] = [document.kind]
    return given


def body(document: Document) -> dict[str, Lines]:
    """The paragraphs, parts, footnotes, marks and citations of a document, each as a line."""
    lines: dict[str, Lines] = {
        measure: [] for measure in
        ("paragraphs", "lead phrases", "parts", "annexes", "footnotes", "marks", "citations")
    }  # fmt: skip
    for text in document.resolutions:
        _text(text, lines)
    for each in document.report_paragraphs:
        lines.setdefault("report paragraphs", []).append(
            f"{' / '.join(each.headings)} / {each.number}. {each.text}"
        )
        _carry(each, lines)
    for note in document.report_footnotes:
        _footnote(note, lines)
    for annex in document.annexes:
        _annex(annex, lines)
    return lines


def _text(text: ResolutionText, lines: dict[str, Lines]) -> None:
    for paragraph in text.paragraphs:
        number = f"{paragraph.number}. " if paragraph.number else ""
        lines["paragraphs"].append(f"{paragraph.kind}: {number}{paragraph.text}")
        lines["lead phrases"].append(f"{paragraph.lead_phrase} | {paragraph.text[:60]}")
        _carry(paragraph, lines)
    for annex in text.annexes:
        _annex(annex, lines)
    for note in text.footnotes:
        _footnote(note, lines)
    lines["marks"] += [f"{mark.label} {mark.offset} title" for mark in text.title_marks]


def _annex(annex: Annex, lines: dict[str, Lines]) -> None:
    lines["annexes"].append(f"title: {annex.title}")
    for block in annex.blocks:
        lines["annexes"].append(f"{block.kind}: {block.number or ''} {block.text}")
        _carry(block, lines)


def _footnote(note: Footnote, lines: dict[str, Lines]) -> None:
    lines["footnotes"].append(f"{note.label} {note.text}")
    lines["citations"] += _citations(note.text, note.citations)


def _carry(carrier: Paragraph | Block | ReportParagraph | SubParagraph, lines: dict[str, Lines]) -> None:
    """Marks, citations and parts of anything that has them."""
    lines["marks"] += list(_marks(carrier.text, carrier.footnote_marks))
    lines["citations"] += _citations(carrier.text, carrier.citations)
    for part in carrier.sub_paragraphs:
        _part(part, lines, 1)


def _part(part: SubParagraph, lines: dict[str, Lines], depth: int) -> None:
    lines["parts"].append(f"{'  ' * depth}{part.label} {part.text}")
    lines["marks"] += list(_marks(part.text, part.footnote_marks))
    lines["citations"] += _citations(part.text, part.citations)
    for below in part.sub_paragraphs:
        _part(below, lines, depth + 1)


def _marks(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """A mark by the words around it: it may be right in a paragraph that is not exact elsewhere."""
    for mark in marks:
        before, after = text[max(mark.offset - 30, 0) : mark.offset], text[mark.offset : mark.offset + 15]
        yield f"{before}[{mark.label}]{after}"


def _citations(text: str, citations: Iterable[Citation]) -> Lines:
    return [
        f"{each.type} {each.body} {each.symbol} {each.number} {each.date} {each.pending} {each.ibid_of} "
        f"| {text[max(each.offset - 20, 0) : each.offset]}[{each.raw}]"
        for each in citations
    ]
