"""The numbers under a list of results."""

from dataclasses import dataclass, replace

from resolutions.facets.asked import Asked

AROUND = 2
"""Pages shown on either side of the one open."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page to go to; ``number`` is None for pages left out between two others."""

    number: int | None
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """The pages of a list: those shown, and the ones before and after; beyond them, the last there is."""

    shown: tuple[Step, ...] = ()
    before: str | None = None
    after: str | None = None
    last: Step = Step(1)
    beyond: bool = False


def steps(asked: Asked, pages: int, most: int) -> Steps:
    """Return the steps of a list of so many pages, of which at most ``most`` are shown."""
    last = min(pages, most)
    near = {1, last, *range(max(1, asked.page - AROUND), min(last, asked.page + AROUND) + 1)}
    shown: list[Step] = []
    for number in sorted(near):
        if shown and number > (shown[-1].number or 0) + 1:
            shown.append(Step(None))
        shown.append(_step(asked, number))
    return Steps(
        shown=tuple(shown) if last > 1 else (),
        before=_step(asked, asked.page - 1).href if 1 < asked.page <= last else None,
        after=_step(asked, asked.page + 1).href if asked.page < last else None,
        last=_step(asked, last),
        beyond=asked.page > last,
    )


def _step(asked: Asked, number: int) -> Step:
    """Return one page of the list."""
    return Step(number, replace(asked, page=number).address, number == asked.page)
