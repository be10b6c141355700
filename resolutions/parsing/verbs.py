"""The verb behind a lead phrase: *Also urges* is ``urge``, *Takes note with appreciation* ``take note``."""

import re
from functools import cache

from resolutions.parsing.leads import STATES, VERBS, participle, third_person

FORMS = (
    {form: verb for verb in VERBS for form in (third_person(verb), participle(verb))}
    | {state: state for state in STATES}
    | {"seized": "remain seized"}
)
"""A verb as paragraphs open with it, or a state of mind, to its plain form."""

PHRASES = (
    (r"tak(?:es|ing)(?: \w+)? note", "take note"),  # takes full note
    (r"tak(?:es|ing)(?: \w+)? into (?:account|consideration)", "take into account"),
    (r"bear(?:s|ing)(?: \w+)? in mind", "bear in mind"),
    (r"call(?:s|ing)(?: \w+){0,2}? (?:up)?on", "call upon"),  # calls once again upon
    (r"call(?:s|ing)(?: \w+){0,2}? for", "call for"),
    (r"call(?:s|ing) attention", "draw attention"),
    (r"draw(?:s|ing)(?: the)? attention", "draw attention"),
    (r"look(?:s|ing) forward", "look forward"),
    (r"pay(?:s|ing)(?: \w+)? (?:tribute|homage)", "pay tribute"),
)
"""Verbs that say little without what completes them."""

SAID_AGAIN = {
    "appeal": "appeal",
    "appeals": "appeal",
    "call": "call upon",
    "calls": "call upon",
    "demand": "demand",
    "demands": "demand",
    "encouragement": "encourage",
    "invitation": "invite",
    "recommendation": "recommend",
    "recommendations": "recommend",
    "request": "request",
    "requests": "request",
}
"""What is reiterated (*Reiterates its request*), and the verb it was first said with."""

_SAYS_AGAIN = {"reiterate", "renew", "repeat", "maintain"}
_LASTS = {"continue", "remain"}

LABELS = frozenset(FORMS.values()) | {label for _, label in PHRASES}
"""Every verb there is, as ``verbs`` gives it."""

_PHRASE = re.compile("|".join(rf"\b(?P<p{place}>{form})\b" for place, (form, _) in enumerate(PHRASES)))
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def verbs(lead_phrase: str) -> tuple[str, ...]:
    """Give the verbs of an English lead phrase, in order; none if it has none that is known.

    >>> verbs("Also urges"), verbs("Reiterates its request"), verbs("Deeply concerned")
    (('urge',), ('reiterate', 'request'), ('concerned',))
    >>> verbs("Welcomes and encourages"), verbs("Continues to support"), verbs("Preamble")
    (('welcome', 'encourage'), ('support',), ())
    """
    text = lead_phrase.lower()
    found: list[str] = []
    phrase = _PHRASE.search(text)
    before = ""
    for word in _WORD.finditer(text):
        verb = _verb_at(word, phrase)
        if verb and (not found or before == "and"):
            found.append(verb)
        elif found and found[-1] in _SAYS_AGAIN and word[0] in SAID_AGAIN:
            found.append(SAID_AGAIN[word[0]])
        elif found and found[-1] in _LASTS and (lasting := _lasting(word[0], before)):
            found[-1] = lasting
        before = word[0]
    return tuple(dict.fromkeys(found))


def _verb_at(word: re.Match[str], phrase: re.Match[str] | None) -> str | None:
    """Give the verb that a word is, or begins."""
    if phrase and word.start() == phrase.start() and phrase.lastgroup:
        return PHRASES[int(phrase.lastgroup[1:])][1]
    return FORMS.get(word[0])


def _lasting(word: str, before: str) -> str | None:
    """Give what *continues to* and *remains* say: the verb or the state after them."""
    if before == "to" and word in VERBS:
        return word
    return FORMS[word] if word in STATES else None


def named(words: str) -> list[str]:
    """Give the verbs that a reader may mean by some words, in any form; none if it is no verb.

    >>> named("Requests"), named("calls"), named("take note"), named("x")
    (['request'], ['call', 'call for', 'call upon'], ['take note'], [])
    """
    plain = " ".join(words.lower().split())
    meant = set(verbs(plain)) | {plain, FORMS.get(plain, plain)}
    return sorted(label for label in LABELS if label in meant or label.split(" ")[0] in meant)
