"""The six official languages: their names, the direction they are written in, what tells them. No Django."""

import re

NAMES = {
    "en": "English",
    "ar": "العربية",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}
"""Code (ISO 639-1) to the language in its own words; English, in which the interface is written, first."""


def direction(code: str) -> str:
    """Return the direction a language is written in, as HTML says it.

    >>> direction("ar"), direction("fr")
    ('rtl', 'ltr')
    """
    return "rtl" if code == "ar" else "ltr"


_LETTERS = (
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("ru", re.compile("[\u0400-\u045f]")),
)
"""Letters that tell in which language a text is."""
_COMMON = {
    "en": frozenset({"the", "of", "and", "to", "in", "with", "its", "for", "by", "that"}),
    "fr": frozenset({"les", "des", "du", "et", "aux", "dans", "le", "qui", "une", "pour", "à", "sur"}),
    "es": frozenset({"el", "los", "las", "y", "del", "para", "con", "una", "su", "por", "en", "sobre"}),
}
"""Words that are common in one of the languages written in Latin letters, and in neither other."""


def of_words(text: str) -> str:
    """Return the language that some words are asked for in, by any letter that tells it; else English.

    >>> [of_words(text) for text in ("预防犯罪 COVID", "الجريمة", "преступность", "prévention")]
    ['zh', 'ar', 'ru', 'en']
    """
    return next((language for language, letters in _LETTERS if letters.search(text)), "en")


def of_text(text: str) -> str:
    """Return the language that a text is in, by most of its letters, else by its commonest words.

    >>> of_text("Prie les États Membres"), of_text("crime"), of_text("请会员国"), of_text("the Чайка case")
    ('fr', 'en', 'zh', 'en')
    """
    letters = sum(map(str.isalpha, text)) or 1
    for language, script in _LETTERS:
        if len(script.findall(text)) * 2 > letters:
            return language
    words = re.findall(r"\w+", text.lower())
    counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    return max(counts, key=lambda language: (counts[language], language == "en"))
