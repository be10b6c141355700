"""Forms of citations, and filling them in.

A form is plain text with fields in braces; what stands between ``<`` and ``>`` is left out unless every
field in it is known; what stands between asterisks is in italics.
"""

import re
from collections.abc import Mapping, Sequence

from resolutions.citation_styles.records import Span

_TOKEN = re.compile(r"\{(?P<field>\w+)\}|(?P<sign>[<>*])|(?P<text>[^{<>*]+)")


def filled(forms: Sequence[str], fields: Mapping[str, str]) -> tuple[Span, ...]:
    """Fill in the first of some forms that lacks nothing it needs; of the last, whatever is known.

    >>> filled(["{body} Res {number}< ({date})>"], {"body": "UNGA", "number": "77/237", "date": ""})
    (Span(text='UNGA Res 77/237', is_italic=False),)
    """
    chosen = next((form for form in forms if _has_all(form, fields)), forms[-1])
    return _joined(_spans(chosen, fields))


def _has_all(form: str, fields: Mapping[str, str]) -> bool:
    """Whether every field is known that stands outside the parts that may be left out."""
    depth = 0
    for token in _TOKEN.finditer(form):
        depth += {"<": 1, ">": -1}.get(token["sign"] or "", 0)
        if token["field"] and not depth and not fields[token["field"]]:
            return False
    return True


def _spans(form: str, fields: Mapping[str, str]) -> list[Span]:
    """The spans of a form; parts within parts are left out by themselves."""
    open_parts: list[list[Span]] = [[]]
    lacking = [False]
    slanted = False
    for token in _TOKEN.finditer(form):
        if token["sign"] == "<":
            open_parts.append([])
            lacking.append(False)
        elif token["sign"] == ">":
            part = open_parts.pop()
            open_parts[-1] += [] if lacking.pop() else part
        elif token["sign"] == "*":
            slanted = not slanted
        else:
            value = fields[token["field"]] if token["field"] else token["text"]
            lacking[-1] = lacking[-1] or not value
            open_parts[-1].append(Span(value, slanted))
    return open_parts[0]


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, neighbours in one face as one, empty ones left out."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].is_italic == span.is_italic:
            joined[-1] = Span(joined[-1].text + span.text, span.is_italic)
        elif span.text:
            joined.append(span)
    return tuple(joined)
