"""Copies of libraries: whole, of one moment, from any kind of storage into any."""

import io
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from library_contract import letter
from written_records import FERRY, ferry, source

from memcon.errors import LibraryError, UsageError
from memcon.exports import jsonl
from memcon.library import Library, Query
from memcon.library.backup import backup
from memcon.library.opening import storage_at
from memcon.library.storage import TABLES


def filled(place: str | Path) -> str | Path:
    with Library.open(place, create=True) as library:
        library.add(ferry(), reading="v1")
        library.add(letter())
        library.add(ferry("odd", text=FERRY + " A\0B."))
        library.merge("brask", "orlo", by="A. Reader", why="one man")
        library.withdraw(1, by="A. Reader")
        library.rename("orlo", "Orlo, Jan", by="B. Reader")
        library.merge("clerk--ferry", "orlo", by="B. Reader")
    return place


def whole(place: str | Path) -> tuple[object, ...]:
    """All that a library answers, its export to the byte among it."""
    with Library.open(place, readonly=True) as library:
        assert list(library.check()) == []
        stream = io.BytesIO()
        jsonl.export(library, stream)
        words = Query(words="ferry NOT barley")
        return (
            stream.getvalue(),
            library.judgements(),
            library.actors(),
            library.records(words),
            library.actor("orlo"),
        )


@pytest.fixture(params=["file", "server"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    return filled(tmp_path / "here.memcon" if request.param == "file" else request.getfixturevalue("new_address"))


@pytest.fixture(params=["file", "server"])
def there(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    return tmp_path / "there.memcon" if request.param == "file" else request.getfixturevalue("other_address")


def test_a_copy_is_the_library(here: str | Path, there: str | Path):
    told: list[tuple[int, int]] = []
    backup(here, there, told=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] > 0
    assert whole(there) == whole(here)
    with Library.open(there) as library:
        assert library.is_current("ferry", ferry().source.sha256, "v1")
        assert library.add(ferry("new")).outcome == "added"


def test_a_library_that_is_there_is_replaced_only_when_that_is_said(here: str | Path, there: str | Path):
    with Library.open(there, create=True) as library:
        library.add(ferry("other"))
        library.rename("orlo", "Nobody", by="C. Reader")
    with pytest.raises(LibraryError, match="There is a library at") as caught:
        backup(here, there)
    assert "--force" in caught.value.remedy
    with Library.open(there) as library:
        assert library.ids() == ("other",)
    backup(here, there, force=True)
    assert whole(there) == whole(here)


def test_a_library_is_not_copied_onto_itself(here: str | Path):
    with pytest.raises(UsageError, match="is the library itself"):
        backup(here, here, force=True)


def test_every_table_is_copied(tmp_path: Path):
    storage = storage_at(tmp_path / "a.memcon", create=True)
    (rows,) = zip(
        *storage.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%words%' AND name <> 'migration'"
        ).fetchall(),
        strict=True,
    )
    storage.close()
    assert sorted(rows) == sorted(TABLES)


def test_what_is_no_library_is_never_replaced(tmp_path: Path):
    path = filled(tmp_path / "a.memcon")
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir, " * 40)
    with pytest.raises(LibraryError, match="is not a library of memcon"):
        backup(path, other, force=True)
    assert other.read_text().startswith("Dear Sir")
    with pytest.raises(LibraryError, match="is a folder"):
        backup(path, tmp_path, force=True)
    assert {p.name for p in tmp_path.iterdir()} <= {"a.memcon", "a.memcon-wal", "a.memcon-shm", "letter.txt"}


def test_a_damaged_library_is_replaced_by_a_good_copy(tmp_path: Path):
    good, damaged = filled(tmp_path / "good.memcon"), tmp_path / "a.memcon"
    damaged.write_bytes(Path(good).read_bytes()[:20_000])
    Path(f"{damaged}-wal").write_bytes(b"left over")
    backup(good, damaged, force=True)
    assert whole(damaged) == whole(good)


def test_a_library_in_use_is_not_replaced_under_its_user(tmp_path: Path):
    path, used = filled(tmp_path / "a.memcon"), tmp_path / "used.memcon"
    with Library.open(used, create=True) as library:
        library.add(ferry("other"))
        with pytest.raises(LibraryError, match="being written by another process"):
            backup(path, used, force=True)
        assert library.ids() == ("other",)
    assert not list(tmp_path.glob("*.new"))


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path):
    path = filled(tmp_path / "a.memcon")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(path, tmp_path / "b.memcon", told=stop)
    assert {p.name for p in tmp_path.iterdir()} <= {"a.memcon", "a.memcon-wal", "a.memcon-shm"}


def test_a_copy_to_a_server_that_fails_leaves_an_empty_library(tmp_path: Path, new_address: str):
    path = filled(tmp_path / "a.memcon")

    def stop(done: int, of: int) -> None:
        if done > of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(path, new_address, told=stop)
    with Library.open(new_address) as library:
        assert library.ids() == ()
        assert library.judgements() == ()
    backup(path, new_address)
    assert whole(new_address) == whole(path)


def test_a_copy_is_of_one_moment_while_the_library_is_written(tmp_path: Path):
    path = tmp_path / "a.memcon"
    with Library.open(path, create=True) as writer:
        for number in range(6):
            text = FERRY + " ".join(f"word{n}" for n in range(30_000))
            writer.add(ferry(f"r{number}", text=text, source=source(text, f"r{number}.txt")))
        steps: list[int] = []

        def told(done: int, of: int) -> None:
            steps.append(done)
            if len(steps) < 4:
                writer.add(ferry(f"later{len(steps)}"))

        backup(path, tmp_path / "b.memcon", told=told)
        assert steps == sorted(steps), "the copy did not begin anew"
        assert len(steps) > 4
        assert len(writer.ids()) == 9
    with Library.open(tmp_path / "b.memcon") as copy:
        assert copy.ids() == tuple(f"r{number}" for number in range(6))
        assert list(copy.check()) == []


def test_a_library_is_copied_while_another_process_writes_it(tmp_path: Path):
    path = filled(tmp_path / "a.memcon")
    program = (
        "import sys; from written_records import ferry; from memcon.library import Library\n"
        "library = Library.open(sys.argv[1]); print('begun', flush=True)\n"
        "for number in range(100_000): library.add(ferry(f'n{number}'))"
    )
    environment = {"PYTHONPATH": ":".join([str(Path(__file__).parent), *sys.path])}
    writer = subprocess.Popen([sys.executable, "-c", program, str(path)], env=environment, stdout=subprocess.PIPE)
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        for number in range(4):
            backup(path, tmp_path / f"copy{number}.memcon")
    finally:
        writer.kill()
        writer.communicate()
    sizes = []
    for number in range(4):
        with Library.open(tmp_path / f"copy{number}.memcon") as copy:
            assert list(copy.check()) == []
            sizes.append(len(copy.ids()))
    assert sizes == sorted(sizes)


def test_one_thread_copies_while_another_reads(tmp_path: Path):
    path = filled(tmp_path / "a.memcon")
    with Library.open(path) as library:
        copying = threading.Thread(target=backup, args=(path, tmp_path / "b.memcon"))
        copying.start()
        assert len(library.ids()) == 3
        copying.join()
    assert whole(tmp_path / "b.memcon") == whole(path)


def test_the_copy_has_all_rights_of_a_new_file(tmp_path: Path):
    path = filled(tmp_path / "a.memcon")
    backup(path, tmp_path / "b.memcon")
    assert (tmp_path / "b.memcon").stat().st_mode == Path(path).stat().st_mode
    with sqlite3.connect(tmp_path / "b.memcon") as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
