"""Sponsors out of a printed list: "Albania, Bosnia and Herzegovina, Turkey and Ukraine"."""

import re

from resolutions.parsing.characters import one_line

_NAMES_WITH_AND = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
    "United Kingdom of Great Britain and Northern Ireland",
)
_PROTECTED = re.compile("|".join(map(re.escape, _NAMES_WITH_AND)) + r"|\([^()]*\)")
_SEPARATOR = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_SUBMITTED = re.compile(r"(?:submitted|introduced|on)\b", re.IGNORECASE)


def sponsors(text: str) -> tuple[str, ...]:
    """The sponsors named in a list, in order; a sentence ("submitted by the Chair ...") is kept whole."""
    line = one_line(text).strip(" .;:")
    if _SUBMITTED.match(line):
        return (re.sub(r"^submitted by (?:the )?", "", line),)
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return f"\x00{len(hidden) - 1}\x00"

    names = _SEPARATOR.split(_PROTECTED.sub(hide, line))
    shown = (re.sub("\x00(\\d+)\x00", lambda found: hidden[int(found[1])], each) for each in names)
    return tuple(name.removeprefix("the ").strip() for name in shown if name.strip())
