"""A pack as a Word document, to be worked on: styles, real footnotes, lead phrases in italics, languages."""

from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph

from resolutions.packs.records import DRAFT, Clause, Footnote, Line, Pack, Run
from resolutions.packs.wordstyles import (
    CITATION,
    CLAUSE,
    CLAUSE_TITLE,
    INDENT,
    LINK,
    NOTE,
    NOTE_MARK,
    STANDING,
    add_styles,
)
from resolutions.packs.wordxml import Footnotes, element, printable, put, saved

LOCALES = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
"""The languages of texts as a word processor names them; British English, as the United Nations spells."""
ENGLISH, RIGHT_TO_LEFT = "en", "ar"
_LANGUAGE_OF = {RIGHT_TO_LEFT: "bidi", "zh": "eastAsia"}
"""Scripts whose language is set apart from that of the others."""
PREVAILS = "An independent archive, not a service of the United Nations. The official document prevails."
RENUMBERED = "Footnotes are those of the texts; they are numbered through this document."
MOST_CHARACTERS = 250
"""Characters of a property of the document; the format allows 255."""


def word(pack: Pack) -> bytes:
    """Give the pack as a .docx file, the same bytes for the same pack."""
    writer = _Writer()
    writer.describe(pack)
    writer.paragraph("Title", pack.title)
    writer.link("", pack.href)
    for words in pack.missing:
        writer.paragraph(STANDING[DRAFT], words)
    for number, clause in enumerate(pack.clauses, start=1):
        writer.clause(number, clause)
    writer.footer()
    return writer.saved()


class _Writer:
    """A document in the making."""

    def __init__(self) -> None:
        """Start with an empty document in the styles of a pack."""
        self._document: Document = docx.Document()
        self._footnotes = Footnotes()
        add_styles(self._document)
        self._keys = {style.name: style.style_id for style in self._document.styles}  # a look-up each is slow
        for language in self._document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LOCALES[ENGLISH])

    def describe(self, pack: Pack) -> None:
        """Say in the properties what it is; no time of making, which would change the bytes."""
        languages = {clause.language for clause in pack.clauses}
        properties = self._document.core_properties
        properties.title = printable(pack.title)[:MOST_CHARACTERS]
        properties.author = properties.last_modified_by = "Resolutions Archive"
        properties.subject = "Clauses of United Nations resolutions, with citations and lineage"
        properties.keywords = ", ".join(clause.name for clause in pack.clauses)[:MOST_CHARACTERS]
        properties.comments = f"{PREVAILS} {RENUMBERED}"
        properties.language = LOCALES[languages.pop() if len(languages) == 1 else ENGLISH]
        described = properties._element
        for name in ("dcterms:created", "dcterms:modified"):
            for stamp in described.findall(qn(name)):
                described.remove(stamp)
        relations = self._document.part.package.rels
        for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del relations[key]  # the picture of an empty page

    def clause(self, number: int, clause: Clause) -> None:
        """Write where a clause stands and how far it has come, its words, then what is said of it."""
        self.paragraph("Heading 1", f"{number}. {clause.place}")
        self.paragraph(STANDING[clause.status], clause.standing)
        self._write(self._new(CLAUSE_TITLE, clause.language), [Run(clause.title)], clause)
        for line in clause.lines:
            self._line(line, clause)
        self.paragraph(CITATION, f"Citation: {clause.citations[0][1]}")
        self.link("Link: ", clause.href)
        if clause.official:
            self.link("Official document: ", clause.official)
        for sentence in clause.lineage:
            self.paragraph(CITATION, sentence)

    def paragraph(self, style: str, words: str) -> Paragraph:
        """Write a paragraph of the archive's own words."""
        paragraph = self._document.add_paragraph(printable(words))
        paragraph._p.style = self._keys[style]
        return paragraph

    def link(self, before: str, url: str) -> None:
        """Write an address that can be followed, and a word before it."""
        paragraph = self.paragraph(CITATION, before)
        key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = element("w:hyperlink")
        link.set(qn("r:id"), key)
        put(link, self._run(paragraph, LINK, url))
        put(paragraph._p, link)

    def footer(self) -> None:
        """Number the pages, and say at their foot whose word counts."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.style = self._document.styles[CITATION]
        paragraph.add_run(f"{PREVAILS} Page ")
        field = element("w:fldSimple", instr="PAGE")
        put(field, paragraph.add_run("1")._r)
        put(paragraph._p, field)

    def saved(self) -> bytes:
        """Give the file."""
        self._footnotes.put_into(self._document)
        return saved(self._document)

    def _new(self, style: str, language: str) -> Paragraph:
        """Begin a paragraph of a text, in the direction of its language."""
        paragraph = self.paragraph(style, "")
        if language == RIGHT_TO_LEFT:
            put(paragraph._p.get_or_add_pPr(), element("w:bidi"))
        return paragraph

    def _line(self, line: Line, clause: Clause) -> None:
        """Write a line of a clause: its number in the margin, its parts further in."""
        paragraph = self._new(CLAUSE, clause.language)
        indent = INDENT * (line.depth + 1)
        paragraph.paragraph_format.left_indent = indent
        if line.label:
            paragraph.paragraph_format.first_line_indent = -INDENT
            paragraph.paragraph_format.tab_stops.add_tab_stop(indent, WD_TAB_ALIGNMENT.LEFT)
            self._write(paragraph, [Run(f"{line.label}\t")], clause)
        self._write(paragraph, line.runs, clause)

    def _write(self, paragraph: Paragraph, runs: Iterable[Run], clause: Clause) -> None:
        """Write runs in the language of their clause, and the footnotes whose marks are among them."""
        for run in runs:
            if run.note is not None:
                note = self._footnotes.add(self._note(clause.notes[run.note], clause))
                put(self._run(paragraph, NOTE_MARK), note)
                continue
            written = paragraph.add_run(printable(run.text))
            properties = written._r.get_or_add_rPr()
            if run.is_italic:
                written.italic = True
                put(properties, element("w:iCs"))
            if clause.language == RIGHT_TO_LEFT:
                put(properties, element("w:rtl"))
            if clause.language != ENGLISH:
                kind = _LANGUAGE_OF.get(clause.language, "val")
                put(properties, element("w:lang", **{kind: LOCALES[clause.language]}))

    def _run(self, paragraph: Paragraph, style: str, words: str = "") -> CT_R:
        """Write a run in a style of characters."""
        run = paragraph.add_run(printable(words))._r
        run.style = self._keys[style]
        return run

    def _note(self, note: Footnote, clause: Clause) -> CT_P:
        """Make the paragraph of a footnote; it stands outside the document's own text."""
        made = OxmlElement("w:p")
        assert isinstance(made, CT_P)  # noqa: S101 - the library's own element for it
        paragraph = Paragraph(made, self._document._body)
        made.style = self._keys[NOTE]
        if clause.language == RIGHT_TO_LEFT:
            put(made.get_or_add_pPr(), element("w:bidi"))
        put(self._run(paragraph, NOTE_MARK), element("w:footnoteRef"))
        repeated: Sequence[Run] = [Run(f" [{note.repeated}]")] if note.repeated else ()
        self._write(paragraph, [Run(" "), *note.runs, *repeated], clause)
        return made
