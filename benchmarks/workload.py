"""The searches that are timed: the same sixty, put to every engine in its own language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

PASTED = (
    "Calls upon the United Nations system and INTERPOL, as appropriate and within their existing mandates, "
    "to assist Member States in their efforts to prevent and counter the destruction and looting of and "
    "trafficking in cultural property in all forms",  # A/RES/75/10, paragraph 11
    "Requests the Secretary-General, the specialized agencies and other organizations of the United Nations "
    "system to provide economic, social and other assistance to the Non-Self-Governing Territories and to "
    "continue to do so, as appropriate",  # A/RES/75/122, paragraph 17
    "Recognizing the importance of the full and effective participation of women in all spheres of society "
    "including decision making processes and the need to eliminate all forms of discrimination and violence "
    "against women and girls",  # in no text as it stands
)


@dataclass(frozen=True, slots=True)
class Query:
    """A search: how its ``words`` belong together (``mode``), what it is narrowed to, which page."""

    group: str
    mode: str = "browse"
    words: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    page: int = 1
    sort: str = ""

    @property
    def typed(self) -> str:
        """The search in the archive's own language."""
        match self.mode:
            case "any":
                return " OR ".join(self.words)
            case "not":
                return f"{self.words[0]} -{self.words[1]}"
            case "phrase":
                return f'"{" ".join(self.words)}"'
            case "prefix":
                return f"{self.words[0]}*"
        return " ".join(self.words)

    @property
    def address(self) -> str:
        """The search as an address of the site asks for it, without the question mark."""
        pairs = {"q": self.typed, **self.chosen, "page": str(self.page), "sort": self.sort}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def fts5(self) -> str:
        """The search in the language of SQLite FTS5; empty to browse."""
        quoted = [f'"{word}"' for word in self.words]
        match self.mode:
            case "any":
                return " OR ".join(quoted)
            case "not":
                return " NOT ".join(quoted)
            case "phrase":
                return f'"{" ".join(self.words)}"'
            case "prefix":
                return f"{self.words[0]}*"
        return " AND ".join(quoted)


RARE = ("piracy", "asbestos", "haiti", "albinism", "fistula", "mercury", "outer", "whaling")
COMMON = ("development", "rights", "international", "women", "support", "national", "report", "security")
ALL = (
    ("human", "rights"),
    ("sustainable", "development"),
    ("women", "girls"),
    ("climate", "change"),
    ("organized", "crime"),
    ("trafficking", "persons"),
    ("nuclear", "weapons", "disarmament"),
    ("technical", "assistance", "developing", "countries"),
)
ANY = (("women", "children"), ("crime", "corruption"), ("piracy", "whaling"), ("drugs", "terrorism"))
NOT = (("development", "sustainable"), ("rights", "human"), ("crime", "organized"), ("children", "women"))
PHRASES = (
    ("human", "rights"),
    ("sustainable", "development"),
    ("official", "development", "assistance"),
    ("climate", "change"),
    ("rule", "of", "law"),
    ("best", "interests", "of", "the", "child"),
)
PREFIXES = ("crimin", "disarm", "traffick", "pira")
NARROWED = (
    ("women", {"session": "75"}),
    ("rights", {"status": "adopted"}),
    ("development", {"session": "60", "status": "draft"}),
    ("crime", {"document": "draft_resolution"}),
    ("report", {"kind": "preambular"}),
    ("security", {"kind": "any", "session": "70"}),
)
BROWSED: tuple[dict[str, str], ...] = (
    {},
    {"kind": "any"},
    {"kind": "preambular"},
    {"session": "75"},
    {"status": "draft"},
)
LATE = ("rights", "development", "nuclear")


def queries() -> list[Query]:
    """Return the workload, in a fixed order."""
    found = [Query("rare word", "all", (word,)) for word in RARE]
    found += [Query("common word", "all", (word,)) for word in COMMON]
    found += [Query("all of several", "all", words) for words in ALL]
    found += [Query("any of several", "any", words) for words in ANY]
    found += [Query("one without another", "not", words) for words in NOT]
    found += [Query("phrase", "phrase", words) for words in PHRASES]
    found += [Query("prefix", "prefix", (word,)) for word in PREFIXES]
    found += [
        Query("pasted", "all", tuple(text.replace("-", " ").replace(",", "").split())) for text in PASTED
    ]
    found += [Query("narrowed", "all", (word,), chosen) for word, chosen in NARROWED]
    found += [Query("newest first", "all", (word,), sort="newest") for word in ("development", "nuclear")]
    found += [Query("browsed", chosen=chosen) for chosen in BROWSED]
    found += [Query("page 50", "all", (word,), page=50) for word in LATE]
    return [*found, Query("page 50 browsed", page=50)]
