"""The six official languages: their names and the direction they are written in. Data; no Django."""

NAMES = {
    "en": "English",
    "ar": "العربية",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}
"""Code (ISO 639-1) to the language in its own words; English, the language of the interface, first."""


def direction(code: str) -> str:
    """Return the direction a language is written in, as HTML says it.

    >>> direction("ar"), direction("fr")
    ('rtl', 'ltr')
    """
    return "rtl" if code == "ar" else "ltr"
