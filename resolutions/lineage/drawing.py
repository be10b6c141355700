"""The links of one step, drawn and stored in one transaction, or found to be current."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from resolutions import aligning
from resolutions.aligning.align import align
from resolutions.aligning.records import RELATIONS, Rulings
from resolutions.aligning.records import Link as Drawn
from resolutions.lineage.held import Clauses, Held, held
from resolutions.lineage.locking import transaction_of_lineage
from resolutions.lineage.rulings import ruled_on
from resolutions.models import Link, Step

MOVED = "moved"
"""What a balance counts beside the relations."""


@cache
def rules() -> str:
    """Give the version of the rules of alignment: a digest of their source and of their word list."""
    digest = hashlib.sha256()
    for path in sorted(Path(aligning.__file__).parent.glob("*.*")):
        if path.suffix in (".py", ".txt"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def draw(step: int) -> bool:
    """Bring the links of a step up to date; say whether they had to be drawn anew.

    Who changes a text meanwhile waits for the end, and the step is no longer current after that. Two at once:
    the second finds the work done. A step that is gone is left alone. Raises OperationalError if somebody
    is changing one of the texts.
    """
    with transaction_of_lineage():
        row = Step.objects.select_for_update().filter(pk=step).order_by().first()
        if row is None or (row.is_current and row.rules == rules()):
            return False
        texts = held((row.earlier_id, row.later_id))
        before, after = texts[row.earlier_id], texts[row.later_id]
        rulings = ruled_on(row.earlier_id, row.later_id)
        keys = (tuple(before.keys.items()), tuple(after.keys.items()))
        drawn_from = digest(rulings, before.clauses, after.clauses, keys)
        if is_drawn := row.digest != drawn_from:
            _store(row, align(before.clauses, after.clauses, rulings), before, after)
        row.digest, row.rules = drawn_from, rules()
        row.is_current, row.is_threaded = True, False
        row.save()
    return is_drawn


def digest(rulings: Rulings, before: Clauses, after: Clauses, keys: object = None) -> str:
    """Give the digest of all that links are drawn from: the rules, what is ruled, the clauses.

    ``keys`` are those of the paragraphs that stored links lead to.
    """
    digest = hashlib.sha256(rules().encode())
    digest.update(repr((rulings.same, sorted(rulings.apart), keys)).encode())
    for clauses in (before, after):
        for clause in clauses:
            digest.update(repr((clause.anchor, clause.kind, clause.text, clause.footnotes)).encode())
        digest.update(b"the end")
    return digest.hexdigest()


def _store(step: Step, links: Sequence[Drawn], before: Held, after: Held) -> None:
    """Replace the links of a step and count them; the row itself is saved by the caller."""
    Link.objects.filter(step=step).delete()
    Link.objects.bulk_create(rows(step, links, before.keys, after.keys))
    counts = balance(links)
    for name in (*RELATIONS, MOVED):
        setattr(step, name, counts[name])


def balance(links: Iterable[Drawn]) -> Counter[str]:
    """Count links by relation, and those that ``moved``."""
    found: Counter[str] = Counter()
    for link in links:
        found[link.relation] += 1
        found[MOVED] += link.moved
    return found


def rows(
    step: Step, links: Iterable[Drawn], before: Mapping[str, int], after: Mapping[str, int]
) -> Iterator[Link]:
    """Give links as rows: one for each pair of paragraphs, or for a clause without a counterpart."""
    for number, link in enumerate(links):
        for order, (earlier, later) in enumerate(product(link.before or (None,), link.after or (None,))):
            yield Link(
                step=step,
                number=number,
                order=order,
                earlier_id=before[earlier] if earlier else None,
                later_id=after[later] if later else None,
                relation=link.relation,
                moved=link.moved,
                score=link.score,
                why=link.why,
                carries_on=(earlier, later) == link.core,
            )
