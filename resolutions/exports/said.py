"""What curators say of lineage, as JSON: rulings on clauses and bridges between titles.

One object each, in the shape that ``lineage.restoring`` reads back::

    {"kind": "bridge", "says": "joined", "earlier": {"title": …, "text": "/A/RES/76/187/"},
     "later": {…}, "why": …, "made_at": …}
    {"kind": "ruling", "says": "cut", "earlier": {"place": "/A/RES/76/187/#op3", "words": …},
     "later": {…}, "why": …, "made_at": …}

A clause is named by its permalink and its words, both as they are now, so that an archive filled anew finds
it; of a paragraph that is gone, as they were when it was ruled on.
"""

from collections.abc import Iterator
from typing import Any

from resolutions.lineage.rulings import permalink
from resolutions.models import Address, Paragraph, Resolution, Ruling, TitleBridge
from resolutions.querysets.counting import href

Json = dict[str, Any]


def said() -> Iterator[Json]:
    """Give what curators say, bridges first, each in the order it was said."""
    curators = TitleBridge.objects.exclude(says=TitleBridge.Says.TEXT).order_by("made_at", "pk")
    for bridge in curators.select_related("earlier_text", "later_text"):
        yield {
            "kind": "bridge",
            "says": bridge.says,
            "earlier": {"title": bridge.earlier_title, "text": _address(bridge.earlier_text)},
            "later": {"title": bridge.later_title, "text": _address(bridge.later_text)},
            "why": bridge.why,
            "made_at": bridge.made_at.isoformat(),
        }
    rulings = Ruling.objects.order_by("made_at", "pk")
    for ruling in rulings:
        yield {
            "kind": "ruling",
            "says": ruling.verdict,
            "earlier": _clause(ruling.earlier_id, ruling.earlier_place, ruling.earlier_words),
            "later": _clause(ruling.later_id, ruling.later_place, ruling.later_words),
            "why": ruling.reason,
            "made_at": ruling.made_at.isoformat(),
        }


def _clause(key: int | None, place: str, words: str) -> Json:
    row = Paragraph.objects.filter(pk=key or 0).first()
    if row is not None:
        place, words = permalink(row), row.full_text
    return {"place": place, "words": words}


def _address(text: Resolution | None) -> str | None:
    current = Address.objects.filter(resolution=text, current=True) if text else Address.objects.none()
    return current.order_by().annotate(_href=href()).values_list("_href", flat=True).first()
