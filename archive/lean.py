"""Static files as they are served: compressed, named by content, style sheets without comments."""

import re
from typing import Any

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(rb"\s*\n\s*")


def lean(sheet: bytes) -> bytes:
    r"""Give a style sheet without comments, empty lines and indents; no string of CSS spans a line.

    >>> lean(b"/* Links */\n\na {\n  color: red; /* not blue */\n}\n")
    b'a {\ncolor: red;\n}\n'
    """
    return _INDENT.sub(b"\n", _COMMENT.sub(b"", sheet)).lstrip()


class LeanStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Where collected files are kept; the sources of style sheets keep their comments."""

    def _save(self, name: str, content: "File[Any]") -> str:
        """Keep a file under its name, or that name with the mark of its content in it."""
        if name.endswith(".css") and name.startswith("resolutions"):
            content.seek(0)  # the mark was made of it before
            content = ContentFile(lean(content.read()))
        return str(super()._save(name, content))
