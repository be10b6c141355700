"""A made-up resolution with everything a printer has to print."""

from datetime import date

from resolutions.parsing.records import (
    AgendaItem,
    Annex,
    Block,
    Document,
    Footnote,
    Mark,
    Paragraph,
    ReportOf,
    ResolutionText,
    SessionOf,
    Source,
    SubParagraph,
)

_PREAMBLE = (
    ("Recalling", "its resolutions 80/14 of 9 December 2025 and 82/91 of 17 December 2027 on lighthouses"),
    (
        "Reaffirming also",
        "the Convention on the Keeping of Lamps,{1} and the Protocol thereto{2} on foghorns",
    ),
    ("Deeply concerned", "about the growing number of ships that are lost in fog every winter"),
    ("Taking note with appreciation", "of the report of the Secretary-General{3} on harbours"),
    ("Bearing in mind", "that keepers of lighthouses work in remote places and in all kinds of weather"),
)
_OPERATIVE = (
    ("Urges", "Member States to keep their lamps lit from dusk until dawn in accordance with the Convention"),
    (
        "Also urges",
        "the owners of ships to carry charts that show every lighthouse of the coast they sail along",
    ),
    ("Requests", "the Secretary-General to report on the state of foghorns{4} to the General Assembly"),
    ("Encourages", "keepers to share the good practices{1} that they have gathered over many long winters"),
    ("Invites", "the International Hydrographic Organization to correct its charts every year"),
)
_NOTES = (
    ("1", "United Nations, Treaty Series, vol. 2349, No. 42146.", ((16, 29),)),
    ("2", "Ibid., vol. 976, No. 14152.", ()),
    ("3", "A/84/98.", ()),
    (
        "4",
        "See Official Records of the General Assembly, Eighty-fourth Session, Supplement No. 7.",
        ((4, 44),),
    ),
)


def _marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Text with ``{1}`` taken out as marks."""
    marks = []
    while "{" in text:
        place = text.index("{")
        label, _, rest = text[place + 1 :].partition("}")
        marks.append(Mark(label, place))
        text = text[:place] + rest
    return text, tuple(marks)


def _paragraph(position: int, kind: str, number: int | None, lead: str, rest: str, end: str) -> Paragraph:
    text, marks = _marked(f"{lead} {rest}{end}")
    return Paragraph(
        position, kind, str(number) if number else None, lead, text, marks, italics=((0, len(lead)),)
    )


def paragraphs(repeat: int) -> tuple[Paragraph, ...]:
    """The same preambular and operative paragraphs ``repeat`` times, and one with parts."""
    made: list[Paragraph] = []
    for round_ in range(repeat):
        for lead, rest in _PREAMBLE:
            tail = f" for the {round_ + 1}th time" if round_ else ""
            made.append(_paragraph(len(made) + 1, "preambular", None, lead, rest + tail, ","))
    number = 0
    for round_ in range(repeat):
        for lead, rest in _OPERATIVE:
            number += 1
            tail = f" for the {round_ + 1}th time" if round_ else ""
            made.append(_paragraph(len(made) + 1, "operative", number, lead, rest + tail, ";"))
    return (*made, _with_parts(len(made) + 1, number + 1))


def _with_parts(position: int, number: int) -> Paragraph:
    parts = (
        SubParagraph("(a)", "To light the lamps, including:", sub_paragraphs=(
            SubParagraph("(i)", "Red ones on the left;"), SubParagraph("(ii)", "Green ones on the right;"),
        )),
        SubParagraph("(b)", "To sound the horns."),
    )  # fmt: skip
    text = "Decides that it is the duty of every keeper:"
    return Paragraph(
        position, "operative", str(number), "Decides", text, italics=((0, 7),), sub_paragraphs=parts
    )


def resolution(repeat: int = 1) -> Document:
    """An adopted resolution of the 85th session with two annexes."""
    annexes = (
        Annex(
            "Rules of the lamp",
            (
                Block("heading", "Light"),
                Block("paragraph", "The lamp shall be lit at dusk.", "1"),
                Block("paragraph", "It shall be put out at dawn.", "2"),
            ),
        ),
        Annex("List of horns", (Block("paragraph", "There are horns in the north and in the south."),)),
    )
    text = ResolutionText(
        None, "85/12", "Keeping of lighthouses in remote places", "adopted",
        adopted_on=date(2030, 12, 16), plenary_meeting="46th plenary meeting",
        on_report_of=ReportOf("A/85/479", "20"), paragraphs=paragraphs(repeat), annexes=annexes,
        footnotes=tuple(Footnote(label, text, italics) for label, text, italics in _NOTES),
    )  # fmt: skip
    return Document(
        Source("85_12.xml", "0" * 64, "akn"), "resolution", "A/RES/85/12", text.title, "en",
        "General Assembly", SessionOf(85), "Third Committee", (AgendaItem(111, "Harbours and lighthouses"),),
        "General", date(2031, 1, 9), resolutions=(text,),
    )  # fmt: skip
