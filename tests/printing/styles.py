"""How extraction tools print the same page: one row a style."""

from collections.abc import Callable
from dataclasses import dataclass

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tagged(label: str) -> str:
    """``<sup>6</sup>``."""
    return f"<sup>{label}</sup>"


def raised(label: str) -> str:
    """``⁶``, letters as they are in brackets."""
    return label.translate(_RAISED) if label.isdigit() else f"<sup>{label}</sup>"


def caret(label: str) -> str:
    """``[^6]``."""
    return f"[^{label}]"


def bracketed(label: str) -> str:
    """``[6]``."""
    return f"[{label}]"


def glued(label: str) -> str:
    """``6``, straight behind the word, as page layouts are dumped."""
    return label


@dataclass(frozen=True)
class Style:
    """One way of printing.

    ``italics`` are the strings around italic words; ``lost`` says where those vanish: nowhere, start (up to
    some paragraph) or everywhere. ``layout`` names the way pages are laid out: flow (one line a paragraph),
    raw, pdf, dump (all in wrapped lines) or end (no pages, notes behind the text). ``wrap`` is the column at
    which a flow wraps its lines, 0 for one line a paragraph; ``escaped`` puts backslashes as pandoc does.
    ``form`` is what is printed: adopted, draft, report or untitled (a text without any cover).
    """

    name: str
    italics: tuple[str, str] = ("*", "*")
    lost: str = "nowhere"
    mark: Callable[[str], str] = tagged
    headings: bool = False
    bold: bool = False
    links: bool = False
    rules: bool = False
    bullets: bool = False
    layout: str = "flow"
    page_size: int = 3200
    wrap: int = 0
    escaped: bool = False
    form: str = "adopted"


STYLES = {
    style.name: style
    for style in (
        Style("markdown", headings=True, bold=True, links=True, rules=True),
        Style("superscript", lost="start", mark=raised, links=True),
        Style("plain", lost="everywhere", mark=raised),
        Style("raw", lost="everywhere", layout="raw"),
        Style("draft", headings=True, bold=True, links=True, rules=True, form="draft"),
        Style("report", headings=True, bold=True, links=True, rules=True, bullets=True, form="report"),
        Style("layout", lost="everywhere", mark=glued, layout="pdf"),
        Style("endnotes", italics=("_", "_"), mark=caret, headings=True, links=True, layout="end"),
        Style("html", italics=("<em>", "</em>"), mark=tagged),
        Style("bold", italics=("**", "**"), mark=raised, rules=True),
        Style("wrapped", headings=True, links=True, rules=True, wrap=78),
        Style("pandoc", mark=caret, headings=True, layout="end", wrap=72, escaped=True),
        Style("dump", lost="everywhere", mark=glued, layout="dump"),
        Style("brackets", mark=bracketed, lost="start", page_size=1500),
        Style("raw-draft", lost="everywhere", layout="raw", form="untitled"),
    )
}
