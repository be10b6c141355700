"""What a reader copies of a clause: its exact text, its citations, its link; plain and as HTML."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from resolutions.citation_styles.records import Citation
from resolutions.composing import compose
from resolutions.packs.records import Line
from resolutions.reading.described import DescribedClause


@dataclass(frozen=True, slots=True)
class Copied:
    """One thing to copy: what it is called, its plain text, the same with its italics."""

    key: str
    name: str
    text: str
    html: SafeString

    @property
    def exact(self) -> bool:
        """Whether it is the text, in its own language."""
        return self.key == "text"


def to_copy(one: DescribedClause) -> tuple[Copied, ...]:
    """Give the text with its number and without footnote marks, each citation, and the link."""
    text, href = one.clause.text, one.clause.href
    return (
        Copied(
            "text",
            pgettext("what is copied", "Text"),
            text,
            format_html_join("", "<p>{}</p>", ((_line(each),) for each in one.clause.lines)),
        ),
        *(Copied(citation.key, citation.name, citation.text, spans(citation)) for citation in one.citations),
        Copied("link", pgettext("what is copied", "Link"), href, format_html("{}", href)),
    )


def spans(citation: Citation) -> SafeString:
    """A citation with its italics, as safe HTML."""
    italics, here = [], 0
    for span in citation.spans:
        if span.is_italic:
            italics.append((here, here + len(span.text)))
        here += len(span.text)
    return compose(citation.text, italics=italics)


def _line(line: Line) -> SafeString:
    """A line of a clause: label, words, italics; no footnote mark, no link."""
    opening = f"{line.label} " if line.label else ""
    italics, here = [], len(opening)
    for run in line.runs:
        if run.note is None:
            if run.is_italic:
                italics.append((here, here + len(run.text)))
            here += len(run.text)
    return compose(opening + line.text, italics=italics)
