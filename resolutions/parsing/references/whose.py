"""Deciding whose resolution a number is, from the words around it. Rules are rows; none guesses."""

import re
from collections.abc import Callable
from dataclasses import replace

from resolutions.parsing.references.memory import Report
from resolutions.parsing.references.organs import (
    DATED,
    GENERAL_ASSEMBLY,
    OWN,
    OWN_NUMBERS,
    SECURITY_COUNCIL,
    SESSION,
    Organ,
    named,
)
from resolutions.parsing.references.place import Key, Place

UNKNOWN = Organ("", "", frozenset())
"""What a rule gives when the words name an organ, but do not tell which: no other rule may guess."""


def whose(place: Place) -> Organ | None:
    """The organ that adopted it; None when the words around it do not tell."""
    organ = next((organ for rule in RULES if (organ := rule(place))), UNKNOWN)
    return None if organ is UNKNOWN else organ


def _by_shape(place: Place) -> Organ | None:
    """``1373 (2001)``, ``1/CP.21``: only one organ numbers so."""
    if place.number.shape == DATED:
        return SECURITY_COUNCIL
    own = (ending for sign, ending in OWN_NUMBERS if sign in place.number.raw)
    return next(map(named, own), None)


def _named_before(place: Place) -> Organ | None:
    """``Economic and Social Council resolution 2016/18``, ``Conference decision 5/1``."""
    start = place.group.start
    mention = place.last_before(start)
    if mention is None or not re.fullmatch(r"(?:[’']s)?,?\s*", place.text[mention.end : start]):
        return _unlisted(place.before)
    other = place.last_before(mention.start)
    if other and re.fullmatch(r"\s+and(?:\s+the)?\s+", place.text[other.end : mention.start]):
        both = [organ for organ in (place.full(other), place.full(mention)) if organ and place.fits(organ)]
        return both[0] if len(both) == 1 else None
    return place.full(mention) or UNKNOWN


_UNLISTED = re.compile(
    r"((?:[A-Z][\w’'-]+|\b(?:of|on|for|the|and|to|in)\b)(?:\s(?:[A-Z][\w’'-]+|of|on|for|the|and|to|in))*"
    r"\s(?:Assembly|Council|Commission|Committee|Conference|Organization|Agency|Board|Union|Authority|Parties|Congress|League|States|Nations|Programme|Fund|Bank|Institute))"
    r",?\s+$"
)
_OPENING = re.compile(
    r"^(?:[A-Z][a-z]+(?:ing|s|ls)\s+)?(?:(?:also|further|of|on|for|and|to|in|the|The)\s+)*(?=[A-Z])"
)


def _unlisted(before: str) -> Organ | None:
    """An organ the archive has no row for, as the text names it: ``Indian Ocean Tuna Commission``."""
    found = _UNLISTED.search(before)
    if found is None:
        return None
    name = _OPENING.sub("", found[1])
    return Organ(name, name.split()[-1], frozenset({SESSION, OWN})) if name else None


def _titled(place: Place) -> Organ | None:
    """An organ before the title, as Chinese prints it: ``人权理事会题为“…”的2018年3月23日第37/42号决议``."""
    if not place.phrases.vocabulary.key_follows:
        return None
    for mention in reversed(place.named):
        between = place.phrases.title.sub("", place.text[mention.end : place.group.start])
        if mention.end <= place.group.start and _TITLED.fullmatch(between):
            return place.full(mention)
    return None


_TITLED = re.compile(r"(?:在[^，。；决]{0,40})?(?:通过的)?(?:关于|题为|涉及)(?:(?!决议|决定)[^。；])*?的")


def _named_inside(place: Place) -> Organ | None:
    """The organ between the key and the first number, as Arabic and Russian print it."""
    first = place.group.numbers[0]
    for mention in place.named:
        if place.group.key.end <= mention.start and mention.end <= first.start:
            return place.full(mention)
    return None


def _named_after(place: Place) -> Organ | None:
    """``resolutions 7/8 of 10 November 2017 and 8/4 of 20 December 2019 of the Conference …``."""
    offset = place.group.tail
    if quoted := place.phrases.entitled.match(place.text, offset):
        offset = quoted.end()
    linked = place.phrases.of.match(place.text, offset)
    if linked is None:
        return None
    for mention in place.named:
        if mention.start == linked.end():
            return place.full(mention) or UNKNOWN
    return None


def _adopted_by(place: Place) -> Organ | None:
    """``the adoption by the Conference of the States Parties … of resolution 9/8``."""
    mention = place.last_before(place.group.start)
    if mention is None:
        return None
    between = place.text[mention.end : place.group.start]
    leading = place.text[max(0, mention.start - 12) : mention.start]
    follows = _THEN_OF.fullmatch(between) or place.phrases.of.fullmatch(between)
    return place.full(mention) if _BY.search(leading) and follows else None


_BY = re.compile(r"\b(?:by\s+the|par\s+l[ae]|par\s+l[’']|por\s+(?:la|el))\s*$")
_THEN_OF = re.compile(r"(?:,?\s+(?:at|on|in)\s+[^.;:]{1,90}?,?)?\s+of\s+(?:its\s+)?")
_IN_ITS = re.compile(
    r",?\s+(?:,?\s*inter alia,\s+)?(?:as\s+\w+(?:\s+\w+)?\s+)?"
    r"(?:in|by|through|under|pursuant\s+to|in\s+accordance\s+with|with|of|adopted)\s+"
    r"(?:(?:the\s+)?(?:paragraphs?|sections?|annex(?:es)?)\s+(?:[^.;]{1,30}?\s+)?(?:of|to)\s+)?"
)


def _its_own(place: Place) -> Organ | None:
    """``the Human Rights Council, in its resolution 42/23``; else the organ that speaks."""
    own = place.phrases.possessive.search(place.before)
    if own is None:
        return None
    start = place.group.start - (len(place.before) - own.start())
    mention = place.last_before(start)
    beside = mention if mention and _IN_ITS.fullmatch(place.text[mention.end : start]) else None
    for organ in (place.full(beside) if beside else None, _speaks_next(place)):
        if organ and place.fits(organ):
            return organ
    if place.fits(place.memory.body):
        return place.memory.body
    if organ := _nearest(place, start):
        return organ
    return place.memory.body if replace(place, dated=None).fits(place.memory.body) else None


def _speaks_next(place: Place) -> Organ | None:
    """``in its resolution 72/305, the General Assembly decided``."""
    for mention in place.named:
        if mention.start >= place.group.tail:
            comma = _THE.fullmatch(place.text[place.group.tail : mention.start])
            return place.full(mention) if comma else None
    return None


_THE = re.compile(r",\s+(?:the\s+|l[ae]\s+|l[’']|el\s+|los\s+)")


def _nearest(place: Place, offset: int) -> Organ | None:
    """The nearest organ named before, in the same sentence, whose numbers look so."""
    for mention in reversed(place.named):
        if mention.end <= offset:
            if _SENTENCE.search(place.text, mention.end, offset):
                return None
            if (organ := place.full(mention)) and place.fits(organ):
                return organ
    return None


_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")


def _printed_in(place: Place) -> Organ | None:
    """``CAC/COSP/2013/18, sect. I.A, resolution 5/3``: printed in that organ's own report, or another's."""
    for report in place.reports:
        places = _leads_to_key(place, report)
        if places is not None and report.organ:
            return report.organ
        if places:
            return UNKNOWN
    return None


def _leads_to_key(place: Place, report: Report) -> str | None:
    """The places between a document and the key, maybe none; None when other words stand there."""
    between = place.text[report.end : place.group.start]
    found = place.phrases.places.match(between)
    rest = between[found.end() :] if found else between
    if report.end > place.group.start or not re.fullmatch(r"[,،，]\s*(?:[Ss]ee\s+)?", rest):
        return None
    return found["places"] if found else ""


def _example_of(place: Place) -> Organ | None:
    """``relevant Security Council resolutions, including resolution 242 (1967)``."""
    if not place.phrases.intro.search(place.before):
        return None
    for key in reversed(place.keys):
        if key.end <= place.group.start and key.start != place.group.key.start:
            return _of_key(place, key)
    return None


def _linked(place: Place, key: Key) -> re.Match[str] | None:
    """The ``of the`` after a key, maybe after an adjective: ``resoluciones pertinentes del``."""
    adjective = _ADJECTIVE.match(place.text, key.end)
    ends = (key.end, adjective.end()) if adjective else (key.end,)
    starts = {mention.start for mention in place.named}
    links = (place.phrases.of.match(place.text, end) for end in ends)
    return next((link for link in links if link and link.end() in starts), None)


_ADJECTIVE = re.compile(r"\s+\w+(?=\s)")


def _of_key(place: Place, key: Key) -> Organ | None:
    """Whose resolutions an unnumbered ``resolutions`` speaks of, if the number can be one of them."""
    organ: Organ | None = None
    linked = _linked(place, key)
    for mention in place.named:
        if mention.end <= key.start and re.fullmatch(r"\s*", place.text[mention.end : key.start]):
            organ = place.full(mention)
        if linked and mention.start == linked.end():
            organ = place.full(mention)
    organ = organ or next((decided for start, decided in reversed(place.earlier) if start > key.start), None)
    return organ if organ and place.fits(organ) else None


def _goes_on(place: Place) -> Organ | None:
    """``Human Rights Council decision 18/120 … and resolutions 24/14``: joined by nothing but a list."""
    if not place.earlier:
        return None
    offset, organ = place.earlier[-1]
    between = place.text[offset : place.group.start]
    date_end = place.phrases.date.match(between)
    rest = between[date_end.end() :] if date_end else between
    if place.phrases.glue.fullmatch(rest) and organ != GENERAL_ASSEMBLY and place.fits(organ):
        return organ
    return None


def _by_footnote(place: Place) -> Organ | None:
    """``resolution 5/6 on the private sector²³`` where note 23 is the Conference's report."""
    return place.evidence if place.evidence and place.fits(place.evidence) else None


def _settled(place: Place) -> Organ | None:
    """The same number was decided earlier in the same document, one way only."""
    return (
        place.memory.settled(place.group.key.kind, place.number.raw)
        if place.number.shape == SESSION
        else None
    )


def _speaker(place: Place) -> Organ | None:
    """A bare ``resolution 70/1`` is the issuing organ's own, if it can be."""
    return place.memory.body if place.fits(place.memory.body) else None


def _earlier(place: Place) -> Organ | None:
    """The organ decided last in the same sentence, if the number can be its own."""
    for offset, organ in reversed(place.earlier):
        if _SENTENCE.search(place.text, offset, place.number.start):
            return None
        if organ != GENERAL_ASSEMBLY and place.fits(organ):
            return organ
    return None


def _agent_after(place: Place) -> Organ | None:
    """``resolution 6/2 on …, adopted by the Conference …``: the next organ that acts in the sentence."""
    for mention in place.named:
        if mention.start < place.number.end:
            continue
        if _SENTENCE.search(place.text, place.number.end, mention.start):
            return None
        leading = place.text[max(0, mention.start - 10) : mention.start]
        if place.phrases.agent.search(leading) and (organ := place.full(mention)) and place.fits(organ):
            return organ
    return None


RULES: tuple[Callable[[Place], Organ | None], ...] = (
    _by_shape,
    _named_before,
    _titled,
    _named_inside,
    _named_after,
    _printed_in,
    _its_own,
    _adopted_by,
    _example_of,
    _goes_on,
    _by_footnote,
    _settled,
    _speaker,
    _agent_after,
    _earlier,
)
"""The rules, strongest first: what stands next to the number, then the sentence, then the document."""
