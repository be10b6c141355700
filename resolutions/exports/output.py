"""JSON documents to a stream or to files; a file is there whole or not at all."""

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol


class Stream(Protocol):
    """What text can be written to, a line ending added."""

    def write(self, text: str) -> Any:
        """Write a text."""


class Output:
    """Where documents go: a line each on ``stream``, or ``NAME.json`` each in ``folder``."""

    def __init__(self, folder: Path | None, stream: Stream) -> None:
        """Make the folder if there is none."""
        self._folder, self._stream = folder, stream
        self._written: set[str] = set()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, document: dict[str, Any]) -> None:
        """Write one document; a second of the same name gets ``NAME~2``."""
        if self._folder is None:
            self._stream.write(json.dumps(document, ensure_ascii=False))
            return
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        _write_whole(self._folder / f"{self._unique(name)}.json", text)

    def write_lines(self, name: str, objects: Iterable[dict[str, Any]]) -> None:
        """Write objects, a line each, into ``NAME.jsonl`` in the folder, if there is one."""
        lines = (json.dumps(one, ensure_ascii=False) for one in objects)
        if self._folder is None:
            for line in lines:
                self._stream.write(line)
        else:
            _write_whole(self._folder / f"{name}.jsonl", "".join(f"{line}\n" for line in lines))

    def _unique(self, name: str) -> str:
        found, count = name, 1
        while found in self._written:
            count += 1
            found = f"{name}~{count}"
        self._written.add(found)
        return found


def _write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that nobody sees half of it."""
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".json", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
