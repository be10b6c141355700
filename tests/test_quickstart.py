import signal
import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.postgres import cluster, embedded
from tests.quickstart_process import Quickstart

Start = Callable[..., Quickstart]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory in which ``quickstart`` has run before, or will have by the second test."""
    return tmp_path_factory.mktemp("prepared") / "data"


@pytest.fixture
def start(prepared: Path) -> Iterator[Start]:
    """Start ``quickstart`` on the prepared directory, on any free port; what still runs is killed."""
    started: list[Quickstart] = []

    def quickstart(*options: str, data_dir: Path = prepared, **environment: str) -> Quickstart:
        started.append(Quickstart(data_dir, "--port", "0", "--no-ingest", *options, **environment))
        return started[-1]

    yield quickstart
    for running in started:
        running.process.kill()
        running.end()


def database_of(running: Quickstart) -> int:
    return int((running.data_dir / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def status_of(address: str) -> int:
    with urllib.request.urlopen(f"{address}healthz", timeout=10) as response:  # noqa: S310
        return int(response.status)


def test_ctrl_c_stops_everything_and_a_second_start_loses_nothing(start: Start, tmp_path: Path) -> None:
    first = start(data_dir=tmp_path / "data")
    assert status_of(first.wait_for_address()) == 200
    name, password = first.login()
    assert name == "admin"
    assert len(password) >= 16
    database = database_of(first)
    assert first.stop() == 0
    assert "Stopping." in first.output
    assert not cluster.is_alive(database)

    second = start(data_dir=tmp_path / "data")
    assert status_of(second.wait_for_address()) == 200
    assert "tables: up to date" in second.output
    assert "login admin;" in second.output
    assert password not in second.output
    assert second.stop(signal.SIGTERM) == 0
    assert not cluster.is_alive(
        database_of(second) if cluster.running(second.data_dir / "postgres") else database
    )


def test_a_second_start_says_where_the_first_one_runs(start: Start) -> None:
    first = start()
    address = first.wait_for_address()
    second = start()
    assert second.end() == 1
    assert f"already running at {address} (process {first.process.pid})" in second.output
    assert status_of(address) == 200


def test_a_lock_left_by_a_killed_start_does_not_count(start: Start) -> None:
    first = start()
    first.wait_for_address()
    first.stop(signal.SIGKILL)
    second = start()
    assert status_of(second.wait_for_address()) == 200


def test_a_port_in_use_is_said_before_anything_else_happens(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        running = Quickstart(tmp_path / "data", "--port", str(port))
        assert running.end() == 1
    assert f"port {port} is in use by another program" in running.output
    assert not (tmp_path / "data" / "postgres").exists()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_before_the_site_is_up_leaves_nothing_running(start: Start, number: int, status: int) -> None:
    running = start().wait_for("database:")
    database = database_of(running)
    assert running.stop(number) == status
    assert not cluster.is_alive(database)


def test_ctrl_c_counts_even_where_a_script_started_with_it_ignored(start: Start) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    running = start()
    signal.signal(signal.SIGINT, before)
    assert running.wait_for("database:").stop(signal.SIGINT) == 130


def test_reset_starts_from_nothing(start: Start) -> None:
    start().wait_for("database:").stop()
    again = start("--reset")
    again.wait_for_address()
    assert f"reset: deleted {again.data_dir}/postgres" in again.output
    assert again.login()[0] == "admin"


def test_reset_spares_a_folder_the_archive_did_not_make(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "postgres"
    folder.mkdir(parents=True)
    (folder / "thesis.odt").touch()
    running = start("--reset", data_dir=tmp_path / "data")
    assert running.end() == 1
    assert "holds files the archive did not make; nothing was deleted" in running.output
    assert (folder / "thesis.odt").exists()


def test_a_named_server_is_used_never_reset_and_never_stopped(start: Start, tmp_path: Path) -> None:
    server = embedded.lease(tmp_path / "server")
    url = f"postgresql://postgres@{str(server.socket()).replace('/', '%2F')}/postgres"
    refused = start("--reset", DATABASE_URL=url)
    assert refused.end() == 1
    assert "DATABASE_URL names another server" in refused.output
    running = start(DATABASE_URL=url, data_dir=tmp_path / "data")
    assert status_of(running.wait_for_address()) == 200
    assert "the server of DATABASE_URL" in running.output
    assert running.stop() == 0
    assert cluster.running(tmp_path / "server") is not None
    server.release()
