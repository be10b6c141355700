"""Lettered and numbered parts of a paragraph, put back into the tree their labels mean.

Print and XML give parts as a flat run, ``(a) (b) (i) (ii) (c)``; which one belongs below which is
told by the labels alone: a label that carries on an open list belongs to it, a first label opens a
list below. ``(i)`` is read both ways: after ``(h)`` it carries on the letters, unless ``(h)`` ends
with a colon.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.records import SubParagraph

LABEL = re.compile(
    r"""[(（]?(?P<core>
        [ivxl]{1,7} | [IVXL]{1,7} | [a-z]{1,2} | [A-Z] | \d{1,2}
      | [а-яё] | [\u0621-\u064a]{1,2}\u0640? )[)）](?=\s|$)\s*""",
    re.VERBOSE,
)
"""The label at the start of a part: ``(a) ``, ``(iv) ``, ``a) ``, ``(أ) ``."""

_ALPHABETS = {
    "letter": "abcdefghijklmnopqrstuvwxyz",
    "capital": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "abjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_DEEPEST = 8
"""Levels within one another that are told apart; no text has more than four."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass
class _List:
    """A list that is still open: its kind of label, how far it has come, its parts."""

    kind: str
    last: int
    parts: list[SubParagraph]


def nested(parts: Sequence[SubParagraph]) -> tuple[SubParagraph, ...]:
    """The same parts, each below the one it belongs to; no part is lost and the order stays."""
    top: list[SubParagraph] = []
    open_lists: list[_List] = []
    for part in parts:
        if not part.label:
            _close(open_lists, 0, top)
            top.append(part)
            continue
        before = open_lists[-1].parts[-1].text if open_lists else ":"
        depth, kind, count = _place(part.label, open_lists, opens=before.endswith(":"))
        depth = min(depth, _DEEPEST - 1)
        _close(open_lists, depth + 1, top)
        if depth == len(open_lists):
            open_lists.append(_List(kind, count, []))
        open_lists[depth].parts.append(part)
        open_lists[depth].last = count
    _close(open_lists, 0, top)
    return tuple(top)


def readings(label: str) -> list[tuple[str, int]]:
    """What a label can mean: its kinds of list, each with the place in it, counted from 1."""
    core = label.strip("()（）").rstrip("\u0640")
    if core.endswith("."):
        return [(f"{kind}.", count) for kind, count in readings(core[:-1])]
    found = [(kind, letters.index(core) + 1) for kind, letters in _ALPHABETS.items() if core in letters]
    if core.isdigit():
        found.append(("digit", int(core)))
    if re.fullmatch(r"[ivxl]+|[IVXL]+", core):
        found.append(("roman" if core.islower() else "ROMAN", _roman(core.lower())))
    if len(core) == 2 and core[0] == core[1] and core.isascii() and core.islower():
        found.append(("letter", 26 + ord(core[0]) - ord("a") + 1))
    return found or [("other", 0)]


def _roman(core: str) -> int:
    values = [_ROMAN[letter] for letter in core]
    following = [*values[1:], 0]
    return sum(-here if here < after else here for here, after in zip(values, following, strict=True))


def _place(label: str, open_lists: list[_List], *, opens: bool) -> tuple[int, str, int]:
    """Depth, kind and count of a label: the innermost list it carries on, else a new list below."""
    meanings = readings(label)
    firsts = [meaning for meaning in meanings if meaning[1] == 1]
    first = max(firsts, key=lambda meaning: meaning[0].lower() == "roman") if firsts else None
    if first and opens:
        return len(open_lists), *first
    for depth in reversed(range(len(open_lists))):
        for kind, count in meanings:
            if open_lists[depth].kind == kind and count == open_lists[depth].last + 1:
                return depth, kind, count
    if first:
        return len(open_lists), *first
    for depth in reversed(range(len(open_lists))):
        for kind, count in meanings:
            if open_lists[depth].kind == kind:
                return depth, kind, count
    return len(open_lists), *meanings[-1]


def _close(open_lists: list[_List], depth: int, top: list[SubParagraph]) -> None:
    """Hang every list below ``depth`` under the last part of the list above it."""
    while len(open_lists) > depth:
        parts = tuple(open_lists.pop().parts)
        if not open_lists:
            top.extend(parts)
        else:
            above = open_lists[-1].parts
            above[-1] = replace(above[-1], sub_paragraphs=above[-1].sub_paragraphs + parts)
