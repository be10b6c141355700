"""How the parts of a text open, as patterns: numbers, labels, sections, tables' rows."""

import re

NUMBER = re.compile(r"(\d{1,3}) ?\.(?!\d)\s*")
"""``12. Requests``: the number of a paragraph."""
LABEL = re.compile(
    r"\(([a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,2})\)\s*|([a-z]|[ivx]{1,4})\)\s+|([–—•●▪-])\s+|([a-z])\.\s+(?=[A-Z“\"])"
)
"""``(a) To act``, ``a) To act``, ``– To act``, ``a. National``: the label of a part."""
SECTION = re.compile(
    r"(?:[IVXL]{1,6}|([A-Z])\1?)(?:\.(?=\s)|$)"
    r"|(?:Part|Section|Chapter|Article|Goal|Principle|Guideline) [IVXL\d]+\b"
)
"""``II. Consideration of proposals``, ``Part I. Overall policymaking``."""
_AMOUNT = r"\(?\d{1,3}(?: \d{3})+(?:\.\d+)?\)?"
_COLUMN = rf"(?:{_AMOUNT}|\(?\d+(?:\.\d+)?\)?|[–—])"
_FIGURES = re.compile(rf"[^\W\d_].*?\s(?:{_COLUMN}\s+)*(?:{_AMOUNT}|[–—]\s+[–—])(?:\s+{_COLUMN})*$")
"""A table's row: words, then columns of figures, thousands parted by spaces: ``Legal affairs 57 654 500``."""


def has_figures(words: str) -> bool:
    """Whether words end in columns of figures, as the row of a table does."""
    return words[-1:] in "0123456789)–—" and _FIGURES.search(words[-200:]) is not None


def in_sequence(found: int, last: int) -> bool:
    """Whether a paragraph's number can follow another: it begins anew, or few are skipped."""
    return found == 1 or last < found <= last + 5
