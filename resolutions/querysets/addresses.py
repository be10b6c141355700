"""Questions about the addresses of texts and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

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

    def translations(self, path: str) -> Self:
        """The addresses of one text in all its languages."""
        return self.filter(path=path, current=True).order_by("language")
