"""The secret key of an archive that was given none: made at random once, kept with the data."""

import os
import secrets
import tempfile
from pathlib import Path


def secret_key_in(directory: Path) -> str:
    """Return the key kept in ``directory``, readable by its owner alone; the first call makes it.

    Two processes that start at once get the same key. Raises OSError where nothing can be written.
    """
    path = directory / "secret-key"
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Write the key aside and link it into place, so that it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50) + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was faster: its key is the one
    finally:
        Path(draft).unlink()
