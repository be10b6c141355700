"""How paragraphs open: a small grammar of lead phrases, held as data.

Preambular paragraphs open with a participle or an adjective (*Recalling*, *Deeply concerned*),
operative ones with a verb in the third person (*Requests*, *Also urges*); both may carry adverbs
before and a set of words after (*Takes note with appreciation*, *Reiterates its request*).
"""

import re


def _choice(words: str) -> str:
    """A pattern for any of some words; an underscore stands for a space inside one."""
    return "|".join(words.split()).replace("_", " ")


_BEFORE = _choice(
    """
    also further strongly deeply gravely seriously firmly solemnly urgently particularly fully
    profoundly once_again once_more again especially highly warmly unequivocally sincerely greatly
    equally furthermore likewise categorically resolutely vigorously expressly increasingly
    extremely additionally similarly continues_to remains remaining being is still therefore hereby
    continuing_to most accordingly keenly
    """
)
_AFTER = _choice(
    """
    once_again once_more again equally in_particular unequivocally without_reservation firmly anew
    categorically strongly likewise solemnly furthermore in_the_strongest_(?:possible_)?terms
    """
)

VERBS = str.split(
    """
    accept acclaim accord acknowledge address adhere admit adopt advise advocate affirm agree aim
    allocate allow amend announce anticipate appeal applaud appoint appreciate appropriate approve
    ask assert assess assign assure attach attest authorize await base bear believe bring build call
    caution celebrate change choose cite claim close commemorate commend commit conclude concur
    condemn confirm congratulate consent consider constitute continue contribute convene convey
    convince count credit decide declare dedicate defer deliver demand denounce deplore designate
    desire determine direct disapprove discourage draw elect embrace emphasize empower encourage
    endorse ensure envisage establish examine exhort expect express extend facilitate favour find
    fix follow foster fulfil give grant greet hail have highlight honour hope implore include
    increase indicate inform insist instruct intend introduce invite join keep lament laud launch
    lift look maintain make mandate mark mention mourn need note notice object observe offer open
    oppose pay permit persist plan pledge praise prepare proceed proclaim prohibit promise promote
    propose protest provide pursue question re-elect re-emphasize re-establish reaffirm realize
    recall receive recognize recommend recommit reconfirm refer regard register regret reiterate
    reject rejoice remain remember remind remove renew repeat repudiate request require resolve
    respect restate retain review revise revoke salute sanction seek select set share specify
    strengthen stress strive submit suggest support suspend take tender terminate thank trust
    underline underscore understand undertake uphold urge value view voice vow warn welcome wish
    withdraw
    """
)
"""Verbs that open paragraphs, in their plain form."""


def third_person(verb: str) -> str:
    """Give the form operative paragraphs open with: *Requests*."""
    if verb == "have":
        return "has"
    if verb.endswith(("ss", "sh", "ch", "x", "z")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


_DOUBLED = {
    "admit",
    "commit",
    "submit",
    "permit",
    "refer",
    "defer",
    "regret",
    "recommit",
    "plan",
    "set",
    "concur",
}


def participle(verb: str) -> str:
    """Give the form preambular paragraphs open with: *Requesting*."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


STATES = str.split(
    """
    alarmed anxious appalled ashamed assured aware bound cognizant committed concerned confident
    conscious convinced desiring desirous determined disappointed dismayed distressed disturbed
    eager encouraged familiar grateful gratified grieved guided heartened impelled indignant
    inspired keen mindful motivated moved outraged persuaded perturbed pleased preoccupied proud
    reassured resolute resolved saddened satisfied seized shocked sorrowful struck touched troubled
    willing worried
    """
)
"""States of mind that open preambular paragraphs."""

_OPERATIVE = {third_person(verb) for verb in VERBS}
_PREAMBULAR = {participle(verb) for verb in VERBS} | set(STATES)

_DEGREE = _choice(
    """
    deep grave great serious strong profound full particular continued continuing utmost sincere
    firm unwavering unequivocal urgent special high warm heartfelt increasing growing renewed
    extreme appropriate considerable keen equal previous total complete unreserved wholehearted
    steadfast solemn outright clear condolence earnest ongoing constant abiding very_serious
    very_deep deepest highest sincerest warmest deepening undiminished unanimous explicit
    support_for
    """
)
_FEELING = _choice(
    """
    concerns? appreciation gratitude satisfaction regret interest alarm dismay disappointment hope
    approval gratification encouragement sorrow anxiety sadness thanks pleasure indignation sympathy
    admiration outrage preoccupation distress disapproval apprehension
    """
)
_ISSUE = (
    f"{_FEELING}|requests?|invitation|calls?|appeals?|commitment|condemnation|support|demands?|"
    "conviction|determination|belief|recommendations?|condolences|solidarity|readiness|intention|"
    "willingness|resolve|recognition|respect|endorsement|opposition|acknowledgements?|encouragement|"
    "commendation|approval|rejection|congratulations|confidence|view|need|faith|trust|adherence|"
    "compassion|pledge|repugnance|urgency|abhorrence|expectations?|sentiments?"
)
_DEGREES = rf"(?:(?:{_DEGREE})(?:,? and |, | ))*"
_WITH = rf" with {_DEGREES}(?:{_FEELING})(?: and {_DEGREES}(?:{_FEELING}))?"
_OBJECT = rf" (?:its |the |their |our )?{_DEGREES}(?:{_ISSUE})(?:(?:,? and |, ){_DEGREES}(?:{_ISSUE}))?"
_OWN = rf" its {_DEGREES}(?:{_ISSUE})(?: and {_DEGREES}(?:{_ISSUE}))?"
_TOWARDS = r"(?:(?<= call)(?: upon| for)|(?<= calls)(?: upon| for))?"

_COMPLEMENTS = {
    r"[Tt]ak(?:es|ing)": r" (?:full )?(?:note|into account|into consideration|cognizance|stock|pride)",
    r"[Bb]ear(?:s|ing)": r"(?: also| further)? in mind",
    r"[Cc]all(?:s|ing)": r"(?: (?:once )?again| once more| urgently| strongly| also)?"
    r" ?(?:upon|for|on|attention)?",
    r"[Ll]ook(?:s|ing)": r" forward",
    r"[Dd]raw(?:s|ing)": r"(?: (?:the )?attention)?",
    r"[Pp]ay(?:s|ing)": r"(?: (?:special |warm |high )?(?:tribute|homage))?",
    r"[Gg]iv(?:es|ing)": r"(?: due)?(?: consideration| effect)?",
    r"[Hh]a(?:s|ving)": r"(?: also| further| carefully| thoroughly)? \w+ed",
    r"(?:[Ee]xpress|[Vv]oic|[Ss]har|[Cc]onvey|[Ee]xtend)(?:e?s|ing)": rf"(?:{_OBJECT}{_TOWARDS})?",
    r"(?:[Rr]eiterat|[Rr]enew|[Rr]epeat|[Mm]aintain)(?:e?s|ing)": rf"(?:{_OWN}{_TOWARDS})?",
}
"""What completes a verb that rarely stands alone: the pattern of the words after it."""

_COMPLEMENT = "|".join(f"(?:{verb})(?:{words})" for verb, words in _COMPLEMENTS.items())


def _alternatives(words: set[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _grammar(verbs: set[str], after: str) -> str:
    verb = rf"(?:{_COMPLEMENT}|(?i:{_alternatives(verbs)})(?![\w-]))"
    suffix = rf"(?: (?:{after})(?![\w-]))*"
    return (
        rf"(?:(?i:{_BEFORE}) )*{verb}(?: and (?:(?:{_BEFORE}) )*(?:{_alternatives(verbs)})(?![\w-]))?{suffix}"
        rf"(?:{_WITH}(?![\w-])|{_OWN}{_TOWARDS}(?![\w-]))?{suffix}"
    )


_LEADS = (
    re.compile(_grammar(_PREAMBULAR, f"also|further|in th(?:is|at) (?:regard|respect)|{_AFTER}")),
    re.compile(_grammar(_OPERATIVE, _AFTER)),
)
"""Participles take *also* and *further* after them; verbs in the third person before."""
_LASTING = re.compile(r"(?:Also |Further )?(?:[Cc]ontinuing to \w+|[Rr]emaining (?:\w+ )?\w+ed)\b")
_LASTS = re.compile(r"(?:Also |Further )?(?:[Cc]ontinues to \w+|[Rr]emains (?:\w+ )?\w+ed|[Ii]s \w+ed)\b")
_FIRST = re.compile(rf"(?:(?i:{_BEFORE}) )*((?:[\w]+-)?\w+)")


def conventional(text: str) -> str:
    """Give the lead phrase that the words open with by convention, "" if they open with none.

    >>> conventional("Takes note with appreciation of the report")
    'Takes note with appreciation'
    >>> conventional("Member States")
    ''
    """
    if not text[:1].isupper():
        return ""
    if match := _LASTING.match(text) or _LASTS.match(text):
        return match[0]
    preambular, operative = _LEADS
    match = preambular.match(text) or operative.match(text)
    return match[0].rstrip() if match else ""


def _verb(text: str) -> str:
    match = _FIRST.match(text) if text[:1].isupper() else None
    return match[1].lower() if match else ""


def opens_preambular(text: str) -> bool:
    """Whether the words open as a preambular paragraph does: *Recalling*, *Deeply concerned*."""
    if _LASTS.match(text):
        return False
    return _verb(text) in _PREAMBULAR or _LASTING.match(text) is not None


def opens_operative(text: str) -> bool:
    """Whether the words open as an operative paragraph does: *Requests*, *Also urges*."""
    return _verb(text) in _OPERATIVE or _LASTS.match(text) is not None
