"""How strong a lead verb is beside another: *Requests* asks more than *Encourages*.

The order is data, each step with its reason, and stands here alone; ``/language/verbs/`` prints it. No
organ has laid such an order down, except for *notes* and *takes note of*, which the Assembly itself declared
to be neutral (decision 55/488). It is the usage of those who negotiate resolutions; a reader should take it
as a hint. Verbs are compared on a scale that both stand on; verbs without one do different things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resolutions.parsing.verbs import verbs


@dataclass(frozen=True, slots=True)
class Step:
    """Verbs as strong as one another (as ``verbs`` gives them), and why they stand above those before."""

    verbs: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Verbs that do the same more or less strongly: the weakest step first."""

    name: str
    about: str
    steps: tuple[Step, ...]


SCALES = (
    Scale(
        "asking",
        "What is asked of somebody",
        (
            Step(
                ("hope", "look forward", "trust", "wish"),
                "Nothing is asked: what comes is awaited.",
            ),
            Step(
                ("invite", "suggest", "propose"),
                "An offer. Whoever declines it owes no reason.",
            ),
            Step(
                ("encourage", "advocate"),
                "The Assembly takes a side, but leaves the decision to the addressee.",
            ),
            Step(
                ("recommend", "advise"),
                "The Assembly says what ought to be done: its formal power under Article 10 of the Charter.",
            ),
            Step(
                ("appeal", "ask", "call", "call for", "call upon", "implore"),
                "Addressed openly, as something that is expected and that the next session may ask about.",
            ),
            Step(
                ("request", "urge", "exhort"),
                "Pressed. Of States, urges is the strongest that is usual; requests is how the Assembly gives"
                " the Secretariat a mandate, which it must carry out. Which of the two is stronger depends on"
                " whom they address, so they share a step.",
            ),
            Step(
                ("demand", "insist", "require"),
                "Compliance is expected. Common in the Security Council, rare and voted on in the Assembly.",
            ),
            Step(
                ("decide", "direct", "instruct", "resolve"),
                "Nothing is asked any more: it is settled, within what the Assembly may settle itself.",
            ),
        ),
    ),
    Scale(
        "receiving",
        "How a report, an event or a piece of work is received",
        (
            Step(
                ("note", "take note", "observe"),
                "Neither approval nor disapproval (decision 55/488).",
            ),
            Step(
                ("acknowledge", "recognize"),
                "Its existence or its worth is admitted.",
            ),
            Step(
                ("appreciate", "greet", "value", "welcome"),
                "Approval of the fact, not yet of every word of it.",
            ),
            Step(
                ("applaud", "commend", "congratulate", "express appreciation", "pay tribute", "praise"),
                "Approval of those who did it.",
            ),
            Step(
                ("support",),
                "The Assembly stands behind it.",
            ),
            Step(
                ("accept", "adopt", "approve", "confirm", "endorse"),
                "The Assembly makes it its own.",
            ),
        ),
    ),
    Scale(
        "stating",
        "How firmly something is said",
        (
            Step(
                (
                    *("aware", "bear in mind", "cognizant", "conscious", "consider", "mindful", "note"),
                    *("observe", "take into account", "take note"),
                ),
                "It is kept in view; no position is taken.",
            ),
            Step(
                ("acknowledge", "realize", "recognize"),
                "It is admitted to be so.",
            ),
            Step(
                ("affirm", "believe", "convinced", "declare", "maintain"),
                "The Assembly says so itself.",
            ),
            Step(
                ("emphasize", "highlight", "re-emphasize", "stress", "underline", "underscore"),
                "It is put above what stands around it. Between these verbs drafters vary for the ear.",
            ),
        ),
    ),
    Scale(
        "recalling",
        "How firmly an earlier text or a principle is taken up",
        (
            Step(
                ("bear in mind", "mindful", "note", "refer", "take note"),
                "It is named.",
            ),
            Step(
                ("recall", "remember"),
                "It is brought back: it stands, and nothing is added to it.",
            ),
            Step(
                ("repeat", "reiterate", "renew", "restate"),
                "It is said again.",
            ),
            Step(
                ("reaffirm", "recommit", "reconfirm"),
                "The Assembly binds itself to it anew.",
            ),
        ),
    ),
    Scale(
        "disapproving",
        "How a wrong or a danger is met",
        (
            Step(
                ("concerned", "disappointed", "disturbed", "regret", "troubled", "worried"),
                "It is named as bad; nobody is blamed.",
            ),
            Step(
                ("alarmed", "appalled", "dismayed", "distressed", "outraged", "shocked"),
                "It is named as bad beyond measure.",
            ),
            Step(
                ("deplore",),
                "It is blamed.",
            ),
            Step(
                ("condemn", "denounce", "reject", "repudiate"),
                "It is declared wrong in itself.",
            ),
        ),
    ),
)

EMPHASIS = frozenset(
    str.split(
        """
        strongly deeply gravely seriously firmly solemnly urgently profoundly highly warmly unequivocally
        categorically vigorously sincerely greatly extremely resolutely deep grave serious strong profound
        utmost appreciation satisfaction gratitude interest approval
        """
    )
)
"""Words of a lead phrase that strengthen its verb within its step: *Strongly urges*, *Notes with interest*.

*Also*, *further*, *once again* only say that the verb was used before.
"""

FELT = {
    "alarm": "alarmed",
    "appreciation": "express appreciation",
    "concern": "concerned",
    "concerns": "concerned",
    "condemnation": "condemn",
    "dismay": "dismayed",
    "gratitude": "express appreciation",
    "hope": "hope",
    "regret": "regret",
}
"""What is expressed (*Expresses its concern*), or noted with, by the verb that says as much."""

_FELT_BY = {"express", "voice", "share", "convey", "extend"}
_REPROACH = frozenset({"alarm", "concern", "concerns", "condemnation", "dismay", "regret"})
_WORD = re.compile(r"[a-z]+")

STRONGER, WEAKER, EVEN, EMPHATIC, PLAINER, OTHER = (
    "stronger",
    "weaker",
    "even",
    "emphatic",
    "plainer",
    "other",
)
"""What one lead phrase is beside another; ``emphatic`` and ``plainer``: on one step, with or without a word
of emphasis; ``other``: verbs of different scales, which cannot be compared."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lead phrase stands: its step on each scale it is on, and whether it is emphatic."""

    steps: tuple[tuple[str, int], ...]
    emphatic: bool


@cache
def place(lead_phrase: str) -> Place | None:
    """Give the place of an English lead phrase; None where its verb stands on no scale.

    >>> place("Strongly urges"), place("Opens")
    (Place(steps=(('asking', 5),), emphatic=True), None)
    """
    meant = _meant(lead_phrase)
    steps = [
        (scale.name, max(found))
        for scale in SCALES
        if (found := [at for at, step in enumerate(scale.steps) if meant.intersection(step.verbs)])
    ]
    words = set(_WORD.findall(lead_phrase.lower()))
    return Place(tuple(steps), bool(EMPHASIS & words)) if steps else None


def _meant(lead_phrase: str) -> set[str]:
    """Give the verbs that say what a lead phrase says: *Notes with concern* is ``concerned``."""
    found = set(verbs(lead_phrase))
    words = set(_WORD.findall(lead_phrase.lower()))
    felt = {FELT[word] for word in words & FELT.keys()}
    if found & _FELT_BY:
        return felt or found
    if words & _REPROACH and found:
        return felt
    return found - _SAYING_AGAIN if len(found) > 1 else found


_SAYING_AGAIN = {"reiterate", "renew", "repeat"}
"""Verbs that give way to what is said again: *Reiterates its request* requests."""


def beside(mine: str, theirs: str) -> str:
    """Say what a lead phrase is beside another; empty where either has no verb that is on a scale.

    >>> beside("Requests", "Encourages"), beside("Invites", "Strongly encourages")
    ('stronger', 'weaker')
    >>> beside("Strongly urges", "Also urges"), beside("Recalls", "Decides"), beside("Opens", "Closes")
    ('emphatic', 'other', '')
    """
    one, other = place(mine), place(theirs)
    if one is None or other is None:
        return ""
    return next(_compared(one, other), OTHER)


def _compared(one: Place, other: Place) -> Iterator[str]:
    """Give the outcome on each scale that both are on, the telling ones first."""
    theirs = dict(other.steps)
    both = [(step, theirs[name]) for name, step in one.steps if name in theirs]
    yield from (STRONGER if mine > step else WEAKER for mine, step in both if mine != step)
    if both and one.emphatic != other.emphatic:
        yield EMPHATIC if one.emphatic else PLAINER
    if both:
        yield EVEN
