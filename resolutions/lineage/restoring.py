"""What curators said of lineage, read back from the lines of a file (``exports.said`` gives their shape).

All lines are read before anything is stored, and all of them are stored or none. What is said of two clauses
or titles takes the place of what was said of them before; the same said again changes nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from resolutions.lineage import bridging, rulings
from resolutions.lineage.locking import transaction_of_lineage
from resolutions.models import Address, Resolution, Ruling, TitleBridge
from resolutions.querysets.counting import href
from resolutions.titles import fold

MOST_CHARACTERS = 100_000
"""Characters of one value; the longest paragraphs have some 20,000."""
BRIDGE, RULING = "bridge", "ruling"
SAYS = {
    BRIDGE: frozenset({TitleBridge.Says.JOINED.value, TitleBridge.Says.APART.value}),
    RULING: frozenset({Ruling.Verdict.JOINED.value, Ruling.Verdict.CUT.value}),
}
_NO_TEXT = re.compile("[\\0\ud800-\udfff]")
"""What JSON may spell and no text holds: a null character, half of a surrogate pair."""
END = {BRIDGE: ("title", "text"), RULING: ("place", "words")}
"""The two values that name a title, and a clause."""


@dataclass(frozen=True, slots=True)
class End:
    """A title and the address of a text that bears it, empty for none; or a clause's place and words."""

    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a curator said, and on which line of the file, counted from 1."""

    line: int
    kind: str
    says: str
    earlier: End
    later: End
    why: str
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line; ``is_missing``: it is right, but what it is about is not held."""

    line: int
    message: str
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """How many were stored: not said before, said otherwise before, said just so before."""

    new: int
    changed: int
    same: int


class Refused(ValueError):
    """Lines that cannot be taken: nothing was stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take the problems in the order of their lines."""
        super().__init__(f"{len(problems)} lines cannot be taken")
        self.problems = tuple(problems)


def read(raw: bytes) -> list[Said]:
    """Read the lines of a file; empty ones say nothing. Raises Refused with everything that is wrong."""
    found: dict[tuple[str, frozenset[End]], Said] = {}
    problems: list[Problem] = []
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            said = _said(number, line)
            named = (said.kind, frozenset(_identity(said)))
            if (first := found.setdefault(named, said)) is not said:
                raise ValueError(f"the two are named on line {first.line} already")
        except ValueError as error:
            problems.append(Problem(number, str(error)))
    if problems:
        raise Refused(problems)
    return list(found.values())


def restore(
    said: Sequence[Said], *, skip_missing: bool = False, dry_run: bool = False
) -> tuple[Restored, tuple[Problem, ...]]:
    """Store what was said, all of it or none; give how much was new, and what was skipped.

    A ruling on a clause that is not held is skipped where that is asked for. ``dry_run`` stores nothing.
    Families follow at once; links and lines by ``lineage.keeping``. Raises Refused, and
    OperationalError where somebody writes for long.
    """
    with transaction_of_lineage(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE resolutions_titlebridge, resolutions_ruling IN SHARE ROW EXCLUSIVE MODE")
        done = [_bridge(one) for one in said if one.kind == BRIDGE]
        done += [_ruling(one) for one in said if one.kind == RULING]
        problems = tuple(one for one in done if isinstance(one, Problem))
        refused = [problem for problem in problems if not (skip_missing and problem.is_missing)]
        if refused:
            raise Refused(refused)
        bridging.settle()
        if dry_run:
            transaction.set_rollback(True)
    return Restored(*(done.count(what) for what in (NEW, CHANGED, SAME))), problems


# --- Reading a line


def _said(number: int, line: bytes) -> Said:
    """Read a line. Raises ValueError, whose message says what is wrong."""
    try:
        value = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError(f"not in UTF-8: byte {error.start + 1} of the line") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("no JSON of this kind: it is nested too deeply") from None
    node = _object(value, "the line", ("kind", "says", "earlier", "later", "why", "made_at"))
    kind = _text(node, "kind")
    if kind not in SAYS:
        raise ValueError(f"kind is {_quoted(kind)}, not one of {_listed(SAYS)}")
    says = _text(node, "says")
    if says not in SAYS[kind]:
        raise ValueError(f"a {kind} says {_quoted(says)}, not one of {_listed(SAYS[kind])}")
    found = Said(
        line=number,
        kind=kind,
        says=says,
        earlier=_end(node, "earlier", kind),
        later=_end(node, "later", kind),
        why=_text(node, "why", may_lack=True),
        made_at=_moment(node),
    )
    if len(set(_identity(found))) == 1:
        what = "titles are one, as they are compared" if kind == BRIDGE else "clauses are one"
        raise ValueError(f"the two {what}")
    return found


def _identity(said: Said) -> Iterator[End]:
    """What tells both ends from others: titles as they are compared, clauses as they are named."""
    for end in (said.earlier, said.later):
        yield End(fold(end.name), "") if said.kind == BRIDGE else end


def _end(node: Mapping[str, Any], name: str, kind: str) -> End:
    inside = _object(node.get(name), name, END[kind])
    named, beside = (
        _text(inside, END[kind][0], of=name),
        _text(inside, END[kind][1], of=name, may_lack=kind == BRIDGE),
    )
    if kind == BRIDGE and not fold(named):
        raise ValueError(f"title of {name} has no word")
    if kind == RULING:
        path, mark, anchor = named.partition("#")
        most = Ruling._meta.get_field("earlier_place").max_length or 0
        if not (path.startswith("/") and path.endswith("/") and mark and anchor and len(named) <= most):
            raise ValueError(f"place of {name} is {_quoted(named)}, not like /A/RES/77/237/#op12")
    return End(named, beside)


def _object(value: object, name: str, keys: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{name} is no object with {_listed(keys)}")
    if unknown := sorted(set(value) - set(keys)):
        raise ValueError(f"{name} has {_listed(unknown)}, which is not known; known are {_listed(keys)}")
    return value


def _text(node: Mapping[str, Any], key: str, *, of: str = "", may_lack: bool = False) -> str:
    value = node.get(key)
    whose = f"{key} of {of}" if of else key
    if value is None and may_lack:
        return ""
    if not isinstance(value, str) or not (value.strip() or may_lack):
        raise ValueError(f"{whose} is missing, or no text")
    if len(value) > MOST_CHARACTERS:
        raise ValueError(f"{whose} has {len(value):,} characters; at most {MOST_CHARACTERS:,} are taken")
    if _NO_TEXT.search(value):
        raise ValueError(f"{whose} has characters that are no text")
    return value


def _moment(node: Mapping[str, Any]) -> datetime | None:
    written = _text(node, "made_at", may_lack=True)
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"made_at is {_quoted(written)}, not a time like 2025-11-27T14:30:00Z") from None


def _quoted(value: str) -> str:
    return json.dumps(value[:60], ensure_ascii=False)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


# --- Storing

NEW, CHANGED, SAME = "new", "changed", "same"


def _ruling(said: Said) -> str | Problem:
    ends = [rulings.clause_at(end.name, end.beside) for end in (said.earlier, said.later)]
    for end, row in zip((said.earlier, said.later), ends, strict=True):
        if row is None:
            return Problem(said.line, f"{end.name}: no clause with these words is held there", True)
    one, other = (row for row in ends if row is not None)
    if one.resolution_id == other.resolution_id:
        return Problem(said.line, "both clauses stand in one text")
    known = rulings.between(one, other).first()
    if known and (known.verdict, known.reason) == (said.says, said.why):
        return SAME
    ruling = rulings.rule(one, other, said.says)
    Ruling.objects.filter(pk=ruling.pk).update(reason=said.why, **_made(said))
    return CHANGED if known else NEW


def _bridge(said: Said) -> str | Problem:
    keys = [fold(end.name) for end in (said.earlier, said.later)]
    known = TitleBridge.objects.filter(earlier_key__in=keys, later_key__in=keys).first()
    if known and (known.says, known.why) == (said.says, said.why):
        return SAME
    values = {
        "earlier_title": said.earlier.name,
        "later_title": said.later.name,
        "earlier_key": keys[0],
        "later_key": keys[1],
        "earlier_text": _text_at(said.earlier),
        "later_text": _text_at(said.later),
        "says": said.says,
        "why": said.why,
    }
    bridge = known or TitleBridge.objects.create(**values)
    TitleBridge.objects.filter(pk=bridge.pk).update(**values, **_made(said))
    return CHANGED if known else NEW


def _text_at(end: End) -> Resolution | None:
    """The text at an address that bears a title, if it is held."""
    rows = Address.objects.annotate(_href=href()).filter(_href=end.beside, resolution__isnull=False)
    address = rows.select_related("resolution").first() if end.beside else None
    text = address.resolution if address else None
    return text if text is not None and text.title_key == fold(end.name) else None


def _made(said: Said) -> dict[str, datetime]:
    return {"made_at": said.made_at} if said.made_at else {}
