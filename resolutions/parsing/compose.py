"""From rows to whole paragraphs: which rows go together, however the tool cut them."""

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing.glue import joined
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.openings import NUMBER, has_figures, in_sequence
from resolutions.parsing.seams import begins


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading or list item: its rows, their ``text`` with marks and emphasis in-band."""

    text: str
    plain: str
    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        """The source line it begins on."""
        return self.rows[0].number

    @property
    def styled(self) -> bool:
        """Whether the source sets it as a heading."""
        return bool(self.rows[0].level) or all(row.bold for row in self.rows)

    @property
    def figures(self) -> bool:
        """Whether it is a table's row, with figures in its last columns."""
        return has_figures(self.plain)


def pieces(rows: Sequence[Row], form: Shape, *, resolution: bool) -> tuple[Piece, ...]:
    """Group rows into paragraphs; ``resolution`` if they are the body of a resolution text."""
    found: list[list[Row]] = []
    number = 0
    for row in rows:
        if not found or begins(found[-1], row, number, form, resolution=resolution):
            found.append([row])
            match = NUMBER.match(row.plain)
            if match and not has_figures(row.plain) and in_sequence(int(match[1]), number):
                number = int(match[1])
        else:
            found[-1].append(row)
    return tuple(
        Piece(joined(row.text for row in group), joined(row.plain for row in group), tuple(group))
        for group in found
    )
