"""Permalinks within a page: ``pp3``, ``op12``, ``op12-a-i``, ``h2``, ``annex1-p4``, ``p20``, ``fn7``."""

import re
from collections import Counter
from functools import lru_cache

_NOT_SLUG = re.compile(r"[^\w.]+")
_PREFIXES = {"preambular": "pp", "operative": "op", "heading": "h"}


@lru_cache(maxsize=1024)
def slug(label: str) -> str:
    """Give a printed label or number as part of an anchor.

    >>> slug("(a)"), slug("12 bis"), slug("IV."), slug("*")
    ('a', '12bis', 'IV', '')
    """
    return _NOT_SLUG.sub("", label).strip(".")


class Anchors:
    """The anchors of one page: counts what stands there and gives no anchor twice."""

    def __init__(self) -> None:
        """Start an empty page."""
        self._seen: Counter[str] = Counter()
        self._used: set[str] = set()

    def of_paragraph(self, kind: str, number: str | None) -> str:
        """Give the anchor of a text's next paragraph: operative ones by number, others by count."""
        prefix = _PREFIXES[kind]
        self._seen[prefix] += 1
        printed = slug(number) if number and kind == "operative" else ""
        return self.unique(f"{prefix}{printed or self._seen[prefix]}")

    def of_block(self, annex: int, *, heading: bool) -> str:
        """Give the anchor of an annex's next heading or paragraph; annexes count from 1."""
        prefix = f"annex{annex}-{'h' if heading else 'p'}"
        self._seen[prefix] += 1
        return self.unique(f"{prefix}{self._seen[prefix]}")

    def unique(self, wanted: str) -> str:
        """Give ``wanted``, or with ``~2``, ``~3``, ... if the page has it already."""
        found, count = wanted, 1
        while found in self._used:
            count += 1
            found = f"{wanted}~{count}"
        self._used.add(found)
        return found
