"""A query cut into tokens. Every character of it lands in one token or between two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query: its kind, its text, and where it starts, from 0."""

    kind: str
    text: str
    start: int


_END = r"""(?=[\s()"“”«»]|$)"""
_TOKEN = re.compile(
    rf"""
      (?P<open>\() | (?P<close>\))
    | (?P<quoted>=?(?:"[^"“”]*["”]|“[^"“”]*[”"]|«[^«»]*»))   # "a phrase", “a phrase”, ="a phrase"
    | (?P<stray>["“”«»])                                     # a quotation mark without its partner
    | (?P<near>(?i:near)/\d{{1,4}}){_END}
    | (?P<or>OR){_END} | (?P<and>AND){_END} | (?P<not>NOT){_END}
    | (?P<minus>(?<![^\s(])-(?=[\w("“«=]))                   # -word, but not a dash on its own
    | (?P<field>[a-z_]+:(?=[^\s():]))                        # session:75..77
    | (?P<word>[^\s()"“”«»]+)
    """,
    re.VERBOSE,
)


def tokens(typed: str) -> Iterator[Token]:
    """Yield the tokens of a query, first to last."""
    for found in _TOKEN.finditer(typed):
        yield Token(found.lastgroup or "word", found[0], found.start())
