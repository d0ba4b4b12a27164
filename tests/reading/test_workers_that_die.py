"""Workers that are killed, a reading that is killed, a record on which they die: the rest is read, as ever."""

import contextlib
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from readings import WORKERS, Cluster, Endangered, Silent, exported, letter, read

from memcon.errors import LibraryError, WorkersError
from memcon.library import Library
from memcon.reading import cluster
from memcon.reading.crew import Alone, Died
from memcon.reading.pool import Pool


class Killing(Silent):
    """A process is killed when so many sources are done."""

    def __init__(self, pid: int | None, after: int = 3) -> None:
        self.pid = pid
        self.left = after

    def advance(self) -> None:
        self.left -= 1
        if not self.left:
            os.kill(self.pid or multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)


def test_a_process_that_is_killed_is_replaced(papers: Path, alone: bytes, tmp_path: Path) -> None:
    killing = Killing(None)
    reading = read(tmp_path / "library.memcon", papers, Pool(WORKERS), killing)
    assert killing.left < 0
    assert [unread.path for unread in reading.unread] == [str(papers / "letter-5a.txt")]
    assert exported(tmp_path / "library.memcon") == alone


def test_a_worker_of_a_cluster_that_is_killed_is_survived(papers: Path, alone: bytes, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    with contextlib.closing(Cluster(tmp_path)) as made:
        killing = Killing(made.workers[0])
        reading = read(tmp_path / "library.memcon", papers, cluster.Cluster(made.address), killing)
    assert killing.left < 0
    assert [unread.path for unread in reading.unread] == [str(papers / "letter-5a.txt")]
    assert exported(tmp_path / "library.memcon") == alone


def test_a_record_on_which_processes_die_is_named_and_the_rest_read(
    papers: Path, alone: bytes, tmp_path: Path
) -> None:
    folder, library = tmp_path / "papers", tmp_path / "library.memcon"
    shutil.copytree(papers, folder)
    (folder / "letter-1a.txt").write_text(letter(1) + "The climate is deadly.\n", "utf-8")
    (folder / "letter-2-deadly.txt").write_text(letter(2), "utf-8")
    reading = read(library, folder, Endangered(Pool(WORKERS)))
    named = {Path(unread.path).name: unread.message for unread in reading.unread}
    assert set(named) == {"letter-1a.txt", "letter-2-deadly.txt", "letter-5a.txt"}
    assert "the record letter-1a of" in named["letter-1a.txt"]
    assert exported(library).replace(str(folder).encode(), str(papers).encode()) == alone


def test_what_a_process_had_not_begun_is_not_lost() -> None:
    with contextlib.closing(Pool(1)) as pool:
        begun = [pool.submit(os.kill, 0, 0), pool.submit(_end)]
        begun += [pool.submit(max, number, 0) for number in range(5)]
        with pytest.raises(Died):
            begun[1].result()
        assert [future.result() for future in begun[2:]] == list(range(5))


def test_workers_that_never_do_anything_are_not_begun_for_ever() -> None:
    with contextlib.closing(Pool(1)) as pool:
        deadly = [pool.submit(_end) for _ in range(4)]
        with pytest.raises(WorkersError, match="as soon as they begin"):
            deadly[-1].result()


def test_an_error_of_a_task_is_raised_where_its_result_is_asked_for() -> None:
    with contextlib.closing(Pool(1)) as pool, pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 1, 0).result()


def test_a_pool_that_is_closed_leaves_no_process() -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    pool = Pool(WORKERS)
    running = [pool.submit(time.sleep, 1000) for _ in range(WORKERS)]
    children = [child for child in multiprocessing.active_children() if child.pid not in before]
    assert len(children) == WORKERS
    pool.close()
    for child in children:
        child.join()
    assert not any(future.done() for future in running)


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_reading_that_is_killed_goes_on(papers: Path, alone: bytes, tmp_path: Path) -> None:
    library = tmp_path / "library.memcon"
    with _command(papers, library) as process:
        _wait_for_records(library, process)
        workers = _children(process.pid)
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGKILL
    while any(Path(f"/proc/{pid}").exists() and "Z" not in _state(pid) for pid in workers):
        time.sleep(0.05)
    assert read(library, papers, Alone()).failure is None
    assert exported(library) == alone


def test_ctrl_c_ends_a_parallel_reading_with_a_sentence(papers: Path, alone: bytes, tmp_path: Path) -> None:
    library = tmp_path / "library.memcon"
    with _command(papers, library) as process:
        _wait_for_records(library, process)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes
        _, said = process.communicate()
    assert process.returncode == 130
    assert "Run the same command to go on." in said
    assert "Traceback" not in said
    assert read(library, papers, Alone()).failure is None
    assert exported(library) == alone


def _command(papers: Path, library: Path) -> "subprocess.Popen[str]":
    """`memcon read --workers 2` in a group of its own."""
    words = [
        sys.executable,
        "-m",
        "memcon",
        "read",
        "--workers",
        str(WORKERS),
        "--library",
        str(library),
        str(papers),
    ]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )


def _wait_for_records(library: Path, process: "subprocess.Popen[str]") -> None:
    """Until the first record is there."""
    while process.poll() is None:
        with contextlib.suppress(LibraryError), Library.open(library, readonly=True) as held:
            if held.ids():
                return
        time.sleep(0.02)
    raise AssertionError(f"the reading ended before it was stopped: {process.communicate()}")


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def _state(pid: str) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return "Z"


def _send_until_refused(crew: cluster.Cluster) -> None:
    """Until the client has given the cluster up, promises are made and broken."""
    while True:
        assert isinstance(crew.submit(int, "7").exception(), WorkersError)


def test_a_cluster_that_was_lost_takes_no_task_and_is_left_without_an_error(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    with contextlib.closing(Cluster(tmp_path, workers=1)) as made:
        crew = cluster.Cluster(made.address)
        assert crew.submit(int, "7").result() == 7
        os.kill(made.scheduler, signal.SIGKILL)
        with pytest.raises(WorkersError, match="connection to the cluster was lost"):
            _send_until_refused(crew)
        crew.close()


def test_a_cluster_that_is_lost_ends_the_reading_with_a_sentence(papers: Path, alone: bytes, tmp_path: Path) -> None:
    """Another crew goes on."""
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    library = tmp_path / "library.memcon"
    with contextlib.closing(Cluster(tmp_path, workers=1)) as made:
        crew = cluster.Cluster(made.address)
        reading = read(library, papers, crew, Killing(made.scheduler))
    assert isinstance(reading.failure, WorkersError)
    assert "connection to the cluster was lost" in reading.failure.message
    assert read(library, papers, Alone()).failure is None
    assert exported(library) == alone
