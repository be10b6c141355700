"""Official XML in small: made-up resolutions in the shapes that the official files show."""

from collections.abc import Iterable

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def container(body: str) -> str:
    """A preambular paragraph."""
    return f'<container name="x"><p xml:space="preserve">{body}</p></container>\n'


def paragraph(body: str, number: str = "", style: str = "SingleTxt") -> str:
    """A body paragraph, with or without a number of its own."""
    num = f"<num>\t{number}</num>" if number else ""
    return f'<paragraph class="{style}">{num}<content><p>{body}</p></content></paragraph>\n'


def italic(words: str) -> str:
    """A lead phrase."""
    return f'<span class="italic">{words}</span>'


def note(label: str, body: str) -> str:
    """A footnote where its mark stands."""
    return f'<authorialNote marker="{label}" placement="bottom"><p>\t\t{body}</p></authorialNote>'


def annex(*parts: str) -> str:
    """An attachment with one annex document."""
    body = "".join(parts)
    return (
        '<attachments><attachment><doc name="annex"><meta/>'
        f"<mainBody>{body}</mainBody></doc></attachment></attachments>"
    )


COVER = """<coverPage>
<p class="upperRight"><docNumber refersTo="#symbol">{symbol}</docNumber></p>
<p><docStatus refersTo="#generalDistribution">Distr.: General</docStatus></p>
<p><docDate date="2031-01-09" refersTo="#dateOfIssuance">9 January 2031</docDate></p>
<p><session refersTo="#generalAssembly" value="{session}">Eighty-fifth session</session></p>
<p><inline name="agenda item">{items}</inline></p>
<p><inline name="agenda item name">Harbours and lighthouses</inline></p>
<p><docProponent refersTo="#{committee}">[on the report (<inline name="originating document">{report}</inline>)]</docProponent></p>
</coverPage>"""  # noqa: E501

VOTING = '<voting outcome="adoptedWithoutVote"><quorum value=""/></voting>'
STEPS = """<workflow source="#un">
<step date="2030-11-04" outcome="draftResolution" as="A/C.3/85/L.8/Rev.1"
 by="Atlantis, Bosnia and Herzegovina, Ruritania (on behalf of the Group of 77 and China) and Turkey"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Trinidad and Tobago and the Gambia"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="A/85/479" by="" refersTo="20"/>
</workflow>"""


def resolution(
    preamble: Iterable[str] = (),
    body: Iterable[str] = (),
    *,
    preface: str = "<p><docNumber>85/12.</docNumber><docTitle>Keeping of lighthouses</docTitle></p>",
    symbol: str = "A/RES/85/12",
    session: str = "85",
    items: str = "Agenda item 111",
    committee: str = "thirdCommittee",
    report: str = "A/85/479, para. 20",
    language: str = "eng",
    voting: str = VOTING,
    keywords: str = "",
    workflow: str = STEPS,
    behind: str = "",
) -> bytes:
    """One resolution as an official file."""
    cover = COVER.format(symbol=symbol, session=session, items=items, committee=committee, report=report)
    return f"""<akomaNtoso xmlns="{NAMESPACE}" xmlns:akn4un="http://un.org/akn4un">
<!-- not part of the text -->
<statement name="resolution"><meta><identification><FRBRExpression>
<FRBRlanguage language="{language}"/></FRBRExpression></identification>
<classification source="s">{keywords}</classification>{workflow}
<analysis><parliamentary>{voting}</parliamentary></analysis></meta>
{cover}<preface>{preface}</preface>
<preamble><formula name="enactingFormula"><p>{italic("The General Assembly")},</p></formula>
{"".join(preamble)}</preamble>
<mainBody>{"".join(body)}</mainBody>
<conclusions><p><inline name="adoptionMeeting" title="46th">46th plenary meeting</inline><eol/>
<docDate date="2030-12-16" refersTo="#adoptionDate">16 December 2030</docDate></p></conclusions>
{behind}</statement></akomaNtoso>""".encode()
