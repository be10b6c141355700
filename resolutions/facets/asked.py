"""What an address asks for, and the address that asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from resolutions.facets.filters import FACETS, Chosen, ParagraphFilter
from resolutions.models import Paragraph

SORTS = {"relevance": "Best match", "newest": "Newest first", "oldest": "Oldest first"}
LANGUAGES = {
    "en": "English",
    "ar": "العربية",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}
"""The languages of documents, each in its own words; a search is in one of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; anything unreadable in it is as if it were not there.

    ``together`` shows paragraphs of the same wording once; ``synonyms`` searches for wordings that mean
    the same.
    """

    typed: str = ""
    sort: str = ""
    language: str = "en"
    synonyms: bool = True
    together: bool = False
    page: int = 1
    chosen: Chosen = field(default_factory=dict)

    @classmethod
    def read(cls, parameters: QueryDict) -> "Asked":
        """Read the parameters of an address."""
        language = parameters.get("lang", "")
        return cls(
            typed=parameters.get("q", "").replace("\0", " ").strip(),
            sort=sort if (sort := parameters.get("sort", "")) in SORTS else "",
            language=language if language in LANGUAGES else "en",
            synonyms=parameters.get("synonyms", "") != "off",
            together=parameters.get("group", "") == "wording",
            page=_page(parameters.get("page", "")),
            chosen=ParagraphFilter(parameters, Paragraph.objects.none()).chosen,
        )

    @property
    def address(self) -> str:
        """The address that asks for this, from the question mark on; what is usual is left out."""
        pairs = [("q", self.typed)] if self.typed else []
        pairs += [("lang", self.language)] if self.language != "en" else []
        pairs += [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("group", "wording")] if self.together else []
        pairs += [] if self.synonyms else [("synonyms", "off")]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return "?" + urlencode(pairs)

    def choosing(self, name: str, values: Sequence[str], *, page: int = 1) -> "Asked":
        """Return the same search with these values of a facet, from its first page or another."""
        return replace(self, page=page, chosen={**self.chosen, name: tuple(values)})


def _page(value: str) -> int:
    """Read a page number; 1 for anything that is none."""
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1
