"""Documents that are an organ's own report, where its resolutions are printed."""

import re
from collections.abc import Sequence

from resolutions.parsing.references.identifiers import Source
from resolutions.parsing.references.memory import Report
from resolutions.parsing.references.organs import SERIES, SUPPLEMENTS, Organ, named

_SUPPLEMENT = re.compile(
    r"(?:Supplement|Supplément|Suplemento|Дополнение|الملحق|补编)[^0-9(]{0,8}(?P<number>[0-9]+)[A-Z]?"
)
_RECORDS = (
    (
        r"Official Records of the General Assembly|Documents officiels de l[’']Assemblée générale",
        "General Assembly",
    ),
    (
        r"Documentos Oficiales de la Asamblea General|Официальные отчеты Генеральной Ассамблеи",
        "General Assembly",
    ),
    (r"الوثائق الرسمية للجمعية العامة|大会正式记录", "General Assembly"),
    (r"Official Records of the Economic and Social Council", "Economic and Social Council"),
    (r"Documents officiels du Conseil économique et social", "Economic and Social Council"),
    (r"Documentos Oficiales del Consejo Económico y Social", "Economic and Social Council"),
    (r"Официальные отчеты Экономического и Социального Совета", "Economic and Social Council"),
    (r"الوثائق الرسمية للمجلس الاقتصادي والاجتماعي|经济及社会理事会正式记录", "Economic and Social Council"),
)
_IN_RECORDS = (
    "Official Records", "Documents officiels", "Documentos Oficiales", "Официальные отчеты",
    "الوثائق الرسمية", "正式记录",
)  # fmt: skip
"""Official Records in each language: one stands in whatever a row of ``_RECORDS`` finds."""
_RECORDS_OF = tuple((re.compile(pattern), organ) for pattern, organ in _RECORDS)


def reports_in(text: str, sources: Sequence[Source], records: str) -> tuple[Report, ...]:
    """Where each document of a text ends, and whose report it is; ``records`` as ``records_of`` gives it."""
    return tuple(Report(_closing(text, source.end), report_of(source, text, records)) for source in sources)


def _closing(text: str, end: int) -> int:
    """Behind the bracket that closes after a symbol."""
    return end + 1 if text[end : end + 1] == ")" else end


RECORDS_WINDOW = 300
"""Characters before a symbol in which the number of its Supplement stands."""


def records_of(text: str) -> str:
    """Whose Official Records a footnote names."""
    if not any(words in text for words in _IN_RECORDS):
        return ""
    return next((organ for pattern, organ in _RECORDS_OF if pattern.search(text)), "")


def report_of(source: Source, text: str, records: str) -> Organ | None:
    """Whose own report a document is: by its series, or by its Supplement of the Official Records."""
    if source.type != "document" or not source.symbol:
        return None
    for series, ending in SERIES.items():
        if source.symbol.startswith(series) and not source.symbol[len(series) : len(series) + 1].isalnum():
            return named(ending)
    numbered = [
        found["number"]
        for found in _SUPPLEMENT.finditer(text, max(0, source.start - RECORDS_WINDOW), source.start)
    ]
    name = SUPPLEMENTS.get((records, numbered[-1])) if numbered else None
    return named(name) if name else None
