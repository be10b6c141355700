"""What the words of a query are in the index: their stems, and which are too common to ask for."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from resolutions.cursors import preparing
from resolutions.search import chinese, grammar, tree
from resolutions.search.languages import is_common, suited
from resolutions.search.letters import bare
from resolutions.search.tree import And, Near, Node, Not, Or, Query, Term, all_terms
from resolutions.search.vectors import configuration, fold, formed
from resolutions.search.widening import Added, widened

Lexemes = tuple[str, ...]
"""The stems of a term, one for each word of it."""


Endings = Callable[[str, str], Sequence[str]]
"""What gives the words of the archive that begin with a prefix, in a language."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query understood in one language.

    ``root`` has other spellings and wordings beside the words typed (``added`` names the wordings) and
    leaves out the words too common to ask for (``common``), unless there are no others; it is None
    when nothing is searched for. ``lexemes`` has the stems of every term in ``root``; those of a
    prefix are the stems of all words that begin with it.
    """

    query: Query = field(default_factory=Query)
    language: str = "en"
    root: Node | None = None
    lexemes: Mapping[Term, Lexemes] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()

    @property
    def searches(self) -> bool:
        """Whether anything is searched for."""
        return self.root is not None


def understand(
    typed: str, language: str = "en", *, endings: Endings | None = None, synonyms: bool = True
) -> Reading:
    """Read what a person typed and look its words up; one round trip to the database, none if blank.

    A prefix costs one more, through ``endings``.
    """
    query = grammar.read(typed)
    english = language == "en"
    wide, added = widened(query.root, with_synonyms=synonyms) if english else (None, ())
    wide = wide if english else suited(query.root, language)
    every = list(dict.fromkeys(all_terms(wide)))
    if not every:
        return Reading(query, language, wide)
    words = {term: endings(prefix_of(term), language) for term in every if term.prefix} if endings else {}
    known = _look_up(every, words, language)
    lexemes = {term: stems for term, (stems, _) in known.items()}
    wordless = {term for term, stems in lexemes.items() if not stems}
    meant = {term for part in tree.sought(wide) if isinstance(part, Near) for term in all_terms(part)}
    common = {term for term, (_, is_common) in known.items() if is_common and not term.quoted} - meant
    root = without(wide, wordless | common)
    if root is None:
        return Reading(query, language, without(wide, wordless), lexemes, added=added)
    left_out = tuple(dict.fromkeys(term.text for term in all_terms(query.root) if term in common))
    return Reading(query, language, root, lexemes, left_out, added)


def prefix_of(term: Term) -> str:
    """Return what stands before the ``*`` without accents: letters and digits, the grammar sees to that."""
    return bare("".join(filter(str.isalnum, term.text)))


def without(node: Node | None, left_out: Collection[Term]) -> Node | None:
    """Return the tree without some of its terms; None when nothing remains."""
    match node:
        case Term():
            return None if node in left_out else node
        case Near(left, right, distance):
            first, second = without(left, left_out), without(right, left_out)
            return Near(first, second, distance) if first and second else first or second
        case Not(part):
            remaining = without(part, left_out)
            return Not(remaining) if remaining else None
        case And(parts) | Or(parts):
            remain = [without(part, left_out) for part in parts]
            return tree.joined(type(node), [part for part in remain if part])
    return node


_LOOK_UP = """
    SELECT term.place,
           (SELECT array_agg(found.lexeme ORDER BY place)
              FROM unnest(to_tsvector(%s::regconfig, {formed}(term.text))) AS found,
                   unnest(found.positions) AS place),
           numnode(plainto_tsquery(%s::regconfig, term.text)) = 0
      FROM unnest(%s::text[]) WITH ORDINALITY AS term (text, place)
     ORDER BY term.place
"""


def _look_up(
    terms: list[Term], words: Mapping[Term, Sequence[str]], language: str
) -> dict[Term, tuple[Lexemes, bool]]:
    """Return the stems of each term, of a prefix those of its words, and whether it is too common."""
    strict, loose = configuration(language), configuration(language, loose=True)
    texts = [" ".join(words[term]) if words.get(term) else fold(term.text) for term in terms]
    with preparing() as cursor:
        cursor.execute(_LOOK_UP.format(formed=formed(language)), [strict, loose, texts])
        rows = cursor.fetchall()
    return {
        term: (tuple(stems or ()), bool(common) or is_common(term.text, language))
        for term, (_, stems, common) in zip(terms, rows, strict=True)
    }


def most_of(reading: Reading, uses: Mapping[str, int]) -> Reading | None:
    """Return the same query for at least half of what stands side by side (``tree.most_of``); or None.

    ``uses`` says how many paragraphs hold a word, as far as that is known.
    In Chinese what stands side by side are the pairs of characters of a run, too.
    """
    root, lexemes = reading.root, dict(reading.lexemes)
    if reading.language == chinese.LANGUAGE:
        parts: list[Node] = []
        for part in root.parts if isinstance(root, And) else (root,):
            cut = chinese.pairs(lexemes.get(part, ())) if isinstance(part, Term) and not part.quoted else []
            pieces = {Term(pair[0], part.start): pair for pair in cut if isinstance(part, Term)}
            lexemes |= pieces
            parts += [*pieces] if pieces else [part] if part else []
        root = tree.joined(And, parts)
    found = tree.most_of(root, uses)
    return None if found is None else replace(reading, root=found, lexemes=lexemes)
