"""British and American spellings of English words: one is asked for, both are found.

A rule may make a word that nobody writes ("promize"); it finds nothing and does no harm.
"""

import re

_PAIRS = """
    ageing aging; behaviour behavior; catalogue catalog; centre center; colour color; counsellor counselor;
    counselling counseling; defence defense; dialogue dialog; endeavour endeavor; enrol enroll;
    favour favor; fulfil fulfill; grey gray; harbour harbor; honour honor; judgement judgment;
    labelled labeled; labelling labeling; labour labor; licence license; manoeuvre maneuver;
    modelling modeling; neighbour neighbor; offence offense; paediatric pediatric; pretence pretense;
    programme program; sceptic skeptic; skilful skillful; traveller traveler; travelling traveling
"""
PAIRS = tuple(tuple(pair.split()) for pair in _PAIRS.split(";"))
"""How words begin, British and American."""

_ISE = re.compile(r"(?<=\w\w)is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational|able)$)")  # organise
_IZE = re.compile(r"(?<=\w\w)iz(?=(?:e|es|ed|er|ers|ing|ation|ations|ational|able)$)")  # organize
_YSE = re.compile(r"(?<=al)ys(?=(?:e|es|ed|er|ers|ing)$)")  # analyse
_YZE = re.compile(r"(?<=al)yz(?=(?:e|es|ed|er|ers|ing)$)")  # analyze
_WORD = re.compile(r"\w+")


def spellings(text: str) -> list[str]:
    """Return a text as typed, and in British and American spelling where that differs.

    >>> spellings("labour programs to organise")[:3]
    ['labour programs to organise', 'labour programmes to organize', 'labor programs to organize']
    """
    plain = text.lower()
    british = _WORD.sub(lambda word: _begun(word[0], 1, 0), plain)
    american = _WORD.sub(lambda word: _begun(word[0], 0, 1), plain)
    forms = [plain, _z(british), _z(american), _s(british)]
    return [text, *(form for form in dict.fromkeys(forms) if form != plain)]


def _begun(word: str, asked: int, given: int) -> str:
    """Return a word with its beginning in the other spelling; the longest rule that fits decides."""
    fitting = [(pair[spelling], pair, spelling) for pair in PAIRS for spelling in (0, 1)]
    fitting = [row for row in fitting if word.startswith(row[0])]
    if not fitting:
        return word
    form, pair, spelling = max(fitting, key=lambda row: len(row[0]))
    return pair[given] + word[len(form) :] if spelling == asked else word


def _z(text: str) -> str:
    """Return a text with -ize and -yze."""
    return _WORD.sub(lambda word: _YSE.sub("yz", _ISE.sub("iz", word[0])), text)


def _s(text: str) -> str:
    """Return a text with -ise and -yse."""
    return _WORD.sub(lambda word: _YZE.sub("ys", _IZE.sub("is", word[0])), text)
