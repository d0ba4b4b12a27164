"""Whatever is wrong with what memcon is given: a sentence, a remedy, the rest read, and a status that tells."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.library import Library
from memcon.library.view import Query

GOOD = "brisanne-2214-1947.txt"


@pytest.fixture
def folder(tmp_path: Path, specimens: Path) -> Path:
    """A folder of records with two good ones, one before and one after whatever a test puts between."""
    made = tmp_path / "records"
    made.mkdir()
    shutil.copy(specimens / GOOD, made / "a.txt")
    shutil.copy(specimens / GOOD, made / "z.txt")
    return made


def held(library: Path | str = "library.memcon") -> set[str]:
    """The ids of the records a library holds."""
    with Library.open(Path(library)) as opened:
        return {row.id for row in opened.records(Query()).records}


def assert_the_rest_is_read(ending, folder: Path, said: str) -> None:  # type: ignore[no-untyped-def]
    assert ending.status == 1
    assert said in ending.err
    assert "Traceback" not in ending.err + ending.out
    assert {"a", "z"} <= held()


def test_an_empty_file(run, folder):
    (folder / "m.txt").write_bytes(b"")
    assert_the_rest_is_read(run("read", folder), folder, "m.txt")


def test_a_binary(run, folder):
    (folder / "m.txt").write_bytes(bytes(range(256)) * 64)
    assert_the_rest_is_read(run("read", folder), folder, "m.txt")


def test_a_folder_without_rights(run, without_rights, specimens):
    shutil.copy(specimens / GOOD, without_rights / "a.txt")
    shutil.copy(specimens / GOOD, without_rights / "z.txt")
    locked = without_rights / "locked"
    locked.mkdir()
    shutil.copy(specimens / GOOD, locked / "b.txt")
    locked.chmod(0)
    os.chdir(without_rights)
    assert_the_rest_is_read(run("read", "."), without_rights, "locked")


def test_a_file_of_200_mb_in_one_line(run, folder):
    with (folder / "m.txt").open("wb") as file:
        for _ in range(200):
            file.write(b"word " * 200_000)
    assert_the_rest_is_read(run("read", folder), folder, "m.txt")


def test_invalid_utf8_in_the_middle_is_a_finding(run, folder, specimens):
    whole = (specimens / GOOD).read_bytes()
    middle = whole.index(b"Cabinet")
    (folder / "m.txt").write_bytes(whole[:middle] + b"\xff\xfe\xff" + whole[middle:])
    ending = run("read", "--json", folder)
    report = json.loads(ending.out)
    (record,) = [record for record in report["records"] if record["id"] == "m"]
    assert record["findings"] >= 1
    assert ending.status == 1
    assert (
        "m.txt was read, but it holds 3 bytes that UTF-8 does not know (FF FE FF), shown as U+FFFD, at code point"
        in (ending.err)
    )
    assert "Save it as UTF-8" in ending.err
    assert {"a", "m", "z"} <= held()
    shown = run("show", "m")
    assert "Could not be read" in shown.out


def test_a_file_that_vanishes(run, folder, monkeypatch):
    """The file is there when its folder is listed and gone when its turn comes."""
    shutil.copy(folder / "a.txt", folder / "m.txt")
    add = Library.add

    def last_of_all(self, *given):
        (folder / "m.txt").unlink(missing_ok=True)
        return add(self, *given)

    monkeypatch.setattr(Library, "add", last_of_all)
    assert_the_rest_is_read(run("read", folder), folder, "m.txt")


def test_a_path_that_is_not_there(run, folder):
    assert_the_rest_is_read(run("read", folder / "a.txt", folder / "no.txt", folder / "z.txt"), folder, "no.txt")


def test_a_fault_in_a_stage_costs_only_its_source(run, folder, monkeypatch):
    from memcon.pipeline import Pipeline

    shutil.copy(folder / "a.txt", folder / "m.txt")
    read = Pipeline.read

    def falter(self, record):
        if record.id == "m":
            raise KeyError("made up")
        return read(self, record)

    monkeypatch.setattr(Pipeline, "read", falter)
    ending = run("read", folder)
    assert_the_rest_is_read(ending, folder, "fault in memcon")
    assert "MEMCON_DEBUG=1" in ending.err


def test_ctrl_c_keeps_what_was_read(run, folder, monkeypatch):
    from memcon.pipeline import Pipeline

    read = Pipeline.read

    def stop(self, record):
        if record.id == "z":
            raise KeyboardInterrupt
        return read(self, record)

    monkeypatch.setattr(Pipeline, "read", stop)
    ending = run("read", folder)
    assert ending.status == 130
    assert "kept" in ending.err
    assert held() == {"a"}


def _heed_interrupts() -> None:
    """Tests that run in the background were started with interrupts ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_real_ctrl_c_keeps_what_was_read(tmp_path, folder):
    """The second source is a standard input that never ends."""
    words = [sys.executable, "-m", "memcon", "read", str(folder / "a.txt"), "-"]
    library = tmp_path / "library.memcon"
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        encoding="utf-8",
        preexec_fn=_heed_interrupts,
    ) as process:
        try:
            while process.poll() is None and not (library.exists() and held(library)):
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            process.wait()
            out, err = process.stdout.read(), process.stderr.read()
        finally:
            process.kill()
    assert process.returncode == 130
    assert "1 record read" in out
    assert "kept" in err
    assert "Traceback" not in err
    assert held(library) == {"a"}


def _memcon(*words: str | Path, **how) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "memcon", *map(str, words)], capture_output=True, encoding="utf-8", check=False, **how
    )


def _limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))


def test_a_disk_that_takes_no_more(tmp_path, folder, specimens):
    """A limit on the size of a file stands for the disk: the library cannot grow beyond it."""
    whole = (specimens / GOOD).read_text("utf-8")
    for number in range(40):
        (folder / f"more-{number:02}.txt").write_text(f"{whole}\n{number}\n", "utf-8")
    ending = _memcon("read", folder, cwd=tmp_path, preexec_fn=_limit_files)
    assert ending.returncode == 3
    assert "Traceback" not in ending.stderr
    assert "disk" in ending.stderr
    kept = held(tmp_path / "library.memcon")
    assert "a" in kept
    assert len(kept) < 42
    assert _memcon("check", cwd=tmp_path).returncode == 0
    assert _memcon("read", folder, cwd=tmp_path).returncode == 0
    assert len(held(tmp_path / "library.memcon")) == 42


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; skips where none may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no file system may be mounted here, so no disk can be filled")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk, folder, specimens):
    whole = (specimens / GOOD).read_text("utf-8")
    for number in range(60):
        (folder / f"more-{number:02}.txt").write_text(f"{whole}\n{number}\n", "utf-8")
    ending = _memcon("read", folder, cwd=small_disk)
    assert ending.returncode == 3
    assert "full" in ending.stderr
    assert 0 < len(held(small_disk / "library.memcon")) < 62


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_export_to_a_full_disk(run, library):
    ending = run("export", "jsonl", "--library", library, "-o", "/dev/full")
    assert ending.status == 3
    assert "/dev/full" in ending.err
    assert "Traceback" not in ending.err


READERS = [("read", "a.txt"), ("show", "a"), ("search", "coal"), ("actors",), ("actor", "x"), ("export", "jsonl")]
READERS += [("serve",), ("check",)]


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_a_library_that_is_not_one(run, folder, words):
    wrong = Path("library.memcon")
    wrong.write_text("Not a library. " * 500, "utf-8")
    ending = run(*words) if words[0] != "read" else run("read", folder)
    assert ending.status == 3
    assert "library.memcon" in ending.err
    assert "Traceback" not in ending.err
    assert wrong.read_text("utf-8") == "Not a library. " * 500


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_a_library_written_by_a_newer_memcon(run, folder, words):
    assert run("read", folder / "a.txt").status == 0
    newer = sqlite3.connect("library.memcon")
    newer.execute("PRAGMA user_version = 9999")
    newer.close()
    before = Path("library.memcon").read_bytes()
    ending = run(*words) if words[0] != "read" else run("read", folder)
    assert ending.status == 3
    assert "newer" in ending.err
    assert Path("library.memcon").read_bytes() == before


@pytest.mark.parametrize("words", READERS[1:], ids=lambda words: words[0])
def test_no_library_at_all(run, words):
    ending = run(*words)
    assert ending.status == 3
    assert "memcon read" in ending.err
    assert not Path("library.memcon").exists()


def test_a_library_in_a_folder_that_is_not_there(run, folder):
    ending = run("read", folder, "--library", "nowhere/at/all.memcon")
    assert ending.status == 3
    assert "nowhere" in ending.err
    assert "Traceback" not in ending.err


def test_a_record_that_is_not_there(run, library):
    ending = run("show", "no-such-record", "--library", library)
    assert ending.status == 4
    assert "no-such-record" in ending.err


def test_a_date_that_is_none(run, library):
    ending = run("search", "coal", "--since", "last Tuesday", "--library", library)
    assert ending.status == 2
    assert "last Tuesday" in ending.err


def test_a_fault_is_owned_and_says_how_to_report_it(run, library, monkeypatch):
    def falter(self, *words, **how):
        raise ZeroDivisionError("made up")

    monkeypatch.setattr(Library, "actors", falter)
    ending = run("actors", "--library", library)
    assert ending.status == 70
    assert "fault in memcon" in ending.err
    assert "MEMCON_DEBUG=1" in ending.err
    assert "Traceback" not in ending.err
    monkeypatch.setenv("MEMCON_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("actors", "--library", library)
