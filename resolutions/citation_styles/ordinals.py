"""Ordinals in words, as texts of the United Nations spell them: ``third``, ``twenty-first``."""

_ONES = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LAST = 99
"""The last number that is spelt; later ones are figures."""


def spelt(number: int) -> str:
    """Give the ordinal of a number in words.

    >>> spelt(3), spelt(40), spelt(77), spelt(101), spelt(112)
    ('third', 'fortieth', 'seventy-seventh', '101st', '112th')
    """
    if number > LAST:
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    word = _TENS[tens - 2]
    return f"{word}-{_ONES[ones]}" if ones else f"{word[:-1]}ieth"
