"""Documents printed as extraction tools give them: one text file a document and style."""

import re
from random import Random
from textwrap import fill

from resolutions.parsing.records import Document, Footnote
from tests.printing.galley import Slug, galley
from tests.printing.lines import dump_page, pdf_page, raw_page
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
    slugs = _with_cover_variants(slugs, document, random)
    if style.layout == "end":
        return _with_endnotes(slugs, style, random)
    made = pages(slugs, random, style.page_size)
    if style.layout == "raw":
        return "".join(raw_page(page, random) for page in made)
    name = document.symbol or "A/C.3/75/L.1"
    if style.layout == "pdf":
        return "\f".join(pdf_page(page, random, name, place, len(made)) for place, page in enumerate(made, 1))
    if style.layout == "dump":
        return "\f".join(
            dump_page(page, random, name, place, len(made)) for place, page in enumerate(made, 1)
        )
    feet = _feet(name, len(made), random)
    flowing = (_flow_page(page, style, random) + foot for page, foot in zip(made, feet, strict=True))
    return "\n\n\n\n" + "\n\n".join(flowing) + "\n"


def _with_cover_variants(slugs: list[Slug], document: Document, random: Random) -> list[Slug]:
    """Covers differ: some tools keep the symbol at the head, some lose the language or split the date off."""
    if slugs[0].kind != "assembly":
        return slugs
    made: list[Slug] = []
    if document.symbol and document.kind == "resolution" and random.random() < 0.4:
        made += [Slug("cover", "United Nations"), Slug("cover", document.symbol)]
    split = random.random() < 0.3
    for slug in slugs:
        if slug.text == "Original: English" and random.random() < 0.3:
            continue
        if split and slug.kind == "cover" and slug.text.startswith("Distr."):
            made += [Slug("cover", line) for line in slug.text.split("\n")]
        else:
            made.append(slug)
    return made


def _feet(name: str, total: int, random: Random) -> list[str]:
    """What some tools leave of a page's foot: its number, the job number, the next page's symbol."""
    left = random.choice(("", "", "", "\n\n{place}/{total}", "\n\n20-17356 (E)    {place}/{total}", "symbol"))
    if left == "symbol":
        left = "\n\n{place}/{total}\n\n" + name
    feet = [left.format(place=place, total=total) for place in range(1, total + 1)]
    feet[-1] = feet[-1].removesuffix(f"\n\n{name}")
    return feet


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
    blocks += [_wrapped(f"[^{note.label}]: {_line(_as_slug(note), style, random)}", style) for note in notes]
    return "\n\n".join(blocks) + "\n"


def _wrapped(block: str, style: Style) -> str:
    """The block with the line breaks of a style that has them; those of the source stay."""
    if not style.wrap:
        return block
    lines = block.split("\n")
    return "\n".join(fill(line, style.wrap, break_long_words=False, break_on_hyphens=False) for line in lines)


def _block(slug: Slug, style: Style, random: Random) -> str:
    """A slug as the style prints its kind."""
    heading = slug.kind in ("assembly", "session", "heading", "title", "ordinal")
    block = _unwrapped(slug, style, random)
    return block if heading or slug.kind == "cover" else _wrapped(block, style)


def _unwrapped(slug: Slug, style: Style, random: Random) -> str:
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
    return _wrapped(f"{style.mark(note.label)} {_line(_as_slug(note), style, random)}", style)


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
    if style.escaped:
        text = re.sub(r"(?<![\]\[^*])\[(?!\^)|(?<=\))\](?!\()", lambda bracket: f"\\{bracket[0]}", text)
    front = re.sub(r"^(\d+)\.$", r"\1\\.", slug.front) if style.escaped else slug.front
    return f"{front} {text}" if front else text
