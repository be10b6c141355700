"""A column of one word of a few, stored as its number: small, and quick to group by."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _SmallInteger = models.SmallIntegerField[Any, Any]
else:
    _SmallInteger = models.SmallIntegerField


class CodeField(_SmallInteger):
    """One of ``words``, stored as its place among them, from 1; words are only ever added at the end."""

    def __init__(self, *args: Any, words: Sequence[str] = (), **options: Any) -> None:
        """Take the words."""
        self.words = tuple(words)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return what a migration makes the field of."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "words": self.words}

    def get_prep_value(self, value: Any) -> Any:
        """Return the number of a word; 0 for one that no row can have."""
        if isinstance(value, str):
            return self.words.index(value) + 1 if value in self.words else 0
        return super().get_prep_value(value)

    def from_db_value(self, value: int | None, *_: Any) -> str | None:
        """Return the word of a number."""
        return None if value is None else self.words[value - 1]

    def to_python(self, value: Any) -> Any:
        """Leave a word as it is."""
        return value if isinstance(value, str) else self.from_db_value(value)
