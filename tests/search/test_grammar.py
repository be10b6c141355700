import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search.fields import Sessions
from resolutions.search.grammar import MAX_QUERY_CHARACTERS, MAX_TERMS, read
from resolutions.search.tree import And, Field, Near, Node, Not, Or, Some, Term, most_of


def outline(node: Node | None) -> str:
    """Write a tree in brackets, to read by eye."""
    match node:
        case None:
            return "nothing"
        case Term():
            mark = "=" * node.exact
            text = f'"{node.text}"' if node.quoted else node.text
            return f"{mark}{text}"
        case Field(name, Sessions(_, first, last)):
            return f"{name}:{first}..{last}"
        case Field(name, value):
            return f"{name}:{value}"
        case Near(left, right, distance):
            return f"({outline(left)} ~{distance} {outline(right)})"
        case Not(part):
            return f"-{outline(part)}"
        case And(parts):
            return "(" + " & ".join(map(outline, parts)) + ")"
        case Or(parts):
            return "(" + " | ".join(map(outline, parts)) + ")"
        case Some(parts, least):
            return f"({least} of " + ", ".join(map(outline, parts)) + ")"


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("", "nothing"),
        ("   ", "nothing"),
        ("crime", "crime"),
        ("crime prevention", "(crime & prevention)"),
        ("crime AND prevention", "(crime & prevention)"),
        ("crime and prevention", "(crime & and & prevention)"),
        ("crime OR drugs", "(crime | drugs)"),
        ("a b OR c d", "((a & b) | (c & d))"),
        ("a OR b OR c", "(a | b | c)"),
        ("(a OR b) c", "((a | b) & c)"),
        ("-draft", "-draft"),
        ("crime -draft", "(crime & -draft)"),
        ("crime NOT draft", "(crime & -draft)"),
        ("crime -(a OR b)", "(crime & -(a | b))"),
        ("crime NOT -draft", "(crime & draft)"),
        ("(a)-b", "(a & -b)"),
        ("well-being", "well-being"),
        ("crime - prevention", "(crime & prevention)"),
        ('"agreed language" x', '("agreed language" & x)'),
        ("“agreed language”", '"agreed language"'),
        ("«agreed language»", '"agreed language"'),
        ('"trafficking"', '="trafficking"'),
        ("=trafficking", "=trafficking"),
        ('="to traffic in"', '="to traffic in"'),
        ("money near/5 laundering", "(money ~5 laundering)"),
        ("money NEAR/5 laundering crime", "((money ~5 laundering) & crime)"),
        ('"money laundering" near/3 (crime OR drugs)', '("money laundering" ~3 (crime | drugs))'),
        ("a near/5 b near/3 c", "((a ~5 b) & (b ~3 c))"),
        ("traffic*", "traffic*"),
        ("session:75..77 crime", "(session:75..77 & crime)"),
        ('verb:"calls upon"', "verb:calls upon"),
        ("-session:75", "-session:75..75"),
        ("cites:67/187", "cites:A/RES/67/187"),
        ("Geneva:Switzerland", "Geneva:Switzerland"),
        ("A/C.3/75/L.5", "A/C.3/75/L.5"),
        ("67/187 -68/1", "(67/187 & -68/1)"),
    ],
)
def test_a_query_means(typed: str, meaning: str) -> None:
    query = read(typed)
    assert outline(query.root) == meaning
    assert query.ignored == ()


@pytest.mark.parametrize(
    ("typed", "meaning", "ignored"),
    [
        ('"agreed language', "(agreed & language)", '"@0'),
        ('crime "', "crime", '"@6'),
        ("(crime", "crime", "(@0"),
        ("crime)", "crime", ")@5"),
        ("crime) drugs", "(crime & drugs)", ")@5"),
        ("crime ()", "crime", "()@6"),
        ("OR crime", "crime", "OR@0"),
        ("crime OR", "crime", "OR@6"),
        ("a OR OR b", "(a | b)", "OR@2"),
        ("AND crime", "crime", "AND@0"),
        ("crime AND", "crime", "AND@6"),
        ("crime NOT", "crime", "NOT@6"),
        ("near/5 crime", "crime", "near/5@0"),
        ("crime near/5", "crime", "near/5@6"),
        ("crime near/99 drugs", "(crime ~20 drugs)", "near/99@6"),
        ("crime near/5 (a b)", "(crime & a & b)", "near/5@6"),
        ("*", "nothing", ""),
        ("c*", "c*", "*@0"),
        ("???", "nothing", "???@0"),
        ('""', "nothing", '""@0'),
        ("session:( crime", "(session: & crime)", "(@8"),
        ("geneva:switzerland", "(geneva & switzerland)", "geneva:@0"),
        ("session:x crime", "crime", "session:x@0"),
        ("cites:word crime", "crime", "cites:word@0"),
        ('verb:"" crime', "crime", 'verb:""@0'),
    ],
)
def test_what_makes_no_sense_is_ignored_and_said(typed: str, meaning: str, ignored: str) -> None:
    query = read(typed)
    assert outline(query.root) == meaning
    assert " ".join(f"{part.text}@{part.start}" for part in query.ignored) == ignored
    assert all(part.why for part in query.ignored)


def test_a_pasted_paragraph_is_read_as_its_words() -> None:
    pasted = "Requests the Secretary-General: (a) to report - in full - on “crime”; and (b) to act."
    query = read(pasted)
    assert query.ignored == ()
    assert "to & report & in & full" in outline(query.root)


def test_a_query_has_a_length_and_says_so() -> None:
    query = read("crime " * 5_000)
    assert len(query.ignored) > 1
    assert query.ignored[-1].start == MAX_QUERY_CHARACTERS
    assert outline(query.root).count("crime") == MAX_TERMS


def test_deep_brackets_are_read_without_harm() -> None:
    assert outline(read("(" * 3_000 + "crime" + ")" * 3_000).root) == "crime"
    assert "crime" in outline(read("NOT " * 2_000 + "crime").root)


LANGUAGE = st.lists(
    st.sampled_from(
        ["crime", "drugs", "(", ")", '"', "“", "OR", "AND", "NOT", "-", "near/3", "=", "*", "in:"]
    )
)


@given(st.one_of(st.text(), LANGUAGE.map(" ".join), LANGUAGE.map("".join)))
def test_reading_never_fails_and_ignores_only_what_was_typed(typed: str) -> None:
    query = read(typed)
    assert all(0 <= part.start <= len(typed) for part in query.ignored)
    assert all(
        not any(map(str.isalnum, part.text)) or part.text.strip("…(") in typed for part in query.ignored
    )


@given(LANGUAGE.map(" ".join))
def test_every_word_typed_is_searched_for_or_said_to_be_ignored(typed: str) -> None:
    query = read(typed)
    said = outline(query.root) + " ".join(part.text for part in query.ignored)
    assert ("crime" in typed) <= ("crime" in said)


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("a b", "(1 of a, b)"),
        ("a b c", "(2 of a, b, c)"),
        ('a "b c" d e f', '(3 of a, "b c", d, e, f)'),
        ("a", "nothing"),
        ("a OR b", "nothing"),
        ("a -b", "nothing"),
        ("a session:75", "nothing"),
    ],
)
def test_most_of_a_query_is_asked_only_where_parts_stand_side_by_side(typed: str, asks: str) -> None:
    assert outline(most_of(read(typed).root)) == asks


@given(
    st.lists(st.sampled_from(["crime", "of", "the", "forensics", '"rule of law"', "a OR b"]), min_size=2),
    st.dictionaries(st.sampled_from(["crime", "of", "the", "forensics", "rule"]), st.integers(0, 9)),
)
def test_whatever_holds_most_of_a_query_holds_one_of_its_rarest_parts(
    typed: list[str], uses: dict[str, int]
) -> None:
    most = most_of(read(" ".join(f"({one})" for one in typed)).root, uses)
    if most is not None:
        assert len(most.rarest) == len(most.parts) - most.least + 1
        assert set(most.rarest) <= set(most.parts)


def test_the_rarest_parts_are_those_of_words_that_fewest_paragraphs_hold() -> None:
    most = most_of(
        read('crime Forensics "rule of law" (of OR the) near').root,
        {"crime": 7, "forensics": 2, "rule": 4, "of": 3, "the": 9},
    )
    assert most is not None
    assert [outline(part) for part in most.rarest] == ["Forensics", '"rule of law"', "crime"]


def test_near_is_read_a_few_times_only() -> None:
    query = read(" near/20 ".join(["crime"] * 40))
    assert outline(query.root).count("~20") == 4
    assert len(query.ignored) == 35
