"""The one error parsing raises: the file as a whole cannot be used."""


class Unreadable(ValueError):
    """A file that gives no document; ``reason`` is for a person, ``line`` counts from 1 if known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        """Say why, and on which line."""
        super().__init__(reason)
        self.reason = reason
        self.line = line
