"""The line of each clause: the paragraphs that current links carry on from text to text."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from resolutions.lineage.locking import transaction_of_lineage
from resolutions.models import Link, Step, Strand

Key = TypeVar("Key", int, str)


def lines(carried: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Give, of all keys that pairs carry on from one to the next, the least key on the same line. Pure.

    >>> lines([(5, 9), (3, 5), (6, 7)])
    {3: 3, 5: 3, 9: 3, 6: 6, 7: 6}
    """
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for pair in carried:
        least, most = sorted(map(root, pair))
        parent[most] = least
    return {key: root(key) for key in sorted(parent, key=lambda key: (root(key), key))}


def thread(texts: Collection[int], steps: Collection[int]) -> None:
    """Make the strands of a family's texts anew; ``steps``: the keys of those between them.

    Only links of current steps count. Who changes a text meanwhile waits for the end. Raises OperationalError
    if somebody is changing one of the texts.
    """
    with transaction_of_lineage():
        locked = Step.objects.select_for_update().filter(pk__in=steps).order_by("pk")
        current = [step.pk for step in locked if step.is_current]
        carried = Link.objects.filter(step__in=current, carries_on=True).order_by("step", "number", "order")
        wanted = lines(carried.values_list("earlier", "later"))
        stored = Strand.objects.filter(paragraph__resolution__in=texts).order_by()
        known = dict(stored.values_list("paragraph", "clause"))
        gone = [key for key, clause in known.items() if wanted.get(key) != clause]
        Strand.objects.filter(paragraph__in=gone).delete()
        Strand.objects.bulk_create(
            Strand(paragraph_id=key, clause=clause)
            for key, clause in wanted.items()
            if known.get(key) != clause
        )
        Step.objects.filter(pk__in=current, is_threaded=False).update(is_threaded=True)
