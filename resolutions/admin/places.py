"""What curators type to say which paragraph they mean."""

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Q

from resolutions import symbols
from resolutions.converters import PlaceConverter
from resolutions.lineage.rulings import clauses
from resolutions.models import Address, Paragraph
from resolutions.search.understanding import understand

MOST_LOOKED_AT = 12
"""Paragraphs that are looked at under one symbol and number: one in each language is expected."""

NOTHING = Q(pk__in=())
"""What a query without a word in it finds."""

_ANCHOR = re.compile(r"(?:pp|op|h|p|annex)\d[\w.~-]*")
_NUMBER = re.compile(r"(?:para(?:graph|s|\.)*\s*)?(?P<number>\d{1,3}(?:\s*bis)?)\.?", re.IGNORECASE)
_SYMBOL_THEN_REST = re.compile(r"(?P<symbol>\S*/\S+?),?(?:\s+(?P<rest>.+))?")


def asked_for(typed: str) -> Q:
    """Read what was typed: a symbol first, then a number or words; each narrows."""
    found = _SYMBOL_THEN_REST.fullmatch(typed.strip())
    symbol = symbols.normalize(typed) or (symbols.normalize(found["symbol"]) if found else None)
    if symbol is None:
        return _place_or_words(typed)
    rest = "" if symbols.normalize(typed) or not found else found["rest"]
    return (Q(document__symbol=symbol) | Q(resolution__symbol=symbol)) & _place_or_words(rest or "")


def _place_or_words(typed: str) -> Q:
    if anchor := _ANCHOR.fullmatch(typed.strip()):
        return Q(anchor=anchor[0])
    if number := _NUMBER.fullmatch(typed.strip()):
        return Q(number=number["number"])
    if not typed.strip():
        return Q()
    reading = understand(typed)
    return Q(pk__in=Paragraph.objects.matching(reading).values("pk")) if reading.searches else NOTHING


def paragraph_at(typed: str) -> Paragraph | None:
    """Give the clause at a permalink, or under a symbol and a number; of translations the English one.

    None where there is none, or several.
    """
    typed = typed.strip().replace("\0", "")
    if "#" in typed:
        return _at_permalink(typed)
    found = _SYMBOL_THEN_REST.fullmatch(typed)
    if found is None or not found["rest"] or symbols.normalize(found["symbol"]) is None:
        return None
    rows = list(clauses().filter(asked_for(typed)).order_by("document__language", "pk")[:MOST_LOOKED_AT])
    english = [row for row in rows if row.language == "en"] or rows
    return english[0] if len(english) == 1 else None


def _at_permalink(typed: str) -> Paragraph | None:
    try:
        parts = urlsplit(typed)
    except ValueError:  # brackets that look like a broken network address
        return None
    place = PlaceConverter().to_python(unquote(parts.path).replace("\0", ""))
    address = Address.objects.at(place.path, place.language)
    if address is None or address.resolution_id is None:
        return None
    return clauses().filter(resolution=address.resolution_id, anchor=parts.fragment).first()
