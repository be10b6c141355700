"""Documents printed as extraction tools give them: one text file a document and style."""

import re
from random import Random

from resolutions.parsing.records import Document, Footnote
from tests.printing.galley import Slug, galley
from tests.printing.lines import pdf_page, raw_page
from tests.printing.pages import Page, pages
from tests.printing.styles import Style

_LINK = re.compile(r"(?<![\w/.])(?:\d{2}/\d{1,3}|[AES]/(?:[\w.]+/)*\d[\w./-]*\d)(?![\w/-])")


def printed(document: Document, style: Style, seed: int) -> str:
    """The text of a document in a style; the same seed gives the same page breaks and losses."""
    random = Random(f"{seed}/{document.symbol}/{style.name}")  # noqa: S311
    slugs = galley(document)
    if style.form == "untitled":
        slugs = slugs[next(place for place, slug in enumerate(slugs) if slug.kind == "title") :]
    slugs = _without_italics(slugs, style, random)
    if style.layout == "end":
        return _with_endnotes(slugs, style, random)
    made = pages(slugs, random, style.page_size)
    if style.layout == "raw":
        return "".join(raw_page(page, random) for page in made)
    if style.layout == "pdf":
        name = document.symbol or "A/C.3/75/L.1"
        return "\f".join(pdf_page(page, random, name, place, len(made)) for place, page in enumerate(made, 1))
    return "\n\n\n\n" + "\n\n".join(_flow_page(page, style, random) for page in made) + "\n"


def _without_italics(slugs: list[Slug], style: Style, random: Random) -> list[Slug]:
    """The slugs as a tool that loses italics sees them."""
    upto = {"nowhere": 0, "start": random.randint(1, len(slugs)), "everywhere": len(slugs)}[style.lost]
    return [
        Slug(slug.kind, slug.text, (), slug.marks, slug.notes, slug.front, slug.depth)
        if place < upto
        else slug
        for place, slug in enumerate(slugs)
    ]


def _flow_page(page: Page, style: Style, random: Random) -> str:
    """A page in which a paragraph is one line; the notes are paragraphs of their own at its end."""
    blocks = [_block(slug, style, random) for slug in page.slugs]
    if page.notes:
        blocks += ["---"] if style.rules and random.random() < 0.6 else []
        blocks += [_note(note, style, random) for note in page.notes]
    gap = "\n\n" if random.random() < 0.5 else "\n\n\n\n"
    return "\n\n".join(blocks) + gap.removeprefix("\n\n")


def _with_endnotes(slugs: list[Slug], style: Style, random: Random) -> str:
    """No pages at all: every note at the end of the file."""
    notes = dict.fromkeys(note for slug in slugs for note in slug.notes)
    blocks = [_block(slug, style, random) for slug in slugs]
    blocks += [f"[^{note.label}]: {_line(_as_slug(note), style, random)}" for note in notes]
    return "\n\n".join(blocks) + "\n"


def _block(slug: Slug, style: Style, random: Random) -> str:
    """A slug with the heading marks of its kind."""
    line = _line(slug, style, random)
    if slug.kind == "signoff":
        opened, closed = style.italics if style.lost != "everywhere" else ("", "")
        return f"{opened}{line}{closed}"
    if slug.kind == "cover":
        return line.replace("\n", "  \n") if style.headings else line
    if slug.kind in ("assembly", "session", "heading", "title", "ordinal", "sponsors"):
        return _heading(line, slug, style, random)
    if slug.kind == "part" and style.bullets and slug.front and random.random() < 0.2:
        return f"- {line}"
    return line


def _heading(line: str, slug: Slug, style: Style, random: Random) -> str:
    if not style.headings and not style.bold:
        return line
    bold = style.bold and (slug.kind == "sponsors" or random.random() < 0.4)
    shown = f"**{line}**" if bold else line
    if slug.kind == "sponsors" or not style.headings or (bold and random.random() < 0.3):
        return shown
    return f"{'#' * random.randint(1, 4)} {shown}"


def _note(note: Footnote, style: Style, random: Random) -> str:
    return f"{style.mark(note.label)} {_line(_as_slug(note), style, random)}"


def _as_slug(note: Footnote) -> Slug:
    return Slug("note", note.text, note.italics)


def _line(slug: Slug, style: Style, random: Random) -> str:
    """The text of a slug with marks, italics and links as the style writes them."""
    inserts: list[tuple[int, int, str]] = [(mark.offset, 1, style.mark(mark.label)) for mark in slug.marks]
    italics = slug.italics if slug.kind != "note" or style.lost != "everywhere" else ()
    for start, end in italics:
        inserts += [(start, 3, style.italics[0]), (end, 0, style.italics[1])]
    if style.links:
        for found in _LINK.finditer(slug.text):
            if random.random() < 0.5 and not any(a < found.end() and b > found.start() for a, b in italics):
                inserts += [(found.start(), 4, "["), (found.end(), -1, "](#)")]
    text = slug.text
    for offset, _, piece in sorted(inserts, key=lambda insert: insert[:2], reverse=True):
        text = text[:offset] + piece + text[offset:]
    if style.headings:
        text = re.sub(r"_{2,}", lambda run: "\\_" * len(run[0]), text)
    return f"{slug.front} {text}" if slug.front else text
