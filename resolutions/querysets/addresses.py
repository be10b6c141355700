"""Questions about the addresses of texts and documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from resolutions.languages import NAMES

if TYPE_CHECKING:
    from resolutions.models import Address


class AddressQuerySet(QuerySet["Address"]):
    """Addresses."""

    def at(self, path: str, language: str) -> Address | None:
        """What stands at a path, or once stood there; None for nothing."""
        return self.filter(path=path, language=language).first()

    def current_of(self, address: Address) -> Address | None:
        """The current address of what another address leads to."""
        return self.filter(
            document=address.document_id, resolution=address.resolution_id, current=True
        ).first()

    def other_languages(self, texts: Collection[int]) -> dict[int, list[Address]]:
        """Give, of each text that has any, its addresses in other languages; one query.

        ``texts`` are keys; the languages come in the order of ``languages.NAMES``.
        """
        own = self.filter(resolution__in=texts, current=True)
        rows = list(self.filter(path__in=own.values("path"), current=True, resolution__isnull=False))
        by_path: defaultdict[str, list[Address]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: list(NAMES).index(row.language)):
            by_path[row.path].append(row)
        found: dict[int, list[Address]] = {}
        for row in rows:
            others = [one for one in by_path[row.path] if one != row]
            if row.resolution_id is not None and row.resolution_id in texts and others:
                found[row.resolution_id] = others
        return found

    def translations(self, path: str) -> Self:
        """The addresses of one text in all its languages."""
        return self.filter(path=path, current=True).order_by("language")
