"""The compiled patterns of a language: keys, lists, dates, places. Built once from ``vocabulary``."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from resolutions.parsing.references.vocabulary import ANY_MONTH, ENGLISH, VOCABULARIES, Vocabulary


@dataclass(frozen=True, slots=True)
class Phrases:
    """Compiled patterns; ``vocabulary`` tells what each is made of.

    ``glue`` is what may stand between two members of a list that share a printed date.
    """

    language: str
    vocabulary: Vocabulary
    key: re.Pattern[str]
    date: re.Pattern[str]
    date_before: re.Pattern[str]
    glue: re.Pattern[str]
    of: re.Pattern[str]
    possessive: re.Pattern[str]
    intro: re.Pattern[str]
    places: re.Pattern[str]
    place_before: re.Pattern[str]
    ibid: re.Pattern[str]
    agent: re.Pattern[str]
    title: re.Pattern[str]
    entitled: re.Pattern[str]


@cache
def phrases(language: str) -> Phrases:
    """The patterns of a language, by ISO 639-1 code; English for one not known."""
    words = VOCABULARIES.get(language, ENGLISH)
    edge = "" if words.key_follows else r"(?<!\w)"
    glue = rf"(?:\s*(?:[,،、;–-]|\b(?:{words.also})\b|(?<=\s)و)\s*|号|第)+"
    return Phrases(
        language=language if language in VOCABULARIES else "en",
        vocabulary=words,
        key=re.compile(_key(words)),
        date=re.compile(words.date),
        date_before=re.compile(rf"{words.date}{words.dated}$"),
        glue=re.compile(glue),
        of=re.compile(words.of),
        possessive=re.compile(rf"{edge}(?:{words.possessive})\s*$"),
        intro=re.compile(rf"(?:{words.intro})\s*,?\s*(?:(?:the|its|la|las|les|los|на|в|к|о|об)\s+)?$"),
        places=re.compile(
            r"(?:\s?\)?\)?[,،，]\s*|\s\()"
            rf"(?P<places>(?:{words.pinpoint})(?:(?:[,，،]|\sand|\set|\sy|\sи)\s*(?:{words.pinpoint}))*)"
        ),
        place_before=re.compile(
            rf"(?<!\w)(?P<places>(?:{words.pinpoint}))\s+(?:of|to|in|contained in)\s+(?:the\s+)?$"
        ),
        ibid=re.compile(words.ibid),
        agent=re.compile(words.agent),
        title=re.compile(words.title),
        entitled=re.compile(rf"{words.entitled}(?:{words.title})"),
    )


def _key(words: Vocabulary) -> str:
    """Words for resolutions and decisions, as whole words where the language has spaces."""
    edge = "" if words.key_follows else r"(?<!\w)"
    end = "" if words.key_follows else r"(?!\w)"
    return rf"{edge}(?:(?P<resolution>{words.resolution})|(?P<decision>{words.decision})){end}"


_MONTHS = {name: number for number, row in enumerate(ANY_MONTH, start=1) for name in row}


def printed_date(found: re.Match[str] | None) -> date | None:
    """The date a match of a language's date pattern stands for; None when there is no such day."""
    if found is None:
        return None
    month = found["month"]
    try:
        return date(
            int(found["year"]), int(month) if month.isdigit() else _MONTHS[month.lower()], int(found["day"])
        )
    except (ValueError, KeyError):
        return None
