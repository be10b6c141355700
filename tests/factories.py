"""Rows for tests, as real ones are made: parsed records are built by hand and taken in by the loader.

``text_record``, ``draft_record`` and ``report_record`` give records; ``held`` takes one in and gives its
document; ``resolution`` does both for one text. Every call without names gives something new.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from resolutions.ingest.files import Received
from resolutions.ingest.link import link_references
from resolutions.ingest.load import load
from resolutions.models import Document, Paragraph, Resolution
from resolutions.parsing import records

_serial = count(1)

OPERATIVE = "Requests the Secretary-General to report on paragraph {}"
PREAMBULAR = "Recalling its resolution {}/1,"


def citation(symbol: str | None = "A/RES/67/187", **values: Any) -> records.Citation:
    """Give a citation of a resolution by symbol; its printed form is the number."""
    raw = (symbol or "80/___").removeprefix("A/RES/")
    given: dict[str, Any] = {"raw": raw, "offset": 0, "type": "resolution", "symbol": symbol} | values
    return records.Citation(**given)


def footnote(label: str = "1", text: str = "See A/CONF.234/16.", **values: Any) -> records.Footnote:
    """Give a footnote's body."""
    return records.Footnote(label=label, text=text, **values)


def paragraph(text: str, kind: str = "operative", **values: Any) -> records.Paragraph:
    """Give a paragraph without position or number: ``text_record`` counts them."""
    lead_phrase = text.split(" ")[0].strip(",") if kind != "heading" else None
    given: dict[str, Any] = {"position": 0, "number": None, "lead_phrase": lead_phrase} | values
    return records.Paragraph(kind=kind, text=text, **given)


def sub(label: str, text: str, *subs: records.SubParagraph, **values: Any) -> records.SubParagraph:
    """Give a sub-paragraph, with those inside it."""
    return records.SubParagraph(label=label, text=text, sub_paragraphs=subs, **values)


def _counted(paragraphs: Sequence[records.Paragraph]) -> tuple[records.Paragraph, ...]:
    numbers = count(1)
    return tuple(
        replace(
            paragraph,
            position=position,
            number=paragraph.number or (str(next(numbers)) if paragraph.kind == "operative" else None),
            line=paragraph.line or position * 2,
        )
        for position, paragraph in enumerate(paragraphs, start=1)
    )


def text_record(
    title: str = "", *, operative: Sequence[str] = (), preambular: Sequence[str] = (), **values: Any
) -> records.ResolutionText:
    """Give a resolution text of these paragraphs (or of ``paragraphs=`` ready made)."""
    serial = next(_serial)
    openings = [paragraph(text, "preambular") for text in preambular]
    clauses = [paragraph(text) for text in operative or [OPERATIVE.format(serial)]]
    given: dict[str, Any] = {
        "ordinal": None,
        "number": None,
        "title": title or f"Crime prevention, part {serial}",
        "status": "draft",
        "paragraphs": openings + clauses,
    } | values
    return records.ResolutionText(**(given | {"paragraphs": _counted(given["paragraphs"])}))


def document_record(
    *texts: records.ResolutionText, session: int | None = 80, **values: Any
) -> records.Document:
    """Give a draft document of these texts (one, if none is given) in a regular session."""
    serial = next(_serial)
    given: dict[str, Any] = {
        "source": records.Source(f"file-{serial}.txt", _sha256(f"file {serial}"), "text"),
        "kind": "draft_resolution",
        "symbol": None,
        "title": None,
        "language": "en",
        "body": "General Assembly",
        "session": records.SessionOf(session),
        "agenda_items": (records.AgendaItem(107, "Crime prevention and criminal justice"),),
        "date": date(2025, 11, 12),
        "resolutions": texts or (text_record(),),
    }
    return records.Document(**(given | values))


def adopted_record(number: str = "77/237", title: str = "", **values: Any) -> records.Document:
    """Give an adopted resolution as a document of its own; ``values`` are those of the text."""
    given: dict[str, Any] = {"number": number, "status": "adopted", "adopted_on": date(2022, 12, 15)}
    text = text_record(title, **(given | values))
    return document_record(
        text, session=int(number.split("/")[0]), kind="resolution", symbol=f"A/RES/{number}"
    )


def report_record(*texts: records.ResolutionText, **values: Any) -> records.Document:
    """Give a committee report with one paragraph of its own and the texts it recommends."""
    roman = ("I", "II", "III", "IV", "V")
    given: dict[str, Any] = {
        "kind": "committee_report",
        "symbol": "A/75/464",
        "title": "Report of the Third Committee",
        "committee": "Third Committee",
        "report_paragraphs": (
            records.ReportParagraph(
                "1", "At its 2nd plenary meeting, the Assembly decided.", ("Introduction",)
            ),
        ),
    }
    numbered = [replace(text, ordinal=ordinal) for text, ordinal in zip(texts, roman, strict=False)]
    return document_record(*numbered, **({"session": 75} | given | values))


def held(record: records.Document, *, raw: bytes | None = None, path: str = "") -> Document:
    """Take a record in, as ``manage.py ingest`` would, and give its document; links are drawn too."""
    content = raw if raw is not None else record.source.sha256.encode()
    document = load(record, Received(Path(path or f"/in/{record.source.file}"), content)).document
    link_references()
    return Document.objects.get(pk=document.pk)


def resolution(**values: Any) -> Resolution:
    """Take in a draft of one text and give the text; ``values`` as for ``text_record``."""
    return held(document_record(text_record(**values))).resolutions.get()


def adopted(number: str = "77/237", title: str = "", **values: Any) -> Resolution:
    """Take in an adopted resolution and give its text."""
    return held(adopted_record(number, title, **values)).resolutions.get()


def operative(text: str, **values: Any) -> Paragraph:
    """Take in a draft of one operative paragraph and give it."""
    return resolution(paragraphs=[paragraph(text, **values)]).paragraphs.get(parent=None)


def changed(record: records.Document, **values: Any) -> records.Document:
    """Give the record of the same file after a change: other bytes, ``values`` replaced."""
    source = replace(record.source, sha256=_sha256(f"change {next(_serial)}"))
    return replace(record, **({"source": source} | values))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
