"""The heading above an official text: number, letter and titles."""

import re
from dataclasses import dataclass

from resolutions.parsing.akn_inline import NOTHING, Inline, inline, joined
from resolutions.parsing.akn_tree import Element, name, words
from resolutions.parsing.records import Mark

_NUMBER = re.compile(r"(?:E?S-)?\d+/\d+")
_LETTER = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Heading:
    """``75/290``, ``A``, the title of the whole and the title under the letter."""

    number: str | None = None
    letter: str | None = None
    main: Inline = NOTHING
    own: Inline = NOTHING

    @property
    def title(self) -> Inline:
        """The text's own title: the one under its letter, if that has one."""
        return self.own if self.own.text else self.main


def heading(preface: Element | None) -> Heading:
    """What a preface prints; titles before a letter are of the whole, those behind it of the part."""
    number = letter = None
    titles: tuple[list[Inline], list[Inline]] = ([], [])
    for element in _parts(preface) if preface is not None else ():
        text = words(element)
        if name(element) == "docTitle":
            titles[letter is not None].append(inline(element))
        elif found := _NUMBER.search(text):
            number = found[0]
        elif found := _LETTER.search(text):
            letter = found[0]
    whole, part = (joined(lines) for lines in titles)
    if preface is not None and (notes := _loose_notes(preface)):
        ended = part if part.text else whole
        marked = Inline(ended.text, (*ended.marks, *(Mark(label, len(ended.text)) for label in notes)))
        whole, part = (whole, marked) if part.text else (marked, part)
    return Heading(number, letter, whole, part)


def _parts(preface: Element) -> list[Element]:
    return [each for each in preface.iter() if name(each) in ("docNumber", "docTitle")]


def _loose_notes(preface: Element) -> list[str]:
    """Labels of the notes that stand behind the title, not in it."""
    inside = {note for title in preface.iter() if name(title) == "docTitle" for note in title.iter()}
    notes = (each for each in preface.iter() if name(each) == "authorialNote" and each not in inside)
    return [note.get("marker", "?") for note in notes]
