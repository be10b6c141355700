"""Lists of sponsors: names parted by commas and *and*, some with commas or *and* inside them."""

import re

from resolutions.parsing.characters import one_line

_WITH_AND = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "São Tomé and Príncipe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
    "United Kingdom of Great Britain and Northern Ireland",
)
"""Names of States that hold an *and* of their own."""

_AND = "\ufdd6"
_PROTECTED = tuple((name, name.replace(" and ", f" {_AND} ")) for name in _WITH_AND)
_SEPARATOR = re.compile(r",\s*(?:and\s+)?(?![^()]*\))|\s+and\s+(?![^()]*\))")
_SENTENCE = re.compile(r"(?:submitted|introduced|on)\b", re.IGNORECASE)
_MANNER = re.compile(r" (?:on the recommendation of|following|after)\b.*")
_STATES = frozenset(
    str.split(
        """
        Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan
        Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana
        Brazil Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo
        Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini
        Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala
        Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iraq Ireland Israel Italy
        Jamaica Japan Jordan Kazakhstan Kenya Kiribati Kuwait Kyrgyzstan Latvia Lebanon Lesotho
        Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali
        Malta Mauritania Mauritius Mexico Micronesia Monaco Mongolia Montenegro Morocco Mozambique
        Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau
        Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Rwanda Samoa Senegal Serbia
        Seychelles Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland
        Tajikistan Thailand Togo Tonga Tunisia Türkiye Turkey Turkmenistan Tuvalu Uganda Ukraine
        Uruguay Uzbekistan Vanuatu Yemen Zambia Zimbabwe Venezuela Iran Tanzania
        """
    )
)
"""States of one word (of those with more, the telling one), enough to know a list of sponsors."""


def names(words: str, *, running: bool = False) -> tuple[str, ...]:
    """Part a list of sponsors into names, as printed.

    ``running`` for a sentence, where a name carries its article: *the Netherlands* gives
    ``Netherlands``.

    >>> names("Ecuador, Guatemala and Spain")
    ('Ecuador', 'Guatemala', 'Spain')
    """
    words = " ".join(words.split()).strip(" .:*")
    for name, protected in _PROTECTED:
        words = words.replace(name, protected)
    parts = (part.replace(_AND, "and").strip(" .*") for part in _SEPARATOR.split(words))
    given = (re.sub(r"^(?:and )", "", part) for part in parts if part)
    return tuple(re.sub(r"^[Tt]he ", "", name) if running else name for name in given if name)


def is_sponsors(words: str) -> bool:
    """Whether a line begins a list of sponsors: the name of a State, then a comma or *and*."""
    parts = names(words.split(":")[0])
    known = sum(
        1 for part in parts if part in _WITH_AND or _STATES.intersection(re.findall(r"[\w’'-]+", part))
    )
    return bool(parts) and known >= max(1, (len(parts) + 1) // 2) and ("," in words or ":" in words)


def sponsors(text: str) -> tuple[str, ...]:
    """The sponsors named in a list, in order; a sentence ("submitted by the Chair ...") names one.

    On whose recommendation or after what consultations it was submitted is no part of the name.
    """
    line = one_line(text).strip(" .;:")
    if _SENTENCE.match(line):
        return (_MANNER.sub("", re.sub(r"^submitted by (?:the )?", "", line)),)
    return names(line, running=True)
