"""Text files for tests: adopted resolutions as extracted, with any number of operative paragraphs."""


def paper(number: str, title: str, operatives: int, *, symbol: bool = True) -> str:
    """Give the text of an adopted resolution of the seventy-seventh session."""
    clauses = [
        f"{count}. *Requests* the Secretary-General to report on subject {count} of the programme;"
        for count in range(1, operatives)
    ]
    clauses.append(f"{operatives}. *Decides* to remain seized of the matter.")
    cover = [
        "# General Assembly",
        "Distr.: General  \n10 January 2023",
        "Original: English",
        "---",
        "## Seventy-seventh session",
        "Agenda item 109",
        "### Crime prevention and criminal justice",
        "### Resolution adopted by the General Assembly on 15 December 2022",
    ]
    if symbol:
        cover.insert(1, f"A/RES/{number}")
    text = [
        f"### {number}. {title}",
        "*The General Assembly,*",
        "*Recalling* its resolution 67/187 of 20 December 2012,<sup>1</sup>",
        "<sup>1</sup> See A/CONF.234/16.",
    ]
    return "\n\n".join([*cover, *text, *clauses, "*54th plenary meeting  \n15 December 2022*"]) + "\n"
