"""Hypothesis strategies: any record the parser may give."""

from typing import Any

from hypothesis import strategies as st

from resolutions.models import SessionKind
from resolutions.parsing import records

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
short = st.text("abcIVX0123456789()*", min_size=1, max_size=5)
maybe_short = st.none() | short
named = st.text("abcdefgh ’é", min_size=1, max_size=20).filter(str.strip)
offsets = st.integers(0, 60)
lines = st.none() | st.integers(1, 900)
dates = st.none() | st.dates()


def several(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Give a tuple of none to ``most`` values."""
    return st.lists(strategy, max_size=most).map(tuple)


marks = several(st.builds(records.Mark, label=short, offset=offsets))
italics = several(st.tuples(offsets, offsets))
types = st.sampled_from(["resolution", "decision", "document", "treaty", "publication"])
citation_values: dict[str, Any] = {
    "raw": words,
    "offset": offsets,
    "type": types,
    "body": st.none() | named,
    "number": st.none() | short,
    "date": dates,
    "ibid_of": maybe_short,
    "pinpoint": st.none() | named,
}
symbols = st.sampled_from(["A/RES/67/187", "A/80/157", "E/CN.15/2015/16", "A/RES/2200(XXI)"])
citations = several(
    st.builds(records.Citation, **citation_values, symbol=st.none() | symbols, pending=st.just(False))
    | st.builds(records.Citation, **citation_values, symbol=st.none(), pending=st.just(True))
)
standing: dict[str, Any] = {
    "text": words,
    "footnote_marks": marks,
    "italics": italics,
    "citations": citations,
    "line": lines,
}
leaves = st.builds(records.SubParagraph, label=st.just("") | short, **standing)
sub_paragraphs = several(
    st.recursive(
        leaves,
        lambda inner: st.builds(records.SubParagraph, label=short, **standing, sub_paragraphs=several(inner)),
        max_leaves=3,
    )
)
standing_with_parts = standing | {"sub_paragraphs": sub_paragraphs}
paragraphs = st.builds(
    records.Paragraph,
    position=st.just(0),
    kind=st.sampled_from(["preambular", "operative", "heading"]),
    number=maybe_short,
    lead_phrase=st.none() | named,
    **standing_with_parts,
)
footnotes = several(
    st.builds(records.Footnote, label=short, text=words, italics=italics, citations=citations, line=lines)
)
blocks = st.builds(
    records.Block, kind=st.sampled_from(["heading", "paragraph"]), number=maybe_short, **standing_with_parts
)
annexes = several(
    st.builds(
        records.Annex, label=st.none() | named, title=st.none() | words, blocks=several(blocks), line=lines
    )
)
votes = st.builds(
    records.Vote,
    recorded=st.booleans(),
    in_favour=several(named),
    against=several(named),
    abstaining=several(named),
    counts=st.none() | st.tuples(offsets, offsets, offsets),
)


def _counted(found: list[records.Paragraph]) -> tuple[records.Paragraph, ...]:
    from dataclasses import replace

    return tuple(replace(paragraph, position=place) for place, paragraph in enumerate(found, start=1))


texts = st.builds(
    records.ResolutionText,
    ordinal=maybe_short,
    number=maybe_short,
    title=words,
    status=st.sampled_from(["draft", "adopted"]),
    adopted_on=dates,
    plenary_meeting=st.none() | named,
    on_report_of=st.none() | st.builds(records.ReportOf, symbol=symbols, paragraph=maybe_short),
    draft_symbol=st.none() | symbols,
    sponsors=several(named),
    additional_sponsors=several(named),
    vote=st.none() | votes,
    paragraphs=st.lists(paragraphs, max_size=4).map(_counted),
    annexes=annexes,
    footnotes=footnotes,
    title_marks=marks,
    line=lines,
)
report_paragraphs = st.builds(
    records.ReportParagraph, number=short, headings=several(named), **standing_with_parts
)
sessions = st.builds(
    records.SessionOf,
    number=st.none() | st.integers(1, 99),
    kind=st.sampled_from(SessionKind.values),
    inferred_from=st.none() | named,
)
documents = st.builds(
    records.Document,
    source=st.builds(
        records.Source,
        file=named,
        sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        format=st.sampled_from(["text", "akn"]),
    ),
    kind=st.sampled_from(["resolution", "draft_resolution", "committee_report"]),
    symbol=st.none() | symbols,
    title=st.none() | named,
    language=st.sampled_from(["en", "fr", "ar", "zh"]),
    body=named,
    session=sessions,
    committee=st.none() | named,
    agenda_items=several(
        st.builds(
            records.AgendaItem, number=st.integers(1, 200), title=st.none() | named, sub_item=maybe_short
        )
    ),
    rapporteur=st.none() | named,
    distribution=st.sampled_from(["General", "Limited", "Restricted", None]),
    date=dates,
    sponsors=several(named),
    revised=st.booleans(),
    resolutions=several(texts),
    report_paragraphs=several(report_paragraphs),
    report_footnotes=footnotes,
    annexes=annexes,
    keywords=several(st.builds(records.Keyword, vocabulary=named, identifier=named, label=named)),
    warnings=several(st.builds(records.Problem, line=lines, message=named)),
    unparsed=several(st.builds(records.Unparsed, line=st.integers(1, 900), text=words)),
)
