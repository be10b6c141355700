"""Whether a text can be read at all: the United Nations', and in English."""

import re
from collections.abc import Sequence

from resolutions.parsing.layout import Row

_SAYS_UN = re.compile(
    r"\b(?:General Assembly|United Nations|(?:Economic and Social|Security|Human Rights) Council)\b"
    r"|^[AES]/[A-Z0-9.]+/|^The [A-Z][\w ]+(?:Assembly|Council|Commission|Conference|Committee),$"
)


def is_united_nations(rows: Sequence[Row]) -> bool:
    """Whether a text says anywhere that it is the United Nations': its organ, session or symbol."""
    return any(_SAYS_UN.search(row.plain) for row in rows)


_OTHER_FORMULAS = {
    "L’Assemblée générale,": "French",
    "La Asamblea General,": "Spanish",
    "Генеральная Ассамблея,": "Russian",
    "大会,": "Chinese",
    "大会，": "Chinese",
    "إن الجمعية العامة،": "Arabic",
}


def other_language(rows: Sequence[Row]) -> str | None:
    """Name the official language of the enacting formulas; None if one is in English, or there is none."""
    if any(row.plain.rstrip(",") == "The General Assembly" for row in rows):
        return None
    found = (_OTHER_FORMULAS.get(row.plain.replace("'", "’")) for row in rows if len(row.plain) < 40)
    return next((language for language in found if language), None)
