"""Organs that adopt resolutions and decisions: their names in texts, their numbering, their symbols."""

import re
from dataclasses import dataclass
from functools import cache

from resolutions.parsing.references.names import COP, COSP

SESSION, YEAR, DATED, ROMAN, OWN = "session", "year", "dated", "roman", "own"
"""How numbers look: ``10/4``, ``2016/18``, ``1373 (2001)``, ``2200 A (XXI)``, anything else."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: its name as the contract prints it, and how texts in English speak of it.

    ``short`` is what it is called once named in full; ``numbering`` the shapes of its numbers;
    ``resolution`` and ``decision`` the symbol series, empty where it has none.
    """

    name: str
    short: str
    numbering: frozenset[str]
    pattern: str = ""
    resolution: str = ""
    decision: str = ""


def _organ(
    name: str, short: str, *numbering: str, pattern: str = "", resolution: str = "", decision: str = ""
) -> Organ:
    """One row of ``ORGANS``; the name stands for itself where there is no pattern."""
    return Organ(
        name,
        short,
        frozenset(numbering),
        pattern or re.escape(name).replace("\\ ", r"\s+"),
        resolution,
        decision,
    )


_THE_CONVENTION = r"(?:United\s+Nations\s+)?(?:Framework\s+)?Convention"

ORGANS = (
    _organ("General Assembly", "Assembly", SESSION, ROMAN, resolution="A/RES/{number}"),
    _organ("World Health Assembly", "Assembly", OWN),
    _organ(
        "United Nations Environment Assembly",
        "Assembly",
        SESSION,
        pattern=r"(?:United\s+Nations\s+)?Environment\s+Assembly(?:\s+of\s+the\s+United\s+Nations\s+Environment\s+Programme)?",
        resolution="UNEP/EA.{opening}/Res.{count}",
    ),
    _organ(
        "Conference of the Food and Agriculture Organization of the United Nations",
        "Conference",
        SESSION,
        pattern=r"Conference\s+of\s+the\s+Food\s+and\s+Agriculture\s+Organization"
        r"(?:\s+of\s+the\s+United\s+Nations)?|FAO\s+Conference",
    ),
    _organ(
        "United Nations Habitat Assembly",
        "Assembly",
        SESSION,
        pattern=r"(?:United\s+Nations|UN)[\s-]+Habitat\s+Assembly",
    ),
    _organ("Security Council", "Council", DATED, resolution="S/RES/{number}"),
    _organ("Economic and Social Council", "Council", YEAR, ROMAN, resolution="E/RES/{number}"),
    _organ(
        "Human Rights Council",
        "Council",
        SESSION,
        resolution="A/HRC/RES/{number}",
        decision="A/HRC/DEC/{number}",
    ),
    _organ("Trusteeship Council", "Council", ROMAN),
    _organ("Commission on Crime Prevention and Criminal Justice", "Commission", SESSION),
    _organ("Commission on Narcotic Drugs", "Commission", SESSION, ROMAN),
    _organ("Commission on the Status of Women", "Commission", SESSION),
    _organ("Commission on Human Rights", "Commission", YEAR, ROMAN),
    _organ("Subcommission on the Promotion and Protection of Human Rights", "Subcommission", YEAR),
    _organ(
        "Subcommission on Prevention of Discrimination and Protection of Minorities", "Subcommission", YEAR
    ),
    _organ("Commission on Population and Development", "Commission", YEAR),
    _organ("Commission for Social Development", "Commission", SESSION),
    _organ("Commission on Sustainable Development", "Commission", SESSION),
    _organ("Commission on Science and Technology for Development", "Commission", SESSION),
    _organ("Statistical Commission", "Commission", SESSION),
    _organ("Economic Commission for Latin America and the Caribbean", "Commission", ROMAN),
    _organ("Economic Commission for Africa", "Commission", ROMAN),
    _organ(
        "Economic and Social Commission for Asia and the Pacific",
        "Commission",
        SESSION,
        resolution="E/ESCAP/RES/{number}",
    ),
    _organ("Economic and Social Commission for Western Asia", "Commission", ROMAN),
    _organ(
        f"{COP} to the United Nations Convention against Transnational Organized Crime",
        COP,
        SESSION,
        pattern=rf"{COP}\s+to\s+the\s+(?:{_THE_CONVENTION}\s+against\s+Transnational\s+Organi[sz]ed\s+Crime|Organized\s+Crime\s+Convention)",
    ),
    _organ(
        f"{COSP} to the United Nations Convention against Corruption",
        COSP,
        SESSION,
        pattern=rf"Conference\s+of\s+(?:the\s+)?(?:States\s+)?Parties\s+to\s+the\s+(?:{_THE_CONVENTION}|Convention)\s+[Aa]gainst\s+Corruption",
    ),
    _organ(
        f"{COP} to the Convention on Biological Diversity",
        COP,
        SESSION,
        OWN,
        pattern=rf"{COP}\s+to\s+the\s+(?:United\s+Nations\s+)?Convention\s+on\s+Biological\s+Diversity",
    ),
    _organ(
        f"{COP} to the United Nations Convention to Combat Desertification",
        COP,
        OWN,
        pattern=rf"{COP}\s+to\s+the\s+{_THE_CONVENTION}\s+to\s+Combat\s+Desertification"
        r"(?:\s+in\s+Those\s+Countries\s+Experiencing\s+Serious\s+Drought\s+and/or\s+Desertification"
        r"(?:,\s+Particularly\s+in\s+Africa)?)?",
    ),
    _organ(
        f"{COP} to the United Nations Framework Convention on Climate Change",
        COP,
        OWN,
        pattern=rf"{COP}\s+to\s+the\s+{_THE_CONVENTION}\s+on\s+Climate\s+Change",
    ),
    _organ(f"{COP} serving as the meeting of the Parties to the Paris Agreement", COP, OWN),
    _organ(f"{COP} serving as the meeting of the Parties to the Kyoto Protocol", COP, OWN),
)
"""Organs the archive knows by name; others are named as the text names them."""

OWN_NUMBERS = (
    ("/CP.", "Climate Change"),
    ("/CMA.", "Paris Agreement"),
    ("/CMP.", "Kyoto Protocol"),
    ("/COP.", "Combat Desertification"),
)
"""What only one conference prints in its numbers, and words that end its name."""

SERIES = {
    "CTOC/COP": "Transnational Organized Crime",
    "CAC/COSP": "against Corruption",
    "E/CN.7": "Commission on Narcotic Drugs",
    "E/CN.15": "Commission on Crime Prevention and Criminal Justice",
    "E/CN.3": "Statistical Commission",
    "E/CN.6": "Commission on the Status of Women",
    "UNEP/CBD/COP": "Biological Diversity",
    "CBD/COP": "Biological Diversity",
    "FCCC/CP": "Climate Change",
    "ICCD/COP": "Combat Desertification",
    "UNEP/EA": "Environment Assembly",
    "A/HRC": "Human Rights Council",
}
"""Series in which an organ prints its own resolutions, and words that end the organ's name."""

SUPPLEMENTS = {
    ("Economic and Social Council", "3"): "Commission on Human Rights",
    ("Economic and Social Council", "4"): "Statistical Commission",
    ("Economic and Social Council", "5"): "Commission on Population and Development",
    ("Economic and Social Council", "6"): "Commission for Social Development",
    ("Economic and Social Council", "7"): "Commission on the Status of Women",
    ("Economic and Social Council", "8"): "Commission on Narcotic Drugs",
    ("Economic and Social Council", "10"): "Commission on Crime Prevention and Criminal Justice",
    ("General Assembly", "53"): "Human Rights Council",
}
"""Whose report a numbered supplement of an organ's Official Records is."""

CONVENTIONS = (
    (
        r"against\s+Transnational\s+Organi[sz]ed\s+Crime|Organized\s+Crime\s+Convention"
        r"|criminalité\s+transnationale\s+organisée|Delincuencia\s+Organizada\s+Transnacional"
        r"|транснациональной\s+организованной\s+преступности|打击跨国有组织犯罪公约"
        r"|اتفاقية\s+الأمم\s+المتحدة\s+لمكافحة\s+الجريمة\s+المنظمة",
        "Transnational Organized Crime",
    ),
    (
        r"Convention\s+(?:[Aa]gainst\s+Corruption|des\s+Nations\s+Unies\s+contre\s+la\s+corruption)"
        r"|Convención\s+de\s+las\s+Naciones\s+Unidas\s+contra\s+la\s+Corrupción"
        r"|Конвенци\w+\s+Организации\s+Объединенных\s+Наций\s+против\s+коррупции|反腐败公约"
        r"|اتفاقية\s+الأمم\s+المتحدة\s+لمكافحة\s+الفساد",
        "against Corruption",
    ),
    (r"Convention\s+on\s+Biological\s+Diversity", "Biological Diversity"),
    (r"Framework\s+Convention\s+on\s+Climate\s+Change", "Climate Change"),
)
"""Conventions that have a conference of their own, and words that end its name."""


@cache
def named(ending: str) -> Organ:
    """The organ of ``ORGANS`` whose name ends with these words."""
    return next(organ for organ in ORGANS if organ.name.endswith(ending))


GENERAL_ASSEMBLY, SECURITY_COUNCIL = named("General Assembly"), named("Security Council")
HUMAN_RIGHTS_COUNCIL = named("Human Rights Council")
ECONOMIC_AND_SOCIAL_COUNCIL = named("Economic and Social Council")


def speaking(name: str) -> Organ:
    """The organ of this name; the General Assembly where the archive has no row for it."""
    return next((organ for organ in ORGANS if organ.name == name), GENERAL_ASSEMBLY)
