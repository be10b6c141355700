"""Files that readers send: in memory alone, none larger than asked for, nothing on disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

FARTHEST = 8_000_000
"""Bytes of a file after which the connection is closed; before, what is too much is read and dropped."""


class InMemory(FileUploadHandler):
    """Keeps at most ``most`` bytes of a file and one more, which tells that there were more."""

    def __init__(self, request: HttpRequest, most: int) -> None:
        """Take the request the file comes with, before anything of it is read."""
        super().__init__(request)
        self.most = most
        self.held = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with an empty memory."""
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece as long as there is room; no later handler gets it. Raises StopUpload far beyond."""
        if start > FARTHEST:
            raise StopUpload(connection_reset=True)
        self.held.write(raw_data[: max(self.most + 1 - self.held.tell(), 0)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Give what was kept."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
