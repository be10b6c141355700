"""The identity of everything: UN document symbols, parsed, normalized, compared and printed. No Django.

A symbol is read as people type it and files print it (``a/res/77/237/``, ``77/237``, ``217 A (III)``)
and printed in one normal form only:

* no spaces, series in capitals: ``A/RES/77/237``, ``A/C.3/77/L.12/Rev.1``, ``A/75/6(Sect.1)``;
* resolutions before 1976 as the document that holds them: ``A/RES/2200(XXI)``, ``A/RES/3201(S-VI)``.
  The letter of ``217 A (III)`` names a part of that document, not a document: it is kept in
  ``Symbol.part`` and printed by ``Symbol.number``, but is no part of the symbol;
* from 1976 a lettered part that was issued by itself is a document of its own: ``A/RES/57/283B``.
  The first part is (``66/253 A`` is ``A/RES/66/253``), and parts D and on are (``53/77 AA`` is
  ``A/RES/53/77``), the document without a letter, as are ranges before the 57th session; from then on
  parts issued together keep their range: ``A/RES/75/101A-B``;
* a supplement of the Official Records is its document: ``A/66/10(SUPP)`` is ``A/66/10``;
* a document issued under two symbols (``A/74/784-E/2020/56``) is known by the first.

Source: https://research.un.org/en/docs/symbols and the symbols' own permalinks on undocs.org.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote, unquote

from resolutions.bodies import BODIES, ROOTS

MAX_LENGTH = 120  # characters beyond which a text is no symbol
FIRST_NUMBERED_SESSION = 31  # the session (1976) from which resolutions are numbered ``session/number``
FIRST_LETTERED_SESSION = 47  # the session from which parts B and C are documents of their own
FIRST_RANGED_SESSION = 57  # the session from which parts issued together carry their range
LAST_ROMAN_SESSION_OF_THE_COUNCIL = 63  # 1977: roman numerals in the Economic and Social Council until then
LAST_SESSION = 199  # above it a first number is a year (``E/2016/30``), never a session

WORDED = (
    (r"(?:(?:united nations )?general assembly|unga|ga)(?: res(?:olution|\.)?)?", "A/RES/"),
    (r"(?:(?:united nations )?security council|unsc|sc)(?: res(?:olution|\.)?)?", "S/RES/"),
    (r"(?:economic and social council|ecosoc)(?: res(?:olution|\.)?)?", "E/RES/"),
    (r"(?:human rights council|hrc)(?: res(?:olution|\.)?)?", "A/HRC/RES/"),
    (r"res(?:olution|\.)?", ""),
    (r"(?:la )?(?:résolution|resoluci[óo]n)|резолюци(?:я|и|ю|ей)|(?:ال)?قرار|第", ""),
    (r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:en|fr|es|ru|ar|zh|ch)/)?", ""),
)
"""What people put before a number, and the series it stands for; example: ``GA resolution 77/237``."""

_WORDED = tuple((re.compile(rf"(?:{words})\s*(?=\S)", re.IGNORECASE), series) for words, series in WORDED)
_BEHIND = re.compile(r"\s*(?:号决议|号|决议)")
"""What stands behind a number in Chinese; example: ``第77/237号决议``."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SPACED_WORDS = re.compile(r"[a-z]\s+[a-z]{2}", re.IGNORECASE)
_JOINT = re.compile(r"(?<=[0-9)])-(?=[A-Z]{1,4}/)", re.IGNORECASE)
_LETTERS = r"[A-Z]{1,2}(?:-[A-Z]{1,2})?"
_ROMAN = r"(?:L?X{0,3}(?:IX|IV|V?I{0,3}))"
# 77/237, A/RES/57/283B, A/RES/75/101A-B
_NUMBERED = re.compile(rf"(?:A/RES/)?0*([1-9][0-9]{{1,2}})/0*([1-9][0-9]{{0,3}})\[?({_LETTERS})?\]?")
# S-30/1, A/RES/ES-11/1, A/RES/ES-8/2B
_SPECIAL = re.compile(rf"(?:A/RES/)?(E?S)-0*([1-9][0-9]?)/0*([1-9][0-9]{{0,2}})\[?({_LETTERS})?\]?")
# 217A(III), A/RES/217(III)[A], 3201(S-VI), E/RES/663(XXIV)C
_OLD = re.compile(
    rf"(?:(A|E)/RES/)?0*([1-9][0-9]{{0,3}})({_LETTERS})?\(((?:E?S-)?{_ROMAN})\)\[?({_LETTERS})?\]?"
)
# 1373(2001), S/RES/1373(2001)
_DATED = re.compile(r"(?:S/RES/)?0*([1-9][0-9]{0,3})\(((?:19|20)[0-9]{2})\)")
# E/RES/2016/18, A/HRC/RES/23/9, A/HRC/RES/S-21/1
_OF_COUNCILS = re.compile(r"(?:E/RES/(?:19|20)[0-9]{2}|A/HRC/RES/(?:S-)?[1-9][0-9]?)/[1-9][0-9]{0,2}[A-Z]?")
_BRACKET = re.compile(r"\((?:[A-Z]{0,5}\.?(?:[0-9]{1,4}[A-Z]?|[IVXL]{1,5}|[IVX]{1,4}AND[IVX]{1,4}))\)")
_SUPPLEMENT = re.compile(r"\(SUPP\.?\)", re.IGNORECASE)
_COMPONENT = re.compile(
    r"(?:[0-9]{1,5}(?:[A-Z](?:-[A-Z])?)?|[A-Z]{1,8}(?:-[A-Z]{3})?|[A-Z]{1,6}(?:\.[A-Z]{1,4})?\.(?:[0-9]{1,4}[A-Z]?|[IVX]{1,5})|(?:E?S|[A-Z]{2})-[0-9]{1,2})"
)
_WORD = re.compile(r"(?<![A-Z])(?:REV|CORR|ADD|AMEND|SECT|VOL|PARTS|PART|SUPPL|SUPP|RES(?=\.))(?![A-Z]{3})")
_AND = re.compile(r"(?<=[IVX])AND(?=[IVX])")
_SESSION = re.compile(r"A/(?:(?:RES|DEC|BUR|INF|C\.[0-9])/)?(?:(ES|S)-)?([0-9]{1,3})/")
_RUN = re.compile(r"([0-9]+)|([^0-9]+)")


@dataclass(frozen=True, slots=True)
class GeneralAssemblySession:
    """A session: its number within its kind, and ``regular``, ``special`` or ``emergency_special``."""

    number: int
    kind: str


_SESSION_KINDS = {"": "regular", "S": "special", "ES": "emergency_special"}

SortKey = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its normal form; make one with ``parse``.

    ``part`` is the letter of a resolution before 1976 (``217 A (III)``); two symbols that differ in
    it are the same document, so they are equal.
    """

    text: str
    part: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: "Symbol") -> bool:
        return self.sort_key < other.sort_key

    @property
    def body(self) -> str | None:
        """The organ whose series it is; None for a series not known."""
        fitting = [row for row in BODIES if _starts(self.text, row[0])]
        return max(fitting, key=lambda row: len(row[0]))[1] if fitting else None

    @property
    def is_resolution(self) -> bool:
        """Whether it is the symbol of an adopted resolution."""
        return "/RES/" in self.text

    @property
    def number(self) -> str:
        """A resolution's number as texts print it (``77/237``, ``217 A (III)``); else the symbol."""
        if not self.is_resolution:
            return self.text
        number = self.text.partition("/RES/")[2]
        count, bracket, session = number.partition("(")
        printed = " ".join(filter(None, (count, self.part, bracket + session)))
        return printed if bracket else re.sub(r"(?<=[0-9])(?=[A-Z])", " ", printed)

    @property
    def session(self) -> GeneralAssemblySession | None:
        """The General Assembly's session it belongs to; None for other organs and for years."""
        if old := _OLD.fullmatch(self.text):
            prefix, _, roman = old[4].rpartition("-")
            return GeneralAssemblySession(_arabic(roman), _SESSION_KINDS[prefix]) if old[1] == "A" else None
        found = _SESSION.match(self.text)
        if found is None or int(found[2]) > LAST_SESSION:
            return None
        return GeneralAssemblySession(int(found[2]), _SESSION_KINDS[found[1] or ""])

    @property
    def sort_key(self) -> SortKey:
        """Orders by series, then numbers as numbers; General Assembly resolutions first, by session."""
        if self.session is None or not self.is_resolution:
            return _natural(self.text)
        order = list(_SESSION_KINDS.values()).index(self.session.kind)
        rest = self.text.removeprefix("A/RES/")
        rest = rest.partition("/")[2] if "/" in rest else rest
        return ((-2, "A/RES/"), (order, ""), (self.session.number, ""), *_natural(rest))

    @property
    def url(self) -> str:
        """The public permalink of the official document, in English."""
        return self.url_in("en")

    def url_in(self, language: str) -> str:
        """The public permalink of the official document in one of its languages."""
        return f"https://undocs.org/{language}/{quote(self.text, safe='/()')}"

    @property
    def path(self) -> str:
        """The address in this archive, from the root: ``/A/RES/77/237/``; ``from_path`` reads it."""
        return f"/{quote(self.text, safe='/()')}/"


def parse(text: str) -> Symbol | None:
    """Read a symbol as typed or printed; None when it is not one.

    >>> parse("a/res/77/237/")
    Symbol(text='A/RES/77/237', part='')
    >>> parse("217 A (III)")
    Symbol(text='A/RES/217(III)', part='A')
    """
    return _parse(text) if len(text) <= MAX_LENGTH else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> Symbol | None:
    """Read a text of at most ``MAX_LENGTH``; remembered, since the same symbols come again and again."""
    typed = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_DIGITS)
    cleaned = typed.strip().strip("/.,;").strip()
    bare, series = _without_words(cleaned)
    if _SPACED_WORDS.search(re.sub(r"\([^()]*\)", "", bare)):
        return None
    bare = _SUPPLEMENT.sub("", bare)
    compact = series + _JOINT.split("".join(bare.upper().split()), maxsplit=1)[0]
    return _resolution(compact) or _other(compact)


def normalize(text: str) -> str | None:
    """The normal form of a symbol; None when the text is not one. Idempotent, never raises.

    >>> normalize("A/RES/217 (III)"), normalize("57/283 b"), normalize("24/7")
    ('A/RES/217(III)', 'A/RES/57/283B', None)
    """
    symbol = parse(text)
    return symbol.text if symbol else None


def body_of(text: str) -> str | None:
    """The organ whose series a symbol belongs to; None for junk and for series not known."""
    symbol = parse(text)
    return symbol.body if symbol else None


def session_of(text: str) -> GeneralAssemblySession | None:
    """The General Assembly session a symbol belongs to; None for other organs."""
    symbol = parse(text)
    return symbol.session if symbol else None


def undocs_url(text: str, language: str = "en") -> str | None:
    """The public permalink of a symbol in a language: ``https://undocs.org/en/A/RES/77/237``."""
    symbol = parse(text)
    return symbol.url_in(language) if symbol else None


def from_path(path: str) -> Symbol | None:
    """Read an address of this archive (``/A/RES/77/237/``), percent-encoded or not."""
    return parse(unquote(path).strip("/"))


def roman(number: int) -> str:
    """A session's number in roman numerals, up to LXXXIX, as resolutions before 1976 print it.

    >>> roman(29)
    'XXIX'
    """
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10 % len(tens)] + ones[number % 10]


def _starts(symbol: str, prefix: str) -> bool:
    """Whether the prefix ends where a component of the symbol ends (``UNEP/EA`` in ``UNEP/EA.4/1``)."""
    return symbol.startswith(prefix) and not symbol[len(prefix) : len(prefix) + 1].isalnum()


def _without_words(text: str) -> tuple[str, str]:
    """The text without the words around its number, and the series they stand for."""
    if (behind := _BEHIND.search(text)) and behind.end() == len(text):
        text = text[: behind.start()]
    for pattern, series in _WORDED:
        found = pattern.match(text)
        if found and (not series or text[found.end()].isdigit() or text[found.end()] in "SsEe"):
            return text[found.end() :], series
    return text, ""


def _resolution(compact: str) -> Symbol | None:
    """Read a resolution's symbol or number from a text without spaces, in capitals."""
    if found := _NUMBERED.fullmatch(compact):
        session, number, part = found.groups(default="")
        if FIRST_NUMBERED_SESSION <= int(session) <= LAST_SESSION:
            return _part(f"A/RES/{session}/{number}", part, int(session))
        return None
    if found := _SPECIAL.fullmatch(compact):
        kind, session, number, part = found.groups(default="")
        return _part(f"A/RES/{kind}-{session}/{number}", part, 0)
    if found := _OLD.fullmatch(compact):
        return _old_resolution(*found.groups(default=""))
    if found := _DATED.fullmatch(compact):
        return Symbol(f"S/RES/{found[1]}({found[2]})")
    return Symbol(compact) if _OF_COUNCILS.fullmatch(compact) else None


def _part(document: str, part: str, session: int) -> Symbol:
    """A lettered part: a document of its own, or part of the document without a letter."""
    own = (
        session >= FIRST_RANGED_SESSION
        if "-" in part
        else (part in ("B", "C") and session >= FIRST_LETTERED_SESSION)
    )
    return Symbol(document + part) if own else Symbol(document, part=part)


def _old_resolution(series: str, number: str, before: str, session: str, after: str) -> Symbol | None:
    """A resolution numbered through all sessions, as before 1976; None for a session that never was."""
    last = FIRST_NUMBERED_SESSION - 1 if series != "E" else LAST_ROMAN_SESSION_OF_THE_COUNCIL
    if not 0 < _arabic(session.rpartition("-")[2]) <= last:
        return None
    return Symbol(f"{series or 'A'}/RES/{number}({session})", part=before or after)


def _other(compact: str) -> Symbol | None:
    """Read any other symbol of a known series; None when a component has no known shape."""
    if compact.startswith(("A/RES/", "S/RES/", "E/RES/", "A/HRC/RES/")):
        return None
    first, *rest = [_BRACKET.sub("", component) for component in compact.split("/")]
    if first not in ROOTS or not rest or not any(character.isdigit() for character in compact):
        return None
    if not all(_COMPONENT.fullmatch(component) for component in rest):
        return None
    return Symbol(_WORD.sub(lambda word: word[0].capitalize(), _AND.sub("and", compact)))


def _natural(text: str) -> SortKey:
    """Runs of digits as numbers, everything else as text, so that L.9 comes before L.10."""
    return tuple((int(run[1]), "") if run[1] else (-1, run[2]) for run in _RUN.finditer(text))


def _arabic(roman: str) -> int:
    """The value of a roman numeral up to LXXXIX; 0 for an empty one."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in roman]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))
