"""Files that are libraries, files that are not, disks that are full, writers that are killed."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from written_records import FERRY, ferry, source

import memcon
from memcon.errors import LibraryError
from memcon.library import Library, Query
from memcon.library.sqlite.migrations import MIGRATIONS


def made(path: Path, *ids: str) -> Path:
    with Library.open(path, create=True) as library:
        for record_id in ids:
            library.add(ferry(record_id), reading="v1")
    return path


def other_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE record (id TEXT)")
    db.commit()
    db.close()


def cut_short(path: Path) -> None:
    made(path, "ferry")
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def with_a_spoilt_page(path: Path) -> None:
    made(path, "ferry")
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("Dear Sir, " * 40), "is not a library of memcon"),
        (lambda path: path.write_text("Hi"), "is not a library of memcon"),
        (lambda path: path.write_bytes(b""), "is an empty file"),
        (other_database, "is a database of another program"),
        (cut_short, "is damaged"),
        (with_a_spoilt_page, "is damaged"),
    ],
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_library_is_refused_and_left_as_it_was(tmp_path: Path, make, said: str, create: bool):
    path = tmp_path / "a.memcon"
    make(path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=said) as caught:
        Library.open(path, create=create)
    assert caught.value.remedy
    assert caught.value.exit_status != 0
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.memcon"]


def test_a_folder_is_no_library(tmp_path: Path):
    with pytest.raises(LibraryError, match="is a folder"):
        Library.open(tmp_path, create=True)


def test_where_there_is_no_library_none_is_made_unasked(tmp_path: Path):
    for arguments in ({}, {"readonly": True}, {"readonly": True, "create": True}):
        with pytest.raises(LibraryError, match="no library at") as caught:
            Library.open(tmp_path / "a.memcon", **arguments)
        assert "memcon read" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_made_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("memcon.library.sqlite.placing.os.link", no_links)
    made(tmp_path / "a.memcon", "one")
    assert [p.name for p in tmp_path.iterdir()] == ["a.memcon"]


def test_a_disk_without_room_for_a_new_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("memcon.library.sqlite.placing.tempfile.mkstemp", full)
    with pytest.raises(LibraryError, match="disk is full"):
        Library.open(tmp_path / "a.memcon", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_library_on_a_medium_that_cannot_be_written_is_read(tmp_path: Path):
    path = made(tmp_path / "a?b #1.memcon", "one")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Library.open(path, readonly=True) as library:
            assert library.ids() == ("one",)
            library.flush()
    finally:
        tmp_path.chmod(0o755)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(LibraryError, match="could not be opened"):
        Library.open(tmp_path / "none" / "a.memcon", create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_rights_is_named(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(LibraryError, match="could not be opened"):
        Library.open(tmp_path / "a.memcon", create=True)


def test_a_closed_library_is_one_file(tmp_path: Path):
    made(tmp_path / "a.memcon", "one")
    assert [p.name for p in tmp_path.iterdir()] == ["a.memcon"]


def test_flush_brings_all_into_the_one_file(tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        library.add(ferry())
        library.flush()
        copy = tmp_path / "copy.memcon"
        copy.write_bytes((tmp_path / "a.memcon").read_bytes())
        with Library.open(copy) as other:
            assert other.record("ferry") == library.record("ferry")


def test_a_library_of_a_newer_memcon_is_refused_by_its_version(tmp_path: Path):
    path = made(tmp_path / "a.memcon", "one")
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.execute("INSERT INTO migration VALUES (?, 'tomorrow', '97.5', '2099-01-01')", (len(MIGRATIONS) + 1,))
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"written by memcon 97\.5, newer than this memcon") as caught:
        Library.open(path)
    assert "Upgrade memcon to 97.5" in caught.value.remedy
    assert path.read_bytes() == before


def test_each_migration_is_recorded_with_the_memcon_that_did_it(tmp_path: Path):
    path = made(tmp_path / "a.memcon")
    db = sqlite3.connect(path)
    assert db.execute("SELECT name, memcon FROM migration ORDER BY number").fetchall() == [
        (name, memcon.__version__) for name in MIGRATIONS
    ]
    db.close()


def test_a_library_that_is_only_read_refuses_a_record(tmp_path: Path):
    path = made(tmp_path / "a.memcon", "one")
    with Library.open(path, readonly=True) as library:
        with pytest.raises(LibraryError, match="may only be read"):
            library.add(ferry("two"))
        assert library.ids() == ("one",)
        assert list(library.check()) == []


def test_a_library_that_another_writes_is_waited_for_and_then_named(tmp_path: Path):
    path = made(tmp_path / "a.memcon", "one")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Library(path, patience_ms=20) as library:
        with pytest.raises(LibraryError, match="being written by another process") as caught:
            library.add(ferry("two"))
        assert "Wait" in caught.value.remedy
        assert library.ids() == ("one",), "it can be read meanwhile"
        other.execute("COMMIT")
        assert library.add(ferry("two")).outcome == "added"
    other.close()


def test_a_full_disk_ends_in_a_sentence_and_the_library_stays_whole(tmp_path: Path):
    path = made(tmp_path / "a.memcon", "one")
    text = FERRY + "\n" + " ".join(f"word{n}" for n in range(60_000))
    with Library.open(path) as library:
        held = library.record("one")
        (pages,) = library._storage.execute("PRAGMA page_count").fetchone()
        library._storage.execute(f"PRAGMA max_page_count = {pages + 4}")
        for record_id in ("two", "one"):
            with pytest.raises(LibraryError, match="disk is full") as caught:
                library.add(ferry(record_id, text=text, source=source(text, f"{record_id}.txt")))
            assert "Free some space" in caught.value.remedy
        assert library.ids() == ("one",)
        assert library.record("one") == held
        assert list(library.check()) == []
        library._storage.execute("PRAGMA max_page_count = 1000000")
        assert library.add(ferry("two")).outcome == "added"


def test_two_threads_may_use_one_library(tmp_path: Path):
    wrong: list[object] = []
    with Library.open(tmp_path / "a.memcon", create=True) as library:

        def work(name: str) -> None:
            try:
                for n in range(8):
                    library.add(ferry(f"{name}{n}"))
                    library.statements(Query(words="ferry"))
            except Exception as error:
                wrong.append(error)

        threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert len(library.ids()) == 16


# What is killed: adds one record to a library that has "one", and dies at the named step of it.
_KILLED = """
import os, signal, sys
from written_records import FERRY, ferry, source
from memcon.library import Library, library, occurrences, record_actors, writer

path, step = sys.argv[1:]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def dying(module, name, after):
    real = getattr(module, name)
    def stand_in(*arguments, **named):
        result = real(*arguments, **named) if after else None
        die()
        return result
    setattr(module, name, stand_in)

held = Library.open(path)
text = FERRY + "\\n" + "More words. " * 30_000  # more than SQLite keeps in memory before it writes
record = ferry(sys.argv[2] == "replace" and "one" or "two", text=text)
match step:
    case "text": dying(writer, "write_record", True)
    case "actors": dying(record_actors, "write", True)
    case "layers" | "replace": dying(writer, "write_indexes", True)
    case "before-commit": dying(occurrences, "settle", True)
    case "after-commit":
        held.add(record)
        die()
    case "cleared":
        record = ferry("one", text=text)
        dying(writer, "_clear", True)
held.add(record)
"""


@pytest.mark.parametrize("step", ["text", "actors", "layers", "before-commit", "after-commit", "replace", "cleared"])
def test_a_writer_that_is_killed_leaves_a_record_whole_or_not_at_all(tmp_path: Path, step: str):
    path = made(tmp_path / "a.memcon", "one")
    with Library.open(path) as library:
        before = library.record("one")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), step],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
        capture_output=True,
        text=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.record("one") == before
        assert library.ids() == (("one", "two") if step == "after-commit" else ("one",))
        if step == "after-commit":
            assert len(library.record("two").statements) == 3
        assert library.add(ferry("two", text=FERRY + " More.")).id == "two"


def test_a_maker_of_a_library_that_is_killed_leaves_no_library(tmp_path: Path):
    path = tmp_path / "a.memcon"
    program = (
        "import os, signal, sys; from memcon.library import Library; from memcon.library.sqlite import placing\n"
        "placing.os.link = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "Library.open(sys.argv[1], create=True)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert not path.exists()
    assert made(path, "one").exists()


def test_a_log_without_its_library_is_not_brought_into_a_new_one(tmp_path: Path):
    (tmp_path / "a.memcon-wal").write_bytes(b"the log of a library that is gone")
    with pytest.raises(LibraryError, match="the log of one that was there") as caught:
        Library.open(tmp_path / "a.memcon", create=True)
    assert caught.value.remedy
    assert not (tmp_path / "a.memcon").exists()


def test_what_points_to_a_row_is_found_without_reading_a_whole_table(tmp_path: Path) -> None:
    path = tmp_path / "library.memcon"
    Library.open(path, create=True).close()
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    pointing = [(table, row[3]) for table in tables for row in db.execute(f"PRAGMA foreign_key_list({table})")]
    assert ("record_actor", "machine") in pointing
    for table, column in pointing:
        (plan,) = db.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = ?", (1,)).fetchall()
        assert plan[3].startswith("SEARCH"), f"{table}.{column}: {plan[3]}"
    db.close()
