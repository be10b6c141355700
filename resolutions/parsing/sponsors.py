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
_MANNER = re.compile(
    r",? (?:on the (?:recommendation|basis) of|following|after|in accordance with|pursuant to)\b.*", re.DOTALL
)
_OFFICE = re.compile(
    r"(?:the )?(?:(?:Vice-|Co-)?(?:Chair|President)(?:man|person)?s?|Rapporteur|Bureau"
    r"|(?:Co-)?[Ff]acilitators?|Secretary-General|[Cc]oordinator)\b"
)
_FOR_A_GROUP = re.compile(r",? (?:also )?on behalf of (?P<group>.*)")
_BEGUN = re.compile(r".+: (?:second |third )?(?:revised )?draft", re.IGNORECASE)
"""Sponsors whose *draft resolution* goes on in the next line."""
_WORD = re.compile(r"[\w’'-]+")
_REMARK = re.compile(r"\([^()]*\)?")
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
    if running:
        words = _for_itself(_MANNER.sub("", words))
        if _OFFICE.match(words):
            return (re.sub(r"^[Tt]he ", "", words),)
    for name, protected in _PROTECTED:
        words = words.replace(name, protected)
    parts = (part.replace(_AND, "and").strip(" .*") for part in _SEPARATOR.split(words))
    given = (re.sub(r"^(?:and )", "", part) for part in parts if part)
    return tuple(re.sub(r"^[Tt]he ", "", name) if running else name for name in given if name)


def _for_itself(words: str) -> str:
    """Leave out the group a State speaks for; States it speaks for are named with it.

    *Cuba, on behalf of the Group of 77 and China*; *Cuba, also on behalf of Egypt, Ghana and Togo*.
    """
    match = _FOR_A_GROUP.search(words)
    if match is None or "(" in words[: match.start()].rpartition(")")[2]:
        return words
    alone = words[: match.start()]
    return f"{alone}, {match['group']}" if is_sponsors(match["group"]) else alone


def submitted_by(words: str) -> tuple[tuple[str, ...], str]:
    """The sponsors in *Draft resolution submitted by ...*, and apart from them how it was submitted.

    >>> submitted_by("the Chair of the Committee following informal consultations")
    (('Chair of the Committee',), 'following informal consultations')
    """
    manner = _MANNER.search(words)
    return names(words, running=True), manner[0].strip(" ,.*") if manner else ""


def _is_name(words: str) -> bool:
    """Whether some words can be a name: no small ones but *of*, *and* or *the*, remarks left out."""
    small = (word for word in _WORD.findall(_REMARK.sub("", words)) if word[0].islower())
    return all(word in ("of", "and", "the") for word in small)


def _is_state(name: str) -> bool:
    return name in _WITH_AND or (not _STATES.isdisjoint(_WORD.findall(name)) and _is_name(name))


def is_sponsors(words: str) -> bool:
    """Whether a line begins a list of sponsors: the name of a State, then a comma or *and*."""
    parts = names(words.split(":")[0])
    known = sum(map(_is_state, parts))
    if not parts or not _is_name(parts[0]):
        return False
    return known >= max(1, (len(parts) + 1) // 2) and ("," in words or ":" in words)


def begins_list(words: str) -> bool:
    """Whether a line of a cover begins its sponsors: States, or *Chair of the Committee: revised draft*."""
    return is_sponsors(words) or (words.endswith("draft") and _BEGUN.fullmatch(words) is not None)


def sponsors(text: str) -> tuple[str, ...]:
    """The sponsors named in a list, in order; a sentence ("submitted by the Chair ...") names one.

    On whose recommendation or after what consultations it was submitted is no part of the name.
    """
    line = one_line(text).strip(" .;:")
    if _SENTENCE.match(line):
        return (_MANNER.sub("", re.sub(r"^submitted by (?:the )?", "", line)),)
    return names(line, running=True)
