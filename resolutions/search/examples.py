"""The query language by example: the help page shows this table, and the tests prove each row of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph to try an example on, and what is said around it.

    ``numbered`` sets the title of each sample apart, so that two of them are not one text.
    """

    text: str
    kind: str = "operative"
    session: int = 77
    year: int = 2022
    status: str = "adopted"
    title: str = "Crime prevention"
    item: str = "Crime prevention and criminal justice"
    footnote: str = ""
    cites: str = ""
    symbol: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it asks for (``meaning``, in English), a paragraph it finds and one it does not."""

    query: str
    meaning: str
    finds: Sample
    misses: Sample

    @property
    def says(self) -> str:
        """What it asks for, in the language of the interface."""
        return _(self.meaning)

    @property
    def around(self) -> tuple[str, str]:
        """What is said around the two paragraphs where that is all they differ in; else nothing."""
        if self.finds.text != self.misses.text:
            return "", ""
        found, missed = (_around(sample) for sample in (self.finds, self.misses))
        name = next(name for name in found if found[name] != missed[name])
        return found[name], missed[name]


_STATUSES = {
    "adopted": pgettext_lazy("a paragraph", "adopted"),
    "draft": pgettext_lazy("a paragraph", "a draft"),
}


def _around(sample: Sample) -> dict[str, str]:
    """Return what is said around a paragraph, in words."""
    return {
        "session": pgettext("a paragraph", "in session %(number)s") % {"number": sample.session},
        "status": str(_STATUSES[sample.status]),
        "year": pgettext("a text", "of %(year)s") % {"year": sample.year},
        "symbol": pgettext("a paragraph", "in %(symbol)s") % {"symbol": f"A/RES/{sample.symbol}"},
        "title": pgettext("a paragraph", "under the title %(title)s") % {"title": sample.title},
        "item": pgettext("a paragraph", "under the item %(title)s") % {"title": sample.item},
        "cites": pgettext("a paragraph", "citing %(symbol)s") % {"symbol": sample.cites},
        "footnote": sample.footnote,
    }


@dataclass(frozen=True, slots=True)
class Chapter:
    """Examples of one subject, named in English."""

    subject: str
    examples: tuple[Example, ...]

    @property
    def title(self) -> str:
        """Its subject, in the language of the interface."""
        return _(self.subject)


CHAPTERS = (
    Chapter(
        "Words",
        (
            Example(
                "forensic training",
                "All of the words, in any form and order",
                Sample("Encourages States to train forensic experts;"),
                Sample("Encourages States to train prosecutors;"),
            ),
            Example(
                "cote d'ivoire",
                "Accents, capitals, hyphens and curly quotes make no difference",
                Sample("Welcomes the offer of Côte d’Ivoire;"),
                Sample("Welcomes the offer of the coast;"),
            ),
            Example(
                "67/187",
                "Numbers and symbols as they are printed",
                Sample("Recalls its resolution 67/187, annex;"),
                Sample("Takes note of document A/67/187;"),
            ),
            Example(
                "firearms OR ammunition",
                "Either word; OR in capitals",
                Sample("Urges States to trace ammunition;"),
                Sample("Urges States to trace proceeds;"),
            ),
            Example(
                "trafficking -drugs",
                "Without a word",
                Sample("Condemns trafficking in persons;"),
                Sample("Condemns trafficking in drugs;"),
            ),
            Example(
                "(cyber OR computer) crime",
                "Brackets group",
                Sample("Notes the rise of computer crime;"),
                Sample("Notes the rise of computer use;"),
            ),
        ),
    ),
    Chapter(
        "Exact wording",
        (
            Example(
                '"capacity building"',
                "A phrase: the words one after another",
                Sample("Requests support for capacity-building;"),
                Sample("Requests a building with the capacity needed;"),
            ),
            Example(
                '"training"',
                "One word in quotation marks, or =training: this form only",
                Sample("Encourages training;"),
                Sample("Encourages those who train others;"),
            ),
            Example(
                '="Member States"',
                "A phrase in this form only",
                Sample("Invites Member States;"),
                Sample("Invites each Member State;"),
            ),
            Example(
                "laundering near/5 proceeds",
                "At most five words apart, in either order",
                Sample("Notes the laundering of the proceeds of crime;"),
                Sample("Notes laundering and all other forms of serious organized crime and its proceeds;"),
            ),
            Example(
                "crimin*",
                "Any ending",
                Sample("Affirms that criminalization matters;"),
                Sample("Affirms that crime matters;"),
            ),
        ),
    ),
    Chapter(
        "Other wordings, found without asking",
        (
            Example(
                "UNODC",
                "Short names and what they stand for",
                Sample("Requests the United Nations Office on Drugs and Crime to go on;"),
                Sample("Requests the United Nations to go on;"),
            ),
            Example(
                "money laundering",
                "Wordings that mean the same; the page says which, and how to leave them out",
                Sample("Condemns the laundering of the proceeds of crime;"),
                Sample("Condemns the proceeds of crime;"),
            ),
            Example(
                "organised program",
                "British and American spellings",
                Sample("Welcomes the programme against organized crime;"),
                Sample("Welcomes the programme against crime;"),
            ),
        ),
    ),
    Chapter(
        "Fields",
        (
            Example(
                "session:75..77 corruption",
                "Sessions, one or a range (75.. and ..70 too; S-32 for a special session)",
                Sample("Urges action against corruption;", session=76),
                Sample("Urges action against corruption;", session=73),
            ),
            Example(
                "year:2020..2021 corruption",
                "The year a text was adopted or dated, one or a range (2020.. and ..2020 too)",
                Sample("Urges action against corruption;", year=2021),
                Sample("Urges action against corruption;", year=2022),
            ),
            Example(
                'item:"drug problem"',
                "An agenda item, by number or by words of its title",
                Sample("Reaffirms its commitment;", item="International drug problem"),
                Sample("Reaffirms its commitment;"),
            ),
            Example(
                "verb:requests",
                "The verb behind the lead phrase: “Also requests” and “Reiterates its request” too",
                Sample("Also requests the Secretary-General to report;"),
                Sample("Invites requests;"),
            ),
            Example(
                "lead:also",
                "A word of the lead phrase as printed",
                Sample("Also requests the Secretary-General to report;"),
                Sample("Requests the Secretary-General to report also;"),
            ),
            Example(
                'to:"Member States"',
                "Whom the paragraph addresses: named right after the lead phrase",
                Sample("Calls upon Member States to cooperate;"),
                Sample(
                    "Requests the Office to support, within its mandate and the resources that it has, "
                    "all who ask for it, among them Member States;"
                ),
            ),
            Example(
                "to:SG",
                "The same by a short name, such as SG, GA, EU or WHO",
                Sample("Requests the Secretary-General to report;"),
                Sample("Requests the Economic and Social Council to act;"),
            ),
            Example(
                "kind:preambular terrorism",
                "Preambular paragraphs, or operative, report, annex, heading",
                Sample("Deeply concerned about terrorism,", kind="preambular"),
                Sample("Condemns terrorism;"),
            ),
            Example(
                "status:draft asset",
                "Drafts, or adopted texts",
                Sample("Notes asset recovery;", status="draft"),
                Sample("Notes asset recovery;"),
            ),
            Example(
                "symbol:A/RES/77/237 assistance",
                "Within one text",
                Sample("Requests assistance;", symbol="77/237"),
                Sample("Requests assistance;", symbol="77/1"),
            ),
            Example(
                "cites:A/RES/67/187",
                "Paragraphs that cite a text, in a footnote too",
                Sample("Recalls those principles;", cites="A/RES/67/187"),
                Sample("Recalls those principles;", cites="A/RES/67/186"),
            ),
            Example(
                "in:footnotes treaty",
                "Words of the footnotes (in:title for titles)",
                Sample("Recalls the Convention;", footnote="United Nations, Treaty Series, vol. 2225."),
                Sample("Recalls the treaty;"),
            ),
            Example(
                "in:annex rules",
                "Words of annexes (in:report for the committees’ own paragraphs, in:any for all there is)",
                Sample("Rules for the treatment of prisoners", kind="annex"),
                Sample("Adopts the rules;"),
            ),
            Example(
                "in:title forensic",
                "Paragraphs of texts with these words in the title",
                Sample("Recalls its resolve;", title="Forensic science"),
                Sample("Recalls forensic science;"),
            ),
        ),
    ),
)

ADDRESSES = (
    Example(
        "session=75..77&session=80",
        "Choose sessions: a range (75.. and ..70 too), single ones, or both",
        Sample("Urges action against corruption;", session=76),
        Sample("Urges action against corruption;", session=73),
    ),
    Example(
        "verb=request",
        "Choose a lead verb, in whatever form it stands",
        Sample("Also requests the Secretary-General to report;"),
        Sample("Invites the Secretary-General to report;"),
    ),
    Example(
        "to=Member+States&to=donors",
        "Choose whom a paragraph addresses; several choices add up",
        Sample("Calls upon donors to give;"),
        Sample("Calls upon the Secretary-General to give;"),
    ),
    Example(
        "lead=Also+requests",
        "Choose a lead phrase as printed",
        Sample("Also requests the Secretary-General to report;"),
        Sample("Requests the Secretary-General to report;"),
    ),
    Example(
        "topic=international+drug+control",
        "Choose an agenda item, whatever its number in each session",
        Sample("Reaffirms its commitment;", item="International drug control"),
        Sample("Reaffirms its commitment;"),
    ),
    Example(
        "family=forensic+science",
        "Choose a title: the texts that come back under it, session after session",
        Sample("Recalls its resolve;", title="Forensic science", numbered=False),
        Sample("Recalls its resolve;", title="Crime prevention", numbered=False),
    ),
    Example(
        "year=2021&status=adopted",
        "Choose a year, and how far a text has come; different facets narrow each other",
        Sample("Urges action;", year=2021),
        Sample("Urges action;", year=2021, status="draft"),
    ),
    Example(
        "q=crime&kind=preambular",
        "Search in preambular paragraphs; kind=any in everything",
        Sample("Concerned about crime,", kind="preambular"),
        Sample("Notes crime;"),
    ),
    Example(
        "q=UNODC&synonyms=off",
        "Search only for what was typed",
        Sample("Requests UNODC to go on;"),
        Sample("Requests the United Nations Office on Drugs and Crime to go on;"),
    ),
    Example(
        "q=crime&group=text",
        "See text after text, each with its best paragraphs (group=wording: each wording once)",
        Sample("Notes crime;"),
        Sample("Notes drugs;"),
    ),
    Example(
        "q=crime&group=text&sort=position",
        "Sort: newest, oldest, position (in order of the text); the best match without it",
        Sample("Notes crime;"),
        Sample("Notes drugs;"),
    ),
)
"""Addresses by example: the query is what stands after the question mark."""
