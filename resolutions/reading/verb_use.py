"""The verbs that a precedent opens with, text by text, beside the reader's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resolutions.parsing import strength
from resolutions.parsing.verbs import verbs

MOST_VERBS = 3
"""Verbs of a precedent that are told of, the most used ones."""


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A verb of a precedent: how many of its texts open so, and what the reader's verb is beside it.

    ``outcome`` as ``strength.beside`` gives it, empty where the verbs are the same.
    """

    label: str
    count: int
    outcome: str


def scales() -> tuple[strength.Scale, ...]:
    """The scales that verbs are compared on, explained in the language of the interface."""
    return tuple(
        replace(
            scale,
            about=_(scale.about),
            steps=tuple(replace(step, why=_(step.why)) for step in scale.steps),
        )
        for scale in strength.SCALES
    )


def verb_uses(mine: str, lead_phrases: Iterable[str]) -> tuple[VerbUse, ...]:
    """The verbs of a precedent beside the reader's, by use; none where all texts have the reader's own."""
    labels: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for phrase in lead_phrases:
        labels[verbs(phrase)][_plain(phrase)] += 1
    own = verbs(mine)
    if not own or set(labels) <= {own, ()}:
        return ()
    uses = ((key, label) for key, label in labels.items() if key)
    ordered = sorted(uses, key=lambda use: (-use[1].total(), use[0]))
    return tuple(
        VerbUse(_most(label), label.total(), verb_outcome(mine, _most(label)))
        for _, label in ordered[:MOST_VERBS]
    )


def verb_outcome(mine: str, theirs: str) -> str:
    """What a lead phrase is beside another; empty where they have the same verbs with the same emphasis."""
    outcome = strength.beside(mine, theirs)
    return "" if outcome == strength.EVEN and verbs(mine) == verbs(theirs) else outcome


def _plain(lead_phrase: str) -> str:
    """A lead phrase without the words that only say the verb was used before, as it would open a sentence.

    >>> _plain("Also requests")
    'Requests'
    """
    words = [word for word in lead_phrase.split() if word.lower() not in ("also", "further")]
    return (joined := " ".join(words))[:1].upper() + joined[1:]


def _most(labels: Counter[str]) -> str:
    return min(labels, key=lambda label: (-labels[label], label))
