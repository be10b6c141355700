"""Inline markup, whatever the extraction tool wrote: emphasis, links, superscripts, escapes.

Between the stages a text carries its marks and italics in-band, as Unicode noncharacters that
``read`` has removed from the source; ``rich`` turns them into ranges off the plain text.
"""

import html
import re
from dataclasses import dataclass

from resolutions.parsing.records import Mark, Range

ON, OFF, MARK, END, STAR = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
"""Italics begin, italics end, a mark's label begins, a mark ends, an asterisk that is no markup."""
SOFT = "\u00ad"
"""A hyphen at a line end that is no part of its word."""

_SPECIAL = re.compile(r"[*_<\[\\^&⁰¹²³⁴-⁹]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+)>")
_SUPERSCRIPT_TAG = re.compile(r"<sup>\s*(.*?)\s*</sup>", re.IGNORECASE)
_LABELS = re.compile(r"(?:\d{1,3}|\\?\*{1,4}|[a-z]|[†‡§#])(?:\s*[,;]\s*(?:\d{1,3}|[a-z]))*")
_SUPERSCRIPTS = re.compile(r"(?<![k\s\d][m])(?<!CO)[⁰¹²³⁴-⁹]+(?:[,⁠]?[⁰¹²³⁴-⁹]+)*")
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKDOWN_NOTE = re.compile(r"\[\^([\w*-]{1,12})\](:?)")
_CARET_NOTE = re.compile(r"\^(\d{1,3})\^")
_ITALIC_TAG = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|strong|u|span|sub|small|p|div|center|br|sup|a)\b[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
_BOLD_UNDERSCORE = re.compile(r"(?<![\w_/])__(?=[^\s_])([^_]+?)(?<=[^\s_])__(?![\w_])")
_EMPHASIS = re.compile(
    r"(?<![\*])\*(?=[^\s*])([^*]*?[^\s*])\*(?!\*)|(?<![\w_/])_(?=[^\s_])([^_]*?[^\s_])_(?![\w_])"
)
_MARKER = re.compile(f"{MARK}([^{END}]*){END}")
_NOT_PLAIN = re.compile(
    f"{MARK}[^{END}]*{END}|[{ON}{OFF}{STAR}]|\\*+|(?<![\\w_/])_+(?=\\w)|(?<=[\\w.,;:)])_+(?![\\w_])"
)


def marker(label: str) -> str:
    """Write a footnote mark in-band."""
    return f"{MARK}{label}{END}"


def inline(text: str) -> str:
    """Resolve links, tags, escapes and superscripts of one line; emphasis waits for ``rich``."""
    if not _SPECIAL.search(text):
        return text
    text = _ESCAPE.sub(lambda match: STAR if match[1] == "*" else match[1], text)
    text = _MARKDOWN_NOTE.sub(lambda match: marker(match[1]), text)
    text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _SUPERSCRIPT_TAG.sub(_superscript, text)
        text = _ITALIC_TAG.sub(lambda match: OFF if match[1] else ON, text)
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text).replace("\xa0", " ")
    text = _CARET_NOTE.sub(lambda match: marker(match[1]), text)
    text = _SUPERSCRIPTS.sub(lambda match: _marks(match[0].translate(_SUPERSCRIPT_DIGITS)), text)
    text = _BOLD_UNDERSCORE.sub(r"\1", text)
    return _BOLD.sub(r"\1", text)


def _superscript(match: re.Match[str]) -> str:
    label = match[1].replace(STAR, "*")
    return _marks(label) if _LABELS.fullmatch(label) else match[1]


def _marks(labels: str) -> str:
    return "".join(marker(label) for label in re.split(r"\s*[,;]\s*", labels))


def plain(text: str) -> str:
    """Give the words of a line or paragraph alone: no marks, no emphasis, no outer spaces."""
    return _NOT_PLAIN.sub("", text).strip()


def labels(text: str) -> list[str]:
    """List the labels of the marks in a text, in order."""
    return _MARKER.findall(text) if MARK in text else []


def leading_label(text: str) -> tuple[str, str] | None:
    """Split a line that opens with a mark into the mark's label and the rest."""
    match = _MARKER.match(text.lstrip())
    return (match[1], text.lstrip()[match.end() :].strip()) if match else None


@dataclass(frozen=True, slots=True)
class Rich:
    """A finished text: single spaces, and its marks and italics as places in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()


_FINISH = re.compile(f"{MARK}[^{END}]*{END}|[{ON}{OFF}]|\\s+|[^{MARK}{ON}{OFF}\\s]+")


def rich(text: str) -> Rich:
    """Finish a paragraph: emphasis and marks become ranges, spaces collapse."""
    text = _stars(_emphasis(text))
    if MARK not in text and ON not in text and OFF not in text:
        return Rich(" ".join(text.split()))
    parts: list[str] = []
    marks: list[Mark] = []
    italics: list[Range] = []
    length, opened, space = 0, -1, False
    for token in _FINISH.findall(text):
        if token[0] == MARK:
            marks.append(Mark(token[1:-1], length))
        elif token == ON:
            opened = length + (1 if space and length else 0)
        elif token == OFF:
            if 0 <= opened < length:
                italics.append((opened, length))
            opened = -1
        elif token.isspace():
            space = True
        else:
            piece = f" {token}" if space and length else token
            parts.append(piece)
            length += len(piece)
            space = False
    return Rich("".join(parts), tuple(marks), _merged(italics, "".join(parts)))


def _merged(italics: list[Range], text: str) -> tuple[Range, ...]:
    """Join italic ranges with nothing but a space between them."""
    merged: list[Range] = []
    for start, end in italics:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _emphasis(text: str) -> str:
    if "*" in text:
        text = _BOLD.sub(r"\1", text)
    if "*" in text or "_" in text:
        return _EMPHASIS.sub(lambda match: f"{ON}{match[1] or match[2]}{OFF}", text)
    return text


_MARK_STARS = re.compile(f"(?<=[^\\s{STAR}*])([{STAR}*]{{1,4}})(?=[\\s.,;:)]|$)")


def _stars(text: str) -> str:
    """Read an asterisk right after a word as a mark; drop emphasis that never closes."""
    if "*" not in text and STAR not in text:
        return text
    text = _MARK_STARS.sub(lambda match: marker("*" * len(match[1])), text)
    return text.replace("*", "").replace(STAR, "*")
