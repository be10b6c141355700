"""Clauses of a pack, made by hand: no database."""

from dataclasses import replace
from typing import Any

from resolutions.packs.records import ADOPTED, DRAFT, Clause, Footnote, Line, Pack
from resolutions.packs.runs import runs

SITE = "https://archive.example"
CLAUSE = Clause(
    name="A/RES/77/237:op12",
    place="A/RES/77/237, paragraph 12",
    status=ADOPTED,
    standing="Adopted, 15 December 2022, 77th session",
    title="Strengthening the programme",
    language="en",
    lines=(
        Line(0, "12.", runs("Also requests the Office to report,", [(0, 13)], [(35, 0, "7")])),
        Line(1, "(a)", runs("On firearms;")),
        Line(2, "(i)", runs("Of any kind;")),
    ),
    notes=(Footnote("7", runs("Ibid., vol. 3.", [(0, 5)]), "note 1: Treaty Series"),),
    citations=(
        ("United Nations", "General Assembly resolution 77/237, para. 12"),
        ("OSCOLA", "UNGA Res 77/237, para 12"),
    ),
    href=f"{SITE}/A/RES/77/237/#op12",
    official="https://undocs.org/en/A/RES/77/237",
    lineage=("In 3 texts, 2 of them adopted: 75th session to 77th session.",),
)
ARABIC = replace(
    CLAUSE,
    name="ar/A/RES/75/196:op1",
    place="A/RES/75/196, paragraph 1",
    status=DRAFT,
    standing="Draft: not adopted language (80th session)",
    title="عنوان",
    language="ar",
    lines=(Line(0, "1.", runs("تطلب إلى الأمين العام", [(0, 4)])),),
    notes=(),
    official="",
)


def pack(*clauses: Clause, **values: Any) -> Pack:
    """Give a pack of some clauses, of both samples if none is given."""
    given = {"title": "Technical assistance", "href": f"{SITE}/pack/?clause=A/RES/77/237:op12"} | values
    return Pack(clauses=clauses or (CLAUSE, ARABIC), **given)
