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
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?: +\"[^\"()]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+)>")
_SUPERSCRIPT_TAG = re.compile(r"<sup>\s*(.*?)\s*</sup>", re.IGNORECASE)
_LABELS = re.compile(r"(?:\d{1,3}|\\?\*{1,4}|[a-z]|[†‡§#])(?:\s*[,;]\s*(?:\d{1,3}|[a-z]))*")
_SUPERSCRIPTS = re.compile(r"(?P<first>[⁰¹²³⁴-⁹]+)(?:[⁻–](?P<last>[⁰¹²³⁴-⁹]{1,3}))?")
_LONGEST_RANGE = 10
"""Marks printed as a range, ``¹⁻³``, are fewer."""
_UNIT = re.compile(r"(?:\b[cdkm]?m|CO)$")
"""What a raised digit belongs to as a power or a formula: *km²*."""
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKDOWN_NOTE = re.compile(r"\[\^([\w*-]{1,12})\](:?)")
_BRACKETED_NOTE = re.compile(r"(?:(?<=[^\s\[(])|(?<=[a-z,;.)”’]) |^)\[(\d{1,3})\](?=[\s,;.:)”’]|$)")
"""``thereto,[1] the``, and ``[1] United Nations`` at the foot."""
_CARET_NOTE = re.compile(r"\$\^\{?(\d{1,3})\}?\$|\^\{(\d{1,3})\}|\^(\d{1,3})\^")
"""``$^{1}$`` and ``^{1}`` of mathematical converters, ``^1^`` of pandoc."""
_ITALIC_TAG = re.compile(r"<(/?)(?:i|em)>", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
"""A line's end inside a paragraph or a table's cell: it parts as a wide space does."""
_TAG = re.compile(r"</?(?:p|div|center|br)\b[^<>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|strong|u|span|sub|small|sup|a)\b[^<>]*>", re.IGNORECASE)
_AROUND_LABEL = re.compile(r"<[^<>]*>|[\[\]()]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
_BOLD_UNDERSCORE = re.compile(r"(?<![\w_/])__(?=[^\s_])([^_]+?)(?<=[^\s_])__(?![\w_])")
_STARRED = re.compile(r"(?<!\*)\*(?=[^\s*])([^*]*?[^\s*])\*(?!\*)")
_UNDERSCORED = re.compile(
    r"(?:(?<![\w_/])_(?=[^\s_])|(?<=[^\W_])_(?=[,;.:)] ))"  # _Treaty Series_; Nations_, Treaty Series_
    r"([^_]*?[^\s_])_(?![\w_])"
)
_MARKER = re.compile(f"{MARK}([^{END}]*){END}")
_UNDERSCORES = re.compile(r"_(?:(?<![\w/]_)_{0,2}(?=[^\W_])|(?<=[^\W_]_|[.,;:)]_)_{0,2}(?!\w))")
_IN_BAND = re.compile(f"[{MARK}{ON}{OFF}{STAR}]")


def marker(label: str) -> str:
    """Write a footnote mark in-band."""
    return f"{MARK}{label.replace('*', STAR)}{END}"


def inline(text: str) -> str:
    """Resolve links, tags, escapes and superscripts of one line; emphasis waits for ``rich``."""
    if not _SPECIAL.search(text):
        return text
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: STAR if match[1] == "*" else match[1], text)
    if "[" in text:
        text = _MARKDOWN_NOTE.sub(lambda match: marker(match[1].translate(_SUPERSCRIPT_DIGITS)), text)
        text = _LINK.sub(r"\1", text)
        text = _BRACKETED_NOTE.sub(lambda match: marker(match[1]), text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _SUPERSCRIPT_TAG.sub(_superscript, text)
        text = _ITALIC_TAG.sub(lambda match: OFF if match[1] else ON, text)
        text = _TAG.sub(" ", _INLINE_TAG.sub("", _BREAK.sub("   ", text)))
    if "&" in text:
        text = html.unescape(text).replace("\xa0", " ")
    if "^" in text:
        text = _CARET_NOTE.sub(lambda match: marker(match[1] or match[2] or match[3]), text)
    if not text.isascii():
        text = _SUPERSCRIPTS.sub(_raised, text)
    if "__" in text:
        text = _BOLD_UNDERSCORE.sub(r"\1", text)
    return _BOLD.sub(_strong, text) if "**" in text else text


def _strong(match: re.Match[str]) -> str:
    """Read bold words in a line as emphasis, as italics are; a line bold as a whole is a heading."""
    line = match.string.strip()
    whole = line.startswith(match[0]) and line.endswith(("**", "** "))
    return match[1] if whole or "*" in match[1] else f"{ON}{match[1]}{OFF}"


def _raised(match: re.Match[str]) -> str:
    """Read raised digits as a mark, unless they are a unit's power."""
    if _UNIT.search(match.string, max(0, match.start() - 4), match.start()):
        return match[0]
    first, last = (match[name] and match[name].translate(_SUPERSCRIPT_DIGITS) for name in ("first", "last"))
    if last and len(first) < 4 and 0 < int(last) - int(first) < _LONGEST_RANGE:
        return "".join(marker(str(label)) for label in range(int(first), int(last) + 1))
    return marker(first) + (marker(last) if last else "")


def _superscript(match: re.Match[str]) -> str:
    label = _AROUND_LABEL.sub("", match[1].replace(STAR, "*")).strip()
    return _marks(label) if _LABELS.fullmatch(label) else match[1]


def _marks(labels: str) -> str:
    return "".join(marker(label) for label in re.split(r"\s*[,;]\s*", labels))


def plain(text: str) -> str:
    """Give the words of a line or paragraph alone: no marks, no emphasis, no outer spaces."""
    if "*" not in text and "_" not in text and (text.isascii() or not _IN_BAND.search(text)):
        return text.strip()
    if MARK in text:
        text = _MARKER.sub("", text)
    if "_" in text:
        text = _UNDERSCORES.sub("", text)
    for sign in ("*", ON, OFF, STAR):
        text = text.replace(sign, "")
    return text.strip()


def labels(text: str) -> list[str]:
    """List the labels of the marks in a text, in order."""
    return [label.replace(STAR, "*") for label in _MARKER.findall(text)] if MARK in text else []


def leading_label(text: str) -> tuple[str, str] | None:
    """Split a line that opens with a mark into the mark's label and the rest."""
    if MARK not in text:
        return None
    match = _MARKER.match(text.lstrip())
    return (match[1].replace(STAR, "*"), text.lstrip()[match.end() :].strip()) if match else None


@dataclass(frozen=True, slots=True)
class Rich:
    """A finished text: single spaces, and its marks and italics as places in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()


_TOKENS = re.compile(f"(?=[{MARK}{ON}{OFF}])({MARK}[^{END}]*{END}|[{ON}{OFF}])")


def rich(text: str) -> Rich:
    """Finish a paragraph: emphasis and marks become ranges, spaces collapse."""
    text = _stars(_emphasis(text))
    if MARK not in text and ON not in text and OFF not in text:
        return Rich(" ".join(text.split()))
    done = ""
    marks: list[Mark] = []
    italics: list[Range] = []
    opened, space = -1, False
    for token in _TOKENS.split(text):
        if not token:
            continue
        if token[0] == MARK:
            marks.append(Mark(token[1:-1], len(done)))
        elif token == ON:
            opened = len(done) + (space and bool(done))
        elif token == OFF:
            if 0 <= opened < len(done):
                italics.append((opened, len(done)))
            opened = -1
        elif words := " ".join(token.split()):
            done += f" {words}" if done and (space or token[0].isspace()) else words
            space = token[-1].isspace()
        else:
            space = True
    return Rich(done, tuple(marks), _merged(italics, done))


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
        text = _STARRED.sub(rf"{ON}\1{OFF}", _BOLD.sub(r"\1", text))
    if "_" in text:
        text = _UNDERSCORED.sub(rf"{ON}\1{OFF}", text)
    return text


_MARK_STARS = re.compile(f"(?<=[^\\s{STAR}*])([{STAR}*]{{1,4}})(?=[\\s.,;:)]|$)")


def _stars(text: str) -> str:
    """Read an asterisk right after a word as a mark; drop emphasis that never closes."""
    if "*" not in text and STAR not in text:
        return text
    text = _MARK_STARS.sub(lambda match: marker(STAR * len(match[1])), text)
    return text.replace("*", "").replace(STAR, "*")
