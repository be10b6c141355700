from pathlib import Path

from archive.secret import secret_key_in


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    key = secret_key_in(folder)
    assert len(key) >= 50
    assert secret_key_in(folder) == key
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_two_archives_have_two_keys(tmp_path: Path) -> None:
    assert secret_key_in(tmp_path / "a") != secret_key_in(tmp_path / "b")
