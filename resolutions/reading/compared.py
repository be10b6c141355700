"""The pages that compare: two texts held, or one held with one that a reader pastes and nobody keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.aligning.align import align
from resolutions.aligning.clauses import clauses
from resolutions.models import Resolution
from resolutions.parsing.records import Document
from resolutions.reading.alignments import clauses_of, links_of
from resolutions.reading.comparing import Chosen, Comparison, comparison, is_one_language, link_to
from resolutions.reading.families import Family, families, in_time
from resolutions.reading.naming import name_of_session
from resolutions.reading.pasting import NotRead, check_size, parsed
from resolutions.reading.sides import Side, called, name_of

MOST_TITLES = 8
"""Recurring titles offered where no text is named."""
MOST_SUGGESTED = 40
"""Texts of one title offered."""
MAX_PASTED_CLAUSES = 400
"""Paragraphs of a pasted text; the longest resolutions have under 300."""


class NotCompared(NotRead):
    """A pasted text that cannot be compared; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Head:
    """A text at the head of its column; ``href`` and ``name`` are empty for one that is not held."""

    called: str
    title: str
    facts: str
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts, compared: their heads, their language, the rows."""

    before: Head
    after: Head
    language: str
    result: Comparison


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text of a title: the addresses that compare it as the earlier one, and as the later one."""

    head: Head
    as_before: str
    as_after: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The page that compares two held texts, or asks for them."""

    before: Side
    after: Side
    base: str
    compared: Compared | None
    is_two_languages: bool
    swapped: str
    suggestions: tuple[Suggestion, ...]
    titles: tuple[Family, ...]


def compare_page(before: Side, after: Side, asked: Chosen) -> ComparePage:
    """Everything the page shows; at most nine queries after the two sides are found."""
    one, other = before.text, after.text
    both = (one, other) if one and other else None
    names = (name_of(one) if one else before.typed, name_of(other) if other else after.typed)
    named = [text for text in (one, other) if text]
    return ComparePage(
        before=before,
        after=after,
        base=link_to(*names),
        compared=compared(*both, asked) if both and is_one_language(*both) else None,
        is_two_languages=bool(both and not is_one_language(*both)),
        swapped=link_to(names[1], names[0], asked),
        suggestions=_suggestions(named, names),
        titles=() if named else families(Resolution.objects.in_one_language(), MOST_TITLES),
    )


def compared(before: Resolution, after: Resolution, asked: Chosen) -> Compared:
    """Compare two held texts in one language."""
    held = clauses_of((before, after))
    heads = (head_of(before), head_of(after))
    links = links_of(before, after, held)
    result = comparison(links, held[before.pk], held[after.pk], (heads[0].href, heads[1].href), asked)
    return Compared(*heads, before.document.language, result)


def head_of(text: Resolution) -> Head:
    """What stands at the head of a text's column."""
    day = text.adopted_on or text.document.date
    facts = [f"{day.day} {day:%B %Y}"] if day else []
    if text.symbol or text.document.symbol:
        facts = [name_of_session(text.document.session), text.get_status_display(), *facts]
    return Head(
        called=called(text),
        title=text.title,
        facts=", ".join(facts),
        href=str(getattr(text, "href", "") or ""),
        name=name_of(text),
    )


def _suggestions(named: Sequence[Resolution], names: tuple[str, str]) -> tuple[Suggestion, ...]:
    """The other texts under the titles of those named, the newest first."""
    if not named:
        return ()
    keys = {text.title_key for text in named}
    rows = Resolution.objects.under_titles(keys, named[0].document.language)[:MOST_SUGGESTED]
    known = {text.pk for text in named}
    heads = [head_of(text) for text in reversed(in_time(rows)) if text.pk not in known]
    return tuple(
        Suggestion(head, link_to(head.name, names[1]), link_to(names[0], head.name)) for head in heads
    )


def compared_with_pasted(text: str, held: Resolution, asked: Chosen, *, is_earlier: bool) -> Compared:
    """Compare a pasted text with a held one; nothing of it is stored, remembered or logged.

    ``is_earlier``: the pasted text is the earlier of the two. Raises NotRead.
    """
    document = _read(text)
    if document.language != held.document.language:
        raise NotCompared("The two texts are in different languages; only texts in one can be compared.")
    own = clauses(document.resolutions[0])
    if len(own) > MAX_PASTED_CLAUSES:
        raise NotCompared(
            f"The pasted text has {len(own)} paragraphs; at most {MAX_PASTED_CLAUSES} are compared."
        )
    theirs = clauses_of([held])[held.pk]
    mine = Head("Your text", document.resolutions[0].title, f"{len(own)} paragraphs were read", "", "")
    head = head_of(held)
    if is_earlier:
        return Compared(
            mine,
            head,
            document.language,
            comparison(align(own, theirs), own, theirs, ("", head.href), asked),
        )
    result = comparison(align(theirs, own), theirs, own, (head.href, ""), asked)
    return Compared(head, mine, document.language, result)


def _read(text: str) -> Document:
    """Read a pasted text that holds one resolution text; a part of one will do."""
    raw = text.encode("utf-8", "replace")
    check_size(raw)
    document = parsed(raw)
    if len(document.resolutions) > 1:
        raise NotCompared(f"The pasted text holds {len(document.resolutions)} resolution texts; paste one.")
    if not document.resolutions or not clauses(document.resolutions[0]):
        raise NotCompared(
            "No preambular or operative paragraph was found in the pasted text. Operative paragraphs"
            " begin with their number, and an empty line stands between paragraphs."
        )
    return document
