"""The agreed-language finder: for a text that nobody keeps, or a paragraph held, what was said before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Min

from resolutions.models import Paragraph, Resolution, Session, SessionKind
from resolutions.querysets.closest import Scope, texts_with
from resolutions.reading.agreed import FEW, VERDICTS, Result, Within, results
from resolutions.reading.lives import Version
from resolutions.reading.naming import opened_in
from resolutions.reading.pasting import Pasted, Piece
from resolutions.reading.precedents import Sought, precedents
from resolutions.reading.sides import called, name_of
from resolutions.search import shingles

MOST_TOLD = 5
"""Precedents told of each of a few paragraphs; of many, the closest alone."""
KINDS = ("preambular", "operative", "annex")
"""Paragraphs that are agreed language: headings and a report's own are not."""
LEAST_OWN, SHARE_OWN = 5, 0.9
"""Paragraphs of a text, and the share of them that one text has word for word, from which it is that text."""
LEAST_LED = 5
"""Paragraphs of a text that have their closest wordings in one text from which that is told."""
OPENS_IN = 9
"""The month in which a regular session opens."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader has chosen; what is empty or 0 leaves everything.

    ``status`` and ``part`` narrow what is looked at, ``before`` to the sessions before one. ``only`` the
    paragraphs of one verdict are shown, or one ``paragraph``, by its number.
    ``is_settled``: the text itself, if it is held, was left out before, or is wanted.
    """

    status: str = ""
    part: str = ""
    before: int = 0
    only: str = ""
    paragraph: int = 0
    is_settled: bool = False


def choices(asked: Mapping[str, str]) -> Choices:
    """Read choices from a form or an address; what is not known is ignored."""
    return Choices(
        status="adopted" if asked.get("status") == "adopted" else "",
        part=part if (part := asked.get("part", "")) in KINDS[:2] else "",
        before=0 if "everything" in asked else _number(asked.get("before", "")),
        only=only if (only := asked.get("only", "")) in VERDICTS else "",
        paragraph=_number(asked.get("piece", "")),
        is_settled="settled" in asked,
    )


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph in the index of a text; ``verb`` is what its verb is beside the precedent's, if another."""

    number: int
    name: str
    verdict: str
    verb: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many paragraphs of a text are so."""

    verdict: str
    number: int


@dataclass(frozen=True, slots=True)
class Known:
    """A text held: what pages call it, what names it, its address; of how many paragraphs it is told."""

    called: str
    name: str
    href: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Language:
    """What was found for a text.

    ``own`` is the text itself, if it is held and was left out with all of its session and later; ``leading``
    the one that has the closest wordings of most paragraphs. ``total`` counts the paragraphs of the text.
    """

    language: str
    choices: Choices
    total: int
    results: tuple[Result, ...]
    index: tuple[Mark, ...]
    counts: tuple[Count, ...]
    own: Known | None
    leading: Known | None


def sessions_held() -> list[Session]:
    """The sessions held, the latest regular one first, with ``first_day``: that of their first document."""
    held = Session.objects.exclude(documents=None).annotate(first_day=Min("documents__date"))
    return list(held.order_by("kind", "-number"))


def find(text: Pasted, asked: Choices, sessions: Iterable[Session]) -> Language:
    """Look up the paragraphs of a pasted text; nothing of it is stored, remembered or logged.

    At most ten queries, and one for every 25 paragraphs.
    """
    pieces = text.pieces
    if 0 < asked.paragraph <= len(pieces):
        pieces = (pieces[asked.paragraph - 1],)
    own = None if asked.is_settled or asked.before else _own(text)
    if own and (session := own.document.session) and session.kind == SessionKind.REGULAR:
        asked = replace(asked, before=session.number)
    scope = replace(_scope(text.language, asked, sessions), without=(own.pk,) if own else ())
    found = precedents([Sought(piece.text, piece.kind, piece.is_fragment) for piece in pieces], scope)
    told = results(pieces, found, _within(scope), most=MOST_TOLD if len(pieces) <= FEW else 1)
    return _language(text, asked, told, own)


def like(row: Paragraph, asked: Choices, sessions: Iterable[Session]) -> Language:
    """Look up the wordings that are closest to those of a held paragraph, in all texts but its own."""
    piece = Piece(1, "", row.kind, row.full_text, row.lead_phrase)
    scope = replace(_scope(row.language, asked, sessions), without=(row.resolution_id or 0,))
    found = precedents([Sought(piece.text, piece.kind)], scope)
    told = results([piece], found, _within(scope), most=MOST_TOLD)
    return _language(Pasted(row.language, "", (piece,)), asked, told, None)


def _scope(language: str, asked: Choices, sessions: Iterable[Session]) -> Scope:
    return Scope(
        language,
        kinds=(asked.part,) if asked.part else KINDS,
        status=asked.status,
        sessions=tuple(_before(asked.before, sessions)) if asked.before else None,
        of_texts=True,
    )


def _before(number: int, sessions: Iterable[Session]) -> Iterable[int]:
    """The keys of the sessions before a regular one: of a lower number, or special and held before it."""
    opens = date(opened_in(number), OPENS_IN, 1)
    for session in sessions:
        first = getattr(session, "first_day", None)
        if session.number < number if session.kind == SessionKind.REGULAR else first and first < opens:
            yield session.pk


def _within(scope: Scope) -> Within:
    """What tells whether a version lies within a scope: a clause's line leads out of it."""
    sessions = None if scope.sessions is None else frozenset(scope.sessions)
    without = frozenset(scope.without)

    def within(version: Version) -> bool:
        text = version.text
        return (
            (not scope.status or text.status == scope.status)
            and (sessions is None or text.document.session_id in sessions)
            and text.pk not in without
        )

    return within


def _own(text: Pasted) -> Resolution | None:
    """The text held that has nearly all paragraphs word for word; two queries, none for a few paragraphs."""
    if len(text.pieces) < LEAST_OWN:
        return None
    held = texts_with([shingles.fingerprint(piece.text) for piece in text.pieces], text.language)
    best = max(held, key=lambda key: (held[key], key), default=0)
    if held.get(best, 0) < SHARE_OWN * len(text.pieces):
        return None
    return Resolution.objects.for_reference().filter(pk=best).first()


def _language(text: Pasted, asked: Choices, told: Sequence[Result], own: Resolution | None) -> Language:
    shown = tuple(one for one in told if not asked.only or one.verdict == asked.only)
    places = {one.piece.number for one in shown}
    verdicts = Counter(one.verdict for one in told)
    return Language(
        language=text.language,
        choices=asked,
        total=len(text.pieces),
        results=shown,
        index=tuple(_mark(one, is_shown=one.piece.number in places) for one in told),
        counts=tuple(Count(verdict, verdicts[verdict]) for verdict in VERDICTS),
        own=_known(own) if own else None,
        leading=_leading(told),
    )


def _mark(result: Result, *, is_shown: bool) -> Mark:
    piece = result.piece
    return Mark(piece.number, piece.name or f"{piece.number}", result.verdict, result.verb, is_shown)


def _known(text: Resolution) -> Known:
    return Known(called(text), name_of(text), str(getattr(text, "href", "") or ""), 0)


def _leading(told: Iterable[Result]) -> Known | None:
    """The text that has the closest wordings of most paragraphs, if it has those of several."""
    spots = [one.told[0].closest for one in told if one.told]
    counts = Counter(spot.text for spot in spots)
    best = max(counts, key=lambda name: (counts[name], name), default="")
    if not best or counts[best] < LEAST_LED:
        return None
    spot = next(spot for spot in spots if spot.text == best)
    return Known(spot.called, best, spot.href.partition("#")[0], counts[best])
