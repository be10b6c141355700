"""The catalogues of translations, kept up with the sources: ``uv run python -m tests.catalogues``.

Messages that the sources no longer have go, new ones come without a translation, and the compiled files are
written; what is still missing or wrong is printed. No gettext is needed on the machine.
"""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resolutions" / "locale"
LANGUAGES = ("fr", "es")
HEADER = """\
# The interface of the Resolutions Archive in another language.
# Brought up to date with the sources by: uv run python -m tests.catalogues
"""

CALLS = {
    "_": (1,),
    "gettext": (1,),
    "gettext_lazy": (1,),
    "gettext_noop": (1,),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": (1, 2),
    "pgettext_lazy": (1, 2),
    "npgettext": (1, 2, 3),
    "npgettext_lazy": (1, 2, 3),
}
"""Functions and the arguments that are a message: a context first where the name says so, a plural last."""
TABLES: Mapping[str, Mapping[str, int]] = {
    "resolutions/parsing/strength.py": {"Step": 1, "Scale": 1},
    "resolutions/search/examples.py": {"Example": 1, "Chapter": 0},
    "resolutions/search/fields.py": {"Rule": 1},
}
"""Modules with tables in English, translated where they are shown, and which argument the words are."""
SPOKEN = "resolutions/search/spoken.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A message in the sources; ``plural`` and ``context`` are empty for one that has none."""

    path: str
    id: str
    plural: str = ""
    context: str = ""


def found() -> Iterator[Found]:
    """Every message of the templates and of the app, in the order of the files."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from in_template(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "resolutions").rglob("*.py")):
        if "migrations" not in path.parts:
            yield from in_python(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    for examples in tomllib.loads((ROOT / SPOKEN).read_text(encoding="utf-8")).values():
        yield from (Found(SPOKEN, example["meaning"]) for example in examples)


def in_template(source: str, path: str) -> Iterator[Found]:
    """The messages of a template: Django turns them into calls, each on one line, and the rest into letters.

    >>> list(in_template('<p>{% load i18n %}{% translate "Search" context "menu" %}</p>', "x.html"))
    [Found(path='x.html', id='Search', plural='', context='menu')]
    """
    for line in templatize(source, origin=path).splitlines():
        for _, name, said, _ in extract_python(BytesIO(line.strip().encode()), CALLS, (), {}):
            yield _found(path, str(name), said if isinstance(said, tuple) else (said,))


def _found(path: str, name: str, said: Sequence[object]) -> Found:
    words = [one for one in said if isinstance(one, str)]
    context = words.pop(0) if "pgettext" in name else ""
    return Found(path, words[0], words[1] if len(words) > 1 else "", context)


def in_python(source: str, path: str) -> Iterator[Found]:
    """The messages of a module: literal arguments of calls by name, and the words of its tables.

    >>> list(in_python('ngettext("%(count)s text", "%(count)s texts", 2)', "x.py"))
    [Found(path='x.py', id='%(count)s text', plural='%(count)s texts', context='')]
    """
    tables = TABLES.get(path, {})
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if node.func.id in CALLS and words and words[0]:
            yield _found(path, node.func.id, words)
        elif node.func.id in tables:
            yield Found(path, str(words[tables[node.func.id]]))


def template() -> Catalog:
    """A catalogue of all messages, without translations, each with the files that have it."""
    made = Catalog(charset="utf-8")
    for one in found():
        made.add(
            (one.id, one.plural) if one.plural else one.id,
            context=one.context or None,
            locations=[(one.path, 0)],
        )
    return made


def file_of(language: str, ending: str = "po") -> Path:
    """Where the catalogue of a language lies; ``mo`` for what it is compiled to."""
    return LOCALE / language / "LC_MESSAGES" / f"django.{ending}"


def read(language: str) -> Catalog:
    """The catalogue of a language; a new one begins as a copy of another's head, with its plural forms."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """What a catalogue is compiled to."""
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def refresh(language: str, messages: Catalog) -> Catalog:
    """Bring the files of a language up to date with the messages, and give the catalogue."""
    catalogue = read(language)
    catalogue.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.header_comment = HEADER
    with file_of(language).open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    file_of(language, "mo").write_bytes(compiled(read(language)))
    return read(language)


def faults(catalogue: Catalog, messages: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue: messages without a translation, or with one that cannot be used."""
    for message in messages:
        own = catalogue.get(message.id, message.context) if message.id else None
        if message.id and own is None:
            yield f"not in the catalogue: {_called(message)}"
    for message in catalogue:
        if not message.id:
            continue
        if messages.get(message.id, message.context) is None:
            yield f"no longer in the sources: {_called(message)}"
        yield from (f"{fault}: {_called(message)}" for fault in _faults_of(message, catalogue.num_plurals))


def _called(message: Message) -> str:
    own = message.id if isinstance(message.id, str) else message.id[0]
    return f"[{message.context}] {own}" if message.context else own


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    if message.fuzzy:
        yield "marked as fuzzy"
    if len(strings) != (forms if len(ids) > 1 else 1):
        yield "not all plural forms"
    if not all(strings):
        yield "without a translation"
        return
    for string in strings:
        if not any(_built(string) == _built(one) for one in ids):
            yield "other placeholders, elements or spaces at its ends"


_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?[a-z][^>]*>")
_SPACES = frozenset(" \t\n")


def _built(words: str) -> tuple[object, ...]:
    """What a translation has in common with its message: placeholders, elements, spaces at its ends.

    A no-break space at an end is a matter of typography: in French it stands before a colon.

    >>> _built("<b>%(n)s</b> of {m} ") == _built("{m}: <b>%(n)s</b> ")
    True
    >>> _built("\u00a0:") == _built(":")
    True
    """
    ends = (words[:1] in _SPACES, words[-1:] in _SPACES)
    return Counter(_PLACEHOLDER.findall(words)), ends


def main() -> int:
    """Refresh all catalogues; print what is missing; 1 if anything is."""
    messages = template()
    wrong = [
        f"{language}: {fault}"
        for language in LANGUAGES
        for fault in faults(refresh(language, messages), messages)
    ]
    print(f"{len(messages)} messages", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
