"""A text of the reader's own, sent as a file: read in memory, compared, forgotten."""

import logging
import re
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from resolutions.models import Resolution
from tests.pages.comparisons import DRAFT, EVIL, rows
from tests.parsing import akn_sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pair")]
MaxQueries = Callable[[int], AbstractContextManager[object]]

REPORT = "\n\n".join(
    [
        "Draft resolution I\n\nFirst matter",
        DRAFT,
        "Draft resolution II\n\nSecond matter",
        DRAFT.replace("swiftly ", "slowly "),
    ]
)

SAMPLE = akn_sample.resolution(body=[akn_sample.paragraph("Urges Member States to ratify it.", "1.")])


def answer(client: Client, raw: bytes, name: str = "draft.txt", **more: Any) -> HttpResponse:
    sent = {"with": "77/237", "text": "", "file": SimpleUploadedFile(name, raw)} | more
    return client.post("/compare/pasted/", sent)  # type: ignore[return-value]


def send(client: Client, raw: bytes, name: str = "draft.txt", **more: Any) -> str:
    response = answer(client, raw, name, **more)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return response.content.decode()


def test_a_file_is_compared_and_its_words_stand_in_the_box(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(12):
        page = send(client, DRAFT.encode())

    assert ("reworded", "op 2 → op 1") in rows(page)
    box = page.partition('name="text"')[2].partition("</textarea>")[0]
    assert "ratify swiftly" in box, "so that the next choice needs no file"
    assert "<script>alert" not in page


def test_a_file_goes_before_the_box(client: Client) -> None:
    page = send(client, DRAFT.encode(), text="1. Requests nothing of the kind;")

    assert "ratify swiftly" in page and "nothing of the kind" not in page


def test_the_page_says_what_becomes_of_a_file(client: Client) -> None:
    page = client.get("/compare/pasted/?with=77/237").content.decode()

    assert "never stored, never logged, never written to a disk" in page
    assert 'enctype="multipart/form-data"' in page and 'type="file"' in page


def test_official_xml_is_read(client: Client) -> None:
    page = send(client, SAMPLE, "A_RES_75_1.xml")

    assert "What changed from A/RES/77/237 to Your text" in page
    assert rows(page)


def test_of_several_texts_one_is_chosen(client: Client) -> None:
    page = send(client, REPORT.encode(), "report.md")
    assert "It holds 2 resolution texts" in page and rows(page) == []
    assert re.findall(r'name="which" value="(\d)"', page) == ["1", "2"]

    page = send(client, b"", text=REPORT, which="2", file="")
    assert "added: </span>slowly</ins>" in page
    assert '<input type="hidden" name="which" value="2">' in page, "kept for the next choice"


@pytest.mark.parametrize("which", ["0", "3", "x", "-1", "²", "9" * 5000, ""])
def test_a_senseless_choice_of_a_text_is_asked_again(client: Client, which: str) -> None:
    assert "It holds 2 resolution texts" in send(client, REPORT.encode(), which=which)


@pytest.mark.parametrize(
    ("raw", "name", "says"),
    [
        (b"", "empty.txt", "The file is empty"),
        (b" \n ", "blank.txt", "The file is empty"),
        (
            b"%PDF-1.7 \x00\x01",
            "draft.pdf",
            "The file could not be read: a PDF file, not text. Plain text in UTF-8",
        ),
        (b"PK\x03\x04\x00\x00", "draft.docx", "a ZIP or Office file, not text"),
        ("Urges é".encode("utf-16"), "draft.txt", "UTF-16 text; save it as UTF-8"),
        ("1. Urges café;".encode("latin-1"), "draft.txt", "not UTF-8: byte 0xe9"),
        (b"<?xml version='1.0'?><html/>", "page.xml", "The file could not be read"),
        (
            b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
            "evil.xml",
            "could not be read",
        ),
        (b"Lorem ipsum", "lorem.txt", "No preambular or operative paragraph was found in the file"),
        (b"1. Urges;\n" * 60_000, "long.txt", "more than 500,000 bytes"),
        (b"\n" * 13_000 + b"1. Urges;", "lines.txt", "at most 12,000 are read"),
        (bytes(range(256)) * 4, "noise.bin", "could not be read"),
        (DRAFT.encode(), EVIL + ".txt", ""),
        (DRAFT.encode(), "../../etc/passwd", ""),
        (DRAFT.encode(), "\0" * 3 + "x" * 3000, ""),
    ],
)
def test_what_is_wrong_with_a_file_is_said(client: Client, raw: bytes, name: str, says: str) -> None:
    page = send(client, raw, name)

    assert says in page
    assert "<script>alert" not in page and "root:" not in page


def test_more_than_is_received_at_all_is_refused_unread(client: Client) -> None:
    response = answer(client, b"x" * 3_000_000)

    assert response.status_code == 413
    assert "more than 500,000 bytes" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_a_file_is_never_on_a_disk_in_a_table_in_a_cache_or_in_a_log(
    client: Client,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # Django's own handler would write to a disk
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    written: list[object] = []
    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", lambda *args, **more: written.append(args))
    cache.clear()
    texts = Resolution.objects.count()

    with caplog.at_level(logging.DEBUG):
        send(client, DRAFT.encode())
        send(client, b"Piracy in the Gulf of Guinea")

    assert written == [] and list(tmp_path.iterdir()) == []
    assert Resolution.objects.count() == texts
    logged = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert "Gulf of Guinea" not in "".join(logged) + str(getattr(cache, "_cache", ""))


def test_a_fault_of_the_parser_tells_nobody_the_text(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(raw: bytes, name: str, **more: object) -> None:
        raise RuntimeError(raw.decode())

    monkeypatch.setattr("resolutions.reading.lent.parsing.read", faulty)
    with caplog.at_level(logging.DEBUG):
        assert "a fault of this archive" in send(client, DRAFT.encode())

    assert "Gulf of Guinea" not in caplog.text


def test_a_file_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert answer(strict, DRAFT.encode()).status_code == 403

    form = strict.get("/compare/pasted/?with=77/237").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form)

    assert token and "ratify swiftly" in send(strict, DRAFT.encode(), csrfmiddlewaretoken=token[1])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n1. Urges',
        b'--x\r\nContent-Disposition: form-data; name="with"\r\n\r\n77/237\r\n--x\r\n',
        b"\x00\xff" * 500,
    ],
)
def test_a_broken_form_is_answered(client: Client, body: bytes) -> None:
    response = client.generic(
        "POST", "/compare/pasted/", body, content_type="multipart/form-data; boundary=x"
    )

    assert response.status_code in (200, 400)


def test_many_files_are_one(client: Client) -> None:
    files = [BytesIO(b"1. Urges nobody;"), BytesIO(DRAFT.encode())]
    response = client.post("/compare/pasted/", {"with": "77/237", "file": files})

    assert "ratify swiftly" in response.content.decode()
