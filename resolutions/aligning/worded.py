"""A clause and its words: each view of them is made once, and forgotten with the alignment."""

from functools import cached_property

from resolutions.aligning.records import Clause
from resolutions.aligning.wording import Words, bare, conventional, masked_and_cited


class Worded:
    """A clause while it is aligned: its words in the views of ``wording``, made when first asked for.

    Nothing is remembered beyond it: a text that a reader lends for one comparison leaves no trace.
    """

    def __init__(self, clause: Clause) -> None:
        """Take a clause; nothing of it is read yet."""
        self.clause = clause
        self.anchor = clause.anchor
        self.kind = clause.kind

    @cached_property
    def bare(self) -> Words:
        """The words alone."""
        return bare(self.clause.text)

    @cached_property
    def masked(self) -> Words:
        """The words with what differs from year to year masked."""
        return self._read[0]

    @cached_property
    def cited(self) -> Words:
        """The symbols it names."""
        return self._read[1]

    @cached_property
    def conventional(self) -> Words:
        """The masked words as they stay where only routine changes."""
        return conventional(self.masked)

    @cached_property
    def _read(self) -> tuple[Words, Words]:
        return masked_and_cited(self.clause.text)
