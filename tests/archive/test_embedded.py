import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.postgres import cluster, embedded

PROJECT = Path(__file__).parents[2]

USE_IT = """
import sys, time
from pathlib import Path
from archive.postgres import embedded
print(embedded.lease(Path(sys.argv[1]), throw_away=len(sys.argv) > 2).socket(), flush=True)
sys.stdin.read()
"""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process that uses the server of a folder until its standard input is closed."""
    started: list[subprocess.Popen[str]] = []

    def user(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", USE_IT, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline().strip()
        return process

    yield user
    for process in started:
        process.kill()
        process.communicate()


def pid_of(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def gone(pid: int, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while cluster.is_alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not cluster.is_alive(pid)


def test_the_last_user_stops_the_server_and_no_other(tmp_path: Path, start: Start) -> None:
    first, second = start(tmp_path), start(tmp_path)
    pid = pid_of(tmp_path)
    second.communicate()
    assert cluster.is_alive(pid)
    first.communicate()
    assert not cluster.is_alive(pid)


def test_a_killed_user_leaves_no_server_behind(tmp_path: Path, start: Start) -> None:
    user = start(tmp_path)
    pid = pid_of(tmp_path)
    user.kill()
    assert gone(pid)


def test_throw_away_data_go_with_their_killed_user(tmp_path: Path, start: Start) -> None:
    folder = tmp_path / "throw away"
    user = start(folder, "throw away")
    pid = pid_of(folder)
    user.kill()
    assert gone(pid)
    end = time.monotonic() + 10
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not folder.exists()


def test_data_made_to_last_are_not_thrown_away_later(tmp_path: Path, start: Start) -> None:
    start(tmp_path).communicate()
    start(tmp_path, "throw away").communicate()
    assert (tmp_path / "data" / "PG_VERSION").exists()


def test_a_server_killed_outright_starts_again(tmp_path: Path, start: Start) -> None:
    user = start(tmp_path)
    pid = pid_of(tmp_path)
    os.kill(pid, signal.SIGKILL)
    assert gone(pid)
    start(tmp_path)
    assert pid_of(tmp_path) != pid
    user.communicate()


def test_a_process_number_used_again_is_not_mistaken_for_the_server(tmp_path: Path, start: Start) -> None:
    start(tmp_path).communicate()
    stale = [str(os.getpid()), str(tmp_path / "data"), "1", "5432", str(tmp_path), "", "1 2", "ready", ""]
    (tmp_path / "data" / "postmaster.pid").write_text("\n".join(stale))
    assert cluster.running(tmp_path) is None
    start(tmp_path)
    assert pid_of(tmp_path) != os.getpid()


def test_an_initialization_killed_half_way_starts_afresh(tmp_path: Path, start: Start) -> None:
    half = tmp_path / "data.new" / "base"
    half.mkdir(parents=True)
    start(tmp_path)
    assert cluster.running(tmp_path) is not None


@pytest.mark.parametrize("name", ["with spaces, a comma and a 'quote\"", "long" * 40], ids=["odd", "long"])
def test_any_folder_name_will_do(name: str, tmp_path: Path, start: Start) -> None:
    folder = tmp_path / name
    user = start(folder)
    socket = cluster.running(folder)
    assert socket is not None
    assert (socket / ".s.PGSQL.5432").is_socket()
    user.communicate()
    assert cluster.running(folder) is None


def test_the_end_of_a_forked_worker_is_not_the_end_of_the_server(tmp_path: Path) -> None:
    held = embedded.lease(tmp_path)
    held.socket()
    child = os.fork()
    if child == 0:
        held.release()
        os._exit(0)
    os.waitpid(child, 0)
    assert cluster.running(tmp_path) is not None
    held.release()
    assert cluster.running(tmp_path) is None


def test_a_failure_says_what_postgresql_said(tmp_path: Path, start: Start) -> None:
    start(tmp_path).communicate()
    (tmp_path / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(cluster.EmbeddedServerError, match=r"(?s)does not start.*version 9"):
        cluster.start(tmp_path, throw_away=False)
