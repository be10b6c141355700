"""Titles that changed while the text went on: joined where the texts say so, or a curator does.

A text says so in three ways, all certain:

* an adopted text names its draft, which bears another title;
* a draft is a revision, by its symbol, of one that bears another title;
* a text recalls, in its preamble, one whose title differs in nothing but years, numbers and ordinals: the
  fourteenth congress after the thirteenth.

In other languages the titles of the same texts are one family where they are one in English.

A title quoted in a preamble says nothing by itself: texts mostly quote the titles of other subjects. Titles
that are merely alike are for a curator to join: *questions relating to* a budget and *special subjects
relating to* it are two resolutions of one day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Q

from resolutions.lineage.lines import lines
from resolutions.lineage.locking import transaction_of_lineage
from resolutions.models import (
    CrossReference,
    DocumentKind,
    FamilyTitle,
    ParagraphKind,
    Resolution,
    TitleBridge,
)
from resolutions.titles import numberless

LEAST_WORDS = 3
"""Words, without numbers, that two titles share at least where only numbers tell them apart."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """That two texts, by their keys, are one family, and in which words."""

    earlier: int
    later: int
    why: str


def bridge() -> bool:
    """Join the titles that texts say are one, and part those of which none says so any longer.

    What curators say stays. Says whether the family of any title changed. Raises OperationalError if somebody
    writes texts for long.
    """
    said = [*_drafts(), *_revisions(), *_counted()]
    texts = Resolution.objects.in_bulk([key for one in said for key in (one.earlier, one.later)])
    wanted: dict[frozenset[str], TitleBridge] = {}
    for one in sorted(said):
        earlier, later = texts.get(one.earlier), texts.get(one.later)
        if earlier and later and earlier.title_key != later.title_key:
            made = _bridge(earlier, later, one.why)
            wanted.setdefault(frozenset((made.earlier_key, made.later_key)), made)
    with transaction_of_lineage(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE resolutions_titlebridge IN SHARE ROW EXCLUSIVE MODE")
        _write(wanted)
        return settle()


def settle() -> bool:
    """Give each title the family that the bridges make of it; say whether any changed."""
    with transaction_of_lineage(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE resolutions_familytitle IN SHARE ROW EXCLUSIVE MODE")
        bridges = TitleBridge.objects.exclude(says=TitleBridge.Says.APART).order_by("pk")
        joined = list(bridges.values_list("earlier_key", "later_key"))
        wanted = lines([*joined, *_translated(lines(joined))])
        known = dict(FamilyTitle.objects.values_list("title_key", "family_key").order_by())
        gone = [title for title in known if title not in wanted]
        FamilyTitle.objects.filter(title_key__in=gone).delete()
        changed = [
            FamilyTitle(title_key=title, family_key=family)
            for title, family in wanted.items()
            if known.get(title) != family
        ]
        FamilyTitle.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["title_key"], update_fields=["family_key"]
        )
    return bool(gone or changed)


def _translated(families: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give titles in other languages that are one, because the same texts are one family in English.

    Translators change words where the English title stays. ``families``: the joined English titles.
    """
    symbols = Resolution.objects.exclude(symbol=None).order_by("symbol", "pk")
    foreign = symbols.exclude(document__language="en")
    if not foreign.exists():
        return
    english = dict(symbols.filter(document__language="en").values_list("symbol", "title_key"))
    first: dict[tuple[str, str], str] = {}
    for symbol, language, title in foreign.values_list("symbol", "document__language", "title_key"):
        if symbol in english:
            family = families.get(english[symbol], english[symbol])
            yield first.setdefault((family, language), title), title


def _bridge(earlier: Resolution, later: Resolution, why: str) -> TitleBridge:
    return TitleBridge(
        earlier_title=earlier.title,
        later_title=later.title,
        earlier_key=earlier.title_key,
        later_key=later.title_key,
        says=TitleBridge.Says.TEXT,
        why=why,
        earlier_text=earlier,
        later_text=later,
    )


def _write(wanted: Mapping[frozenset[str], TitleBridge]) -> None:
    """Make the stored bridges that texts speak for just those wanted; a curator's word goes before theirs."""
    known = {frozenset((row.earlier_key, row.later_key)): row for row in TitleBridge.objects.order_by("pk")}
    by_text = {key: row for key, row in known.items() if row.says == TitleBridge.Says.TEXT}
    gone = [row.pk for key, row in by_text.items() if key not in wanted or wanted[key].why != row.why]
    TitleBridge.objects.filter(pk__in=gone).delete()
    TitleBridge.objects.bulk_create(
        made for key, made in wanted.items() if key not in known or known[key].pk in gone
    )


def _drafts() -> Iterator[Said]:
    """Give the adopted texts that name a draft of another title."""
    rows = Resolution.objects.exclude(draft=None).exclude(title_key=F("draft__title_key"))
    for later, symbol, earlier, draft in rows.order_by("pk").values_list(
        "pk", "symbol", "draft", "draft_symbol"
    ):
        if earlier is not None:
            yield Said(earlier, later, f"{symbol or 'The text'} names {draft} as its draft.")


_REVISION = re.compile(r"(?P<base>.+)/Rev\.\d+")


def _revisions() -> Iterator[Said]:
    """Give the revised drafts that bear another title than the draft, or than the revision before."""
    rows = Resolution.objects.filter(document__kind=DocumentKind.DRAFT_RESOLUTION, symbol__contains="/Rev.")
    bases = {found["base"] for symbol in rows.values_list("symbol", flat=True) if (found := _revised(symbol))}
    versions: defaultdict[tuple[str, str], list[Resolution]] = defaultdict(list)
    drafts = Resolution.objects.filter(document__kind=DocumentKind.DRAFT_RESOLUTION)
    for text in drafts.filter(Q(symbol__in=bases) | Q(pk__in=rows.values("pk"))).select_related("document"):
        found = _revised(text.symbol)
        base = found["base"] if found else text.symbol or ""
        versions[base, text.document.language].append(text)
    for (base, _), of_one in sorted(versions.items()):
        first, *later = sorted(of_one, key=lambda text: (len(text.symbol or ""), text.symbol or "", text.pk))
        for text in later:
            if text.title_key != first.title_key:
                yield Said(first.pk, text.pk, f"{text.symbol} is a revision of {base}.")


def _revised(symbol: str | None) -> re.Match[str] | None:
    return _REVISION.fullmatch(symbol or "")


def _counted() -> Iterator[Said]:
    """Give the texts that recall one whose title differs in numbers alone."""
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for key in Resolution.objects.order_by().values_list("title_key", flat=True).distinct():
        masked = numberless(key)
        if masked != key and len(masked.replace("#", "").split()) >= LEAST_WORDS:
            alike[masked].add(key)
    titles = {key for keys in alike.values() if len(keys) > 1 for key in keys}
    recalled = CrossReference.objects.filter(
        paragraph__resolution__title_key__in=titles,
        paragraph__kind=ParagraphKind.PREAMBULAR,
        target_resolution__title_key__in=titles,
        target_resolution__document__language=F("paragraph__resolution__document__language"),
    ).exclude(target_resolution__title_key=F("paragraph__resolution__title_key"))
    for later, earlier, one, other, symbol, anchor in _distinct(
        recalled.values_list(
            "paragraph__resolution",
            "target_resolution",
            "paragraph__resolution__title_key",
            "target_resolution__title_key",
            "symbol",
            "paragraph__anchor",
        ).order_by("paragraph__resolution", "target_resolution", "paragraph__order")
    ):
        if numberless(one) == numberless(other):
            why = f"It recalls {symbol} in its preamble ({anchor}); the titles differ in numbers alone."
            yield Said(earlier, later, why)


Recalled = tuple[int, int, str, str, str | None, str]


def _distinct(rows: Iterable[Recalled]) -> Iterator[Recalled]:
    """Give the first row of each pair of texts."""
    seen: set[tuple[int, int]] = set()
    for row in rows:
        if row[:2] not in seen:
            seen.add(row[:2])
            yield row
