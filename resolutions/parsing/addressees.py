"""Whom an operative paragraph addresses: the names right after its lead phrase, from a table of known ones.

*Requests the Secretary-General, in consultation with Member States, to report* addresses the
Secretary-General alone: names count as long as they follow one another; what is not known ends the list.
"""

import re

from resolutions.parsing.verbs import verbs

KNOWN = {
    "Member States": (
        "States Members of the United Nations",
        "States Members",
        "Members of the United Nations",
    ),
    "States parties": ("parties to the Convention", "parties to the Protocol"),
    "States": (),
    "Governments": (),
    "Secretary-General": (),
    "President of the General Assembly": (),
    "General Assembly": (),
    "Security Council": (),
    "Economic and Social Council": (),
    "Human Rights Council": (),
    "Secretariat": (),
    "Commission on Crime Prevention and Criminal Justice": (),
    "Commission on Narcotic Drugs": (),
    "Commission on the Status of Women": (),
    "Commission for Social Development": (),
    "Statistical Commission": (),
    "International Narcotics Control Board": (),
    "International Law Commission": (),
    "Conference of the Parties": (),
    "Conference of the States Parties": (),
    "Conference on Disarmament": (),
    "Disarmament Commission": (),
    "United Nations Office on Drugs and Crime": (
        "United Nations Office for Drug Control and Crime Prevention",
    ),
    "United Nations High Commissioner for Human Rights": (
        "Office of the United Nations High Commissioner for Human Rights",
        "Office of the High Commissioner for Human Rights",
        "Office of the High Commissioner",
    ),
    "United Nations High Commissioner for Refugees": (
        "Office of the United Nations High Commissioner for Refugees",
        "Office of the High Commissioner for Refugees",
    ),
    "United Nations Development Programme": (),
    "United Nations Children's Fund": (),
    "United Nations Population Fund": (),
    "United Nations Environment Programme": (),
    "United Nations Human Settlements Programme": ("UN-Habitat",),
    "UN-Women": (
        "United Nations Entity for Gender Equality and the Empowerment of Women",
        "United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women)",
    ),
    "United Nations Educational, Scientific and Cultural Organization": (),
    "Food and Agriculture Organization of the United Nations": (),
    "World Health Organization": (),
    "International Labour Organization": (),
    "International Organization for Migration": (),
    "International Atomic Energy Agency": (),
    "International Criminal Police Organization": ("International Criminal Police Organization (INTERPOL)",),
    "World Bank": (),
    "International Monetary Fund": (),
    "African Union": (),
    "European Union": (),
    "United Nations system": (
        "organizations of the United Nations system",
        "entities of the United Nations system",
        "United Nations entities",
        "United Nations agencies",
        "United Nations bodies",
        "agencies, funds and programmes",
        "United Nations funds and programmes",
        "funds and programmes",
        "United Nations development system",
    ),
    "specialized agencies": ("specialized agencies of the United Nations system",),
    "regional commissions": (),
    "special rapporteurs": ("Special Rapporteur",),
    "treaty bodies": ("human rights treaty bodies",),
    "international organizations": (),
    "regional organizations": (),
    "subregional organizations": (),
    "intergovernmental organizations": (),
    "non-governmental organizations": (),
    "international financial institutions": (),
    "international community": (),
    "donors": ("donor countries", "donor community", "donor Governments"),
    "developed countries": (),
    "developing countries": (),
    "development partners": (),
    "civil society": ("civil society organizations",),
    "private sector": (),
    "academia": ("academic institutions",),
    "media": ("mass media",),
    "stakeholders": ("all relevant stakeholders",),
    "nuclear-weapon States": (),
    "administering Powers": ("administering Power",),
    "parties to armed conflict": ("parties to conflict", "parties to the conflict"),
}
"""Name to the other wordings that stand for it."""

SHORT = {
    "AU": "African Union",
    "CD": "Conference on Disarmament",
    "CSW": "Commission on the Status of Women",
    "EU": "European Union",
    "FAO": "Food and Agriculture Organization of the United Nations",
    "GA": "General Assembly",
    "HRC": "Human Rights Council",
    "IAEA": "International Atomic Energy Agency",
    "IFIs": "international financial institutions",
    "ILC": "International Law Commission",
    "ILO": "International Labour Organization",
    "IMF": "International Monetary Fund",
    "MS": "Member States",
    "NGOs": "non-governmental organizations",
    "PGA": "President of the General Assembly",
    "SC": "Security Council",
    "SG": "Secretary-General",
    "UNFPA": "United Nations Population Fund",
    "UNGA": "General Assembly",
    "UNSC": "Security Council",
    "UNSG": "Secretary-General",
    "WHO": "World Health Organization",
}
"""What delegates write for a name; many are too short, or too common as words, to be synonyms of it."""

ADDRESSING = frozenset(
    str.split(
        "advise appeal ask authorize demand direct encourage exhort implore instruct invite mandate "
        "recommend remind request urge"
    )
) | {"call upon"}
"""Verbs that are said to somebody."""

WITHIN = 300
"""Characters after the lead phrase in which addressees are looked for."""

_SHORT = {short.lower(): name for short, name in SHORT.items()}
_NAMES = {form.lower(): name for name, forms in KNOWN.items() for form in (name, *forms)}
_KINDS = "international|regional|subregional|intergovernmental|non-governmental"


def _form(form: str) -> str:
    """Return the pattern of a name, whatever its apostrophes."""
    return re.escape(form).replace("'", "['’]")


_NAME = re.compile(
    rf"(?P<kinds>(?:{_KINDS})(?:(?:, | and |, and | or )(?:{_KINDS}))+ organizations)\b"
    rf"|(?P<name>{'|'.join(_form(form) for form in sorted(_NAMES, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_KIND = re.compile(_KINDS, re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:once again|again)?,?\s*(?:(?:upon|on|to|for|that)\s+)?", re.IGNORECASE)
_JOINS = re.compile(
    r"(?:,? (?:and|or|as well as|including|in particular|especially|together with)|,)\s+", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:(?:all|the|its|their|other|those|both|any|relevant|interested|competent|appropriate|concerned|"
    r"bilateral|multilateral|traditional|potential|further|individual|national|local|"
    r"and|or|as well as|also|such|non-traditional)\s+)*",
    re.IGNORECASE,
)


def addressees(text: str, lead_phrase: str) -> tuple[str, ...]:
    """Give the names of those whom an English operative paragraph addresses, in order.

    >>> addressees("Urges Member States and other donors to give", "Urges")
    ('Member States', 'donors')
    >>> addressees("Requests the Secretary-General, with Member States, to report", "Requests")
    ('Secretary-General',)
    >>> addressees("Welcomes Member States", "Welcomes")
    ()
    """
    if ADDRESSING.isdisjoint(verbs(lead_phrase)):
        return ()
    opening = text[len(lead_phrase) : len(lead_phrase) + WITHIN]
    found: list[str] = []
    joined = _OPENS.match(opening)
    while joined:
        start = _end(_BEFORE, opening, joined.end())
        name = _NAME.match(opening, start)
        if name is None:
            break
        found += _named(name)
        joined = _JOINS.match(opening, name.end())
    return tuple(dict.fromkeys(found))


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where what may stand at a place ends."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _named(name: re.Match[str]) -> list[str]:
    """Return who is named: of several kinds of organizations, each."""
    if name["kinds"]:
        return [f"{kind.lower()} organizations" for kind in _KIND.findall(name["kinds"])]
    return [_NAMES[name["name"].lower().replace("’", "'")]]


def known(words: str) -> list[str]:
    """Give the names in the table that hold some words, or stand for them.

    >>> known("member states"), known("drugs and crime"), known("Uganda")
    (['Member States'], ['United Nations Office on Drugs and Crime'], [])
    """
    sought = re.compile(rf"\b{re.escape(' '.join(words.lower().split()))}\b")
    return sorted({name for form, name in _NAMES.items() if sought.search(form)})


def written_out(name: str) -> str:
    """Give the name that a short form stands for; any other words as they are.

    >>> written_out("sg"), written_out("SG's office")
    ('Secretary-General', "SG's office")
    """
    return _SHORT.get(name.strip().lower(), name)
