"""The pages that compare: two or three texts held, or one held with one that a reader lends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from resolutions.aligning.align import align
from resolutions.models import Resolution
from resolutions.reading.alignments import Count, balance, clauses_of, links_of
from resolutions.reading.choosing import Chosen, link_to
from resolutions.reading.columns import in_columns
from resolutions.reading.comparing import Comparison, comparison, is_one_language
from resolutions.reading.families import Family, families, in_time
from resolutions.reading.heads import Head, head_of
from resolutions.reading.lent import Loan, NotCompared, read
from resolutions.reading.offers import offered
from resolutions.reading.sides import Side, name_of
from resolutions.reading.ways import WayLink, way_links

MOST_TITLES = 8
"""Recurring titles offered where no text is named."""
MOST_SUGGESTED = 40
"""Texts of one title offered."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Texts compared: their heads in order, their language, the rows.

    ``balances`` count, for each text but the first, what became of the clauses of the one before it.
    """

    heads: tuple[Head, ...]
    language: str
    result: Comparison
    balances: tuple[tuple[Count, ...], ...] = ()

    @property
    def before(self) -> Head:
        """The earliest text."""
        return self.heads[0]

    @property
    def after(self) -> Head:
        """The latest text."""
        return self.heads[-1]

    @property
    def columns(self) -> tuple[tuple[str, Head, tuple[Count, ...]], ...]:
        """Each text: which of them it is, its head, what became of the clauses of the one before it."""
        which = (
            (
                pgettext("a text compared", "First text"),
                pgettext("a text compared", "Text between"),
                pgettext("a text compared", "Last text"),
            )
            if len(self.heads) > 2
            else (pgettext("a text compared", "Earlier text"), pgettext("a text compared", "Later text"))
        )
        balances = ((), *self.balances) if self.balances else ((),) * len(self.heads)
        return tuple(zip(which, self.heads, balances, strict=True))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text of a title: the addresses that compare it as the earlier one, and as the later one."""

    head: Head
    as_before: str
    as_after: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that may be meant: its name, words on it, where it leads, what names it in an address."""

    label: str
    facts: str
    href: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps texts from being compared: ``kind`` is ``unknown``, ``several`` or ``missing``.

    ``typed`` is what names no text, or several; ``which`` says which text is missing.
    """

    kind: str
    typed: str
    which: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The page that compares held texts, or asks for them; ``between`` is None where two are compared."""

    before: Side
    between: Side | None
    after: Side
    base: str
    compared: Compared | None
    is_two_languages: bool
    swapped: str
    way: tuple[WayLink, ...]
    suggestions: tuple[Suggestion, ...]
    problems: tuple[Problem, ...]
    titles: tuple[Family, ...]


def compare_page(before: Side, after: Side, asked: Chosen, between: Side | None = None) -> ComparePage:
    """Everything the page shows; at most nine queries after the sides are found."""
    sides = [side for side in (before, between, after) if side]
    texts = [side.text for side in sides if side.text]
    names = [name_of(side.text) if side.text else side.typed for side in sides]
    is_whole = len(texts) == len(sides)
    base = link_to(names[0], names[-1], via=names[1] if between else "")
    kin = in_time(Resolution.objects.kin_of(texts)[:MOST_SUGGESTED]) if texts else []
    return ComparePage(
        before=before,
        between=between,
        after=after,
        base=base,
        compared=compared(texts, asked) if is_whole and is_one_language(*texts) else None,
        is_two_languages=is_whole and not is_one_language(*texts),
        swapped="" if between else link_to(names[1], names[0], asked),
        way=way_links(texts[-1], [*kin, *texts[:-1]], base) if texts else (),
        suggestions=_suggestions(reversed(kin), names),
        problems=tuple(_problems(sides, names)),
        titles=() if texts else families(Resolution.objects.in_one_language(), MOST_TITLES),
    )


def compared(texts: Sequence[Resolution], asked: Chosen) -> Compared:
    """Compare two or three held texts in one language, each with the one before it."""
    held = clauses_of(texts)
    heads = tuple(map(head_of, texts))
    hrefs = [head.href for head in heads]
    language = texts[0].document.language
    first = links_of(texts[0], texts[1], held)
    own = [held[text.pk] for text in texts]
    if len(texts) == 2:
        return Compared(heads, language, comparison(first, own[0], own[1], (hrefs[0], hrefs[1]), asked))
    second = links_of(texts[1], texts[2], held)
    result = in_columns((first, second), (own[0], own[1], own[2]), (heads[0], heads[1], heads[2]), asked)
    return Compared(heads, language, result, (balance(first), balance(second)))


def _suggestions(kin: Iterable[Resolution], names: Sequence[str]) -> tuple[Suggestion, ...]:
    """Other texts, each to compare with what is named."""
    return tuple(
        Suggestion(head, link_to(head.name, names[-1]), link_to(names[0], head.name))
        for head in map(head_of, kin)
    )


def _problems(sides: Sequence[Side], names: Sequence[str]) -> Iterable[Problem]:
    """What is wrong with each side; nothing at all where no text is named."""
    for place, side in enumerate(sides):
        if side.is_unknown:
            heads = map(head_of, offered(side.typed))
            found = [
                Offer(head.called, f"{head.facts}. {head.title}", _taken(names, place, head.name))
                for head in heads
            ]
            yield Problem("unknown", side.typed, "", tuple(found))
        elif side.choices:
            found = [Offer(title, "", _taken(names, place, name)) for name, title in side.choices]
            yield Problem("several", side.typed, "", tuple(found))
        elif not side.typed and any(names):
            yield Problem("missing", "", "later" if place else "earlier", ())


def text_offers(typed: str) -> list[Offer]:
    """The texts that may be meant by what somebody has typed so far; one query."""
    heads = map(head_of, offered(typed))
    return [Offer(head.called, f"{head.facts}. {head.title}", head.href, head.name) for head in heads]


def _taken(names: Sequence[str], place: int, name: str) -> str:
    """The address of the comparison with another text in one place."""
    taken = [*names[:place], name, *names[place + 1 :]]
    return link_to(taken[0], taken[-1], via=taken[1] if len(taken) == 3 else "")


def compared_with_loan(loan: Loan, held: Resolution, asked: Chosen, *, is_earlier: bool) -> Compared:
    """Compare a lent text with a held one; nothing of it is stored, remembered or logged.

    ``is_earlier``: the lent text is the earlier of the two. Raises NotCompared.
    """
    lent = read(loan)
    if lent.language != held.document.language:
        raise NotCompared(_("The two texts are in different languages; only texts in one can be compared."))
    theirs = clauses_of([held])[held.pk]
    count = len(lent.clauses)
    read_in = ngettext("%(count)s paragraph was read", "%(count)s paragraphs were read", count)
    own = Head(_("Your text"), lent.title, read_in % {"count": count}, "", "")
    head = head_of(held)
    if is_earlier:
        heads, texts, hrefs = (own, head), (lent.clauses, theirs), ("", head.href)
    else:
        heads, texts, hrefs = (head, own), (theirs, lent.clauses), (head.href, "")
    return Compared(heads, lent.language, comparison(align(*texts), *texts, hrefs, asked))
