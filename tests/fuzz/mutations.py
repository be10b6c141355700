"""Ways to spoil a document: each takes bytes and gives bytes, the same for the same random numbers."""

import re
from collections.abc import Callable
from random import Random

_ODD = (
    "\x00", "\x0c", "\u2028", "\u00ad", "\u200b", "\ufeff", "\ufdd0", "\ue000", "¹²", "<sup>3</sup>", "[^4]",
    "**", "*", "__________________", "---", "](#)", "[", "\\_", "&amp;", "&#0;", "(a) ", "12. ", "Annex",
    "The General Assembly,", "Draft resolution II", "|", "\r", "\t\t", "a\u0301", "\U0001f600", "ibid.",
    "Resolution 999/999.", "80/___", "١٢", "第七十", "(" * 40, "9" * 40, "é" * 3, "IV", "- ", "> ", "# ",
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def _lines(change: Callable[[list[bytes], Random], list[bytes]]) -> Mutation:
    """A mutation of the lines of a document."""
    return lambda raw, random: b"\n".join(change(raw.split(b"\n"), random))


def _delete(lines: list[bytes], random: Random) -> list[bytes]:
    start = random.randrange(len(lines))
    return lines[:start] + lines[start + random.randint(1, 5) :]


def _repeat(lines: list[bytes], random: Random) -> list[bytes]:
    start = random.randrange(len(lines))
    block = lines[start : start + random.randint(1, 6)]
    return lines[:start] + block * random.randint(2, 5) + lines[start:]


def _swap(lines: list[bytes], random: Random) -> list[bytes]:
    one, other = (random.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _shuffle(lines: list[bytes], random: Random) -> list[bytes]:
    start = random.randrange(len(lines))
    block = lines[start : start + 12]
    random.shuffle(block)
    return lines[:start] + block + lines[start + 12 :]


def _join(lines: list[bytes], random: Random) -> list[bytes]:
    start = random.randrange(len(lines))
    end = start + random.randint(2, 8)
    return [*lines[:start], b" ".join(lines[start:end]), *lines[end:]]


def _insert(raw: bytes, random: Random) -> bytes:
    place = random.randrange(len(raw) + 1)
    while place < len(raw) and raw[place] & 0xC0 == 0x80:
        place += 1
    return raw[:place] + random.choice(_ODD).encode() + raw[place:]


def _garbage(raw: bytes, random: Random) -> bytes:
    place = random.randrange(len(raw) + 1)
    return raw[:place] + random.randbytes(random.randint(1, 30)) + raw[place:]


def _truncate(raw: bytes, random: Random) -> bytes:
    return raw[: random.randrange(len(raw) + 1)]


def _split_words(raw: bytes, random: Random) -> bytes:
    chance = random.choice((0.001, 0.01))
    return re.sub(rb"(?<=[a-z]{2})(?=[a-z]{2})", lambda _: b" " if random.random() < chance else b"", raw)


def _wrapped(raw: bytes, random: Random) -> bytes:
    width = random.randint(30, 120)
    return re.sub(rb"([^\n]{%d}\S*) " % width, rb"\1\n", raw)


def _upper(raw: bytes, random: Random) -> bytes:
    start = random.randrange(len(raw) + 1)
    return raw[:start] + raw[start : start + 200].upper() + raw[start + 200 :]


def _without_blank_lines(raw: bytes, _: Random) -> bytes:
    return re.sub(rb"\n{2,}", b"\n", raw)


def _crlf(raw: bytes, _: Random) -> bytes:
    return raw.replace(b"\n", b"\r\n")


def _recoded(raw: bytes, random: Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "latin-1", "cp1252", "utf-8-sig")), "replace")


def _longer(raw: bytes, random: Random) -> bytes:
    return raw * random.randint(2, 8)


def _long_line(raw: bytes, random: Random) -> bytes:
    piece = random.choice(_ODD).encode()
    place = random.randrange(len(raw) + 1)
    return raw[:place] + piece * random.randint(200, 4000) + raw[place:]


def _tag(raw: bytes, random: Random) -> bytes:
    """For XML: a tag taken out, named otherwise or doubled."""
    tags = list(re.finditer(rb"</?\w+[^<>]*>", raw))
    if not tags:
        return _insert(raw, random)
    tag = random.choice(tags)
    other = random.choice((b"", b"<p>", b"</p>", b"<table/>", b"<num/>", tag[0] * 2, b"<x>y</x>"))
    return raw[: tag.start()] + other + raw[tag.end() :]


def _element(raw: bytes, random: Random) -> bytes:
    """For XML: an element without children moved elsewhere; what was well-formed stays so."""
    leaves = list(re.finditer(rb"<(\w+)(?:\s[^<>]*)?>[^<>]*</\1>", raw))
    if not leaves:
        return _lines(_swap)(raw, random)
    leaf, goal = random.choice(leaves), random.choice(leaves)
    if goal.start() >= leaf.end():
        return raw[: leaf.start()] + raw[leaf.end() : goal.end()] + leaf[0] + raw[goal.end() :]
    return raw[: goal.start()] + leaf[0] + raw[goal.start() :]


MUTATIONS: dict[str, Mutation] = {
    "as it is": lambda raw, _: raw,
    "delete lines": _lines(_delete),
    "repeat lines": _lines(_repeat),
    "swap lines": _lines(_swap),
    "shuffle lines": _lines(_shuffle),
    "join lines": _lines(_join),
    "insert oddities": _insert,
    "insert garbage": _garbage,
    "truncate": _truncate,
    "split words": _split_words,
    "wrap lines": _wrapped,
    "capitals": _upper,
    "no blank lines": _without_blank_lines,
    "crlf": _crlf,
    "other encoding": _recoded,
    "longer": _longer,
    "long line": _long_line,
    "tags": _tag,
    "elements": _element,
}


def mutated(raw: bytes, random: Random) -> tuple[str, bytes]:
    """The document after one to four mutations, and their names."""
    names = random.choices(list(MUTATIONS), k=random.choice((1, 1, 2, 4)))
    for name in names:
        raw = MUTATIONS[name](raw, random)
    return ", ".join(names), raw
