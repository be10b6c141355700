"""Static files as they are collected."""

from pathlib import Path

from django.core.files.base import ContentFile

from archive.lean import LeanStorage

SHEET = b"/* Links: ours */\na {\n  color: red;\n}\n"


def test_sheets_are_kept_without_comments_under_both_names(tmp_path: Path) -> None:
    source = LeanStorage(location=tmp_path / "source")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.css").write_bytes(SHEET)
    storage = LeanStorage(location=tmp_path / "kept", base_url="/static/")
    storage.save("resolutions/a.css", ContentFile(SHEET))
    done = list(storage.post_process({"resolutions/a.css": (source, "a.css")}))

    kept = list((tmp_path / "kept").rglob("*.css"))
    assert len(kept) == 2 and len(done) > 0
    assert {path.read_bytes() for path in kept} == {b"a {\ncolor: red;\n}\n"}


def test_a_foreign_sheet_stays_as_it_is(tmp_path: Path) -> None:
    storage = LeanStorage(location=tmp_path, base_url="/static/")
    storage.save("admin/a.css", ContentFile(SHEET))

    assert (tmp_path / "admin/a.css").read_bytes() == SHEET
