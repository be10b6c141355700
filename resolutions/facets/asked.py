"""What an address asks for, and the address that asks for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict
from django.utils.translation import pgettext_lazy

from resolutions import clause_keys
from resolutions.facets.filters import FACETS, Chosen, chosen_in, range_value, session_range
from resolutions.languages import NAMES, of_words

SORTS = {
    "relevance": pgettext_lazy("order of results", "Best match"),
    "newest": pgettext_lazy("order of results", "Newest first"),
    "oldest": pgettext_lazy("order of results", "Oldest first"),
    "position": pgettext_lazy("order of results", "In order of the text"),
}
RANGE_INPUTS = ("session-from", "session-to")
"""The two inputs of a form that choose a range of sessions."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; anything unreadable in it is as if it were not there.

    The language is that of the letters typed, unless the address says one (``lang``).
    ``together`` shows paragraphs of the same wording once, ``by_text`` each text with its best paragraphs;
    ``synonyms`` searches for wordings that mean the same. ``pack`` carries clauses along that a reader has
    chosen: they change nothing of the search.
    """

    typed: str = ""
    sort: str = ""
    language: str = "en"
    synonyms: bool = True
    together: bool = False
    page: int = 1
    chosen: Chosen = field(default_factory=dict)
    by_text: bool = False
    pack: tuple[str, ...] = ()

    @classmethod
    def read(cls, parameters: QueryDict) -> "Asked":
        """Read the parameters of an address."""
        typed = parameters.get("q", "").replace("\0", " ").strip()
        language = parameters.get("lang", "")
        chosen = chosen_in(parameters)
        if (sessions := _typed_range(parameters)) and sessions not in chosen["session"]:
            chosen["session"] = (*(one for one in chosen["session"] if not session_range(one)), sessions)
        return cls(
            typed=typed,
            sort=sort if (sort := parameters.get("sort", "")) in SORTS else "",
            language=language if language in NAMES else of_words(typed),
            synonyms=parameters.get("synonyms", "") != "off",
            together=parameters.get("group", "") == "wording",
            page=_page(parameters.get("page", "")),
            chosen=chosen,
            by_text=parameters.get("group", "") == "text",
            pack=tuple(clause_keys.names(clause_keys.read(parameters.getlist("pack")).keys)),
        )

    @property
    def address(self) -> str:
        """The address that asks for this, from the question mark on."""
        return "?" + urlencode(self.pairs)

    @property
    def says_language(self) -> bool:
        """Whether the address has to say the language: it is not that of what was typed."""
        return self.language != of_words(self.typed)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters of the address; what is usual is left out."""
        return [*self._opening, *self._facets(FACETS), *self._closing]

    @property
    def _opening(self) -> list[tuple[str, str]]:
        """The parameters before what is chosen of facets."""
        pairs = [("q", self.typed)] if self.typed else []
        return [*pairs, ("lang", self.language)] if self.says_language else pairs

    def _facets(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """What is chosen of some facets, as parameters."""
        return [(name, value) for name in names for value in self.chosen.get(name, ())]

    @property
    def _closing(self) -> list[tuple[str, str]]:
        """The parameters after what is chosen of facets."""
        pairs = [("sort", self.sort)] if self.sort else []
        pairs += [("group", "wording")] if self.together else []
        pairs += [("group", "text")] if self.by_text else []
        pairs += [] if self.synonyms else [("synonyms", "off")]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        pairs += [("pack", names) for names in self.pack]
        return pairs

    def addresses(self, name: str) -> Callable[[Sequence[str]], str]:
        """Give what makes addresses of the same search with other values of a facet, from its first page.

        ``asked.addresses(name)(values)`` is ``asked.choosing(name, values).address``, for many values.
        """
        names = list(FACETS)
        here, first = names.index(name), replace(self, page=1)
        before = urlencode(first._opening + first._facets(names[:here]))
        after = urlencode(first._facets(names[here + 1 :]) + first._closing)

        def address(values: Sequence[str]) -> str:
            own = "&".join(f"{name}={quote_plus(value)}" for value in values)
            return "?" + "&".join(filter(None, (before, own, after)))

        return address

    @property
    def without_range(self) -> "Asked":
        """The same search, from its first page, whatever range of sessions is chosen."""
        sessions = self.chosen.get("session", ())
        return self.choosing("session", [one for one in sessions if not session_range(one)])

    def choosing(self, name: str, values: Sequence[str], *, page: int = 1) -> "Asked":
        """Return the same search with these values of a facet, from its first page or another."""
        return replace(self, page=page, chosen={**self.chosen, name: tuple(values)})


def _typed_range(parameters: QueryDict) -> str | None:
    """Read the two inputs of a range of sessions as one value: ``75..77``; None if they hold none."""
    ends = [parameters.get(name, "").strip() for name in RANGE_INPUTS]
    ends = [end if end.isascii() and end.isdigit() else "" for end in ends]
    read = session_range("..".join(ends))
    return None if read is None else range_value(read)


def _page(value: str) -> int:
    """Read a page number; 1 for anything that is none."""
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1
