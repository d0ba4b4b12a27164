"""Libraries of every memcon there was are brought up to date whole, or stay as they were.

`kept/` has a library of each schema, written by the memcon of its time from specimens, and what that memcon exported
of it. To each one judgement by a person was added, as memcon kept them then.
"""

import io
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from written_records import ferry

from memcon.errors import LibraryError
from memcon.exports import jsonl
from memcon.library import Library, Query
from memcon.library.sqlite import opening
from memcon.library.sqlite.migrations import MIGRATIONS, whole_records

KEPT = Path(__file__).with_name("kept")
SCHEMAS = range(1, len(MIGRATIONS))


def kept(schema: int, folder: Path) -> Path:
    path = folder / "old.memcon"
    path.write_bytes(lzma.decompress((KEPT / f"schema-{schema}.memcon.xz").read_bytes()))
    return path


def version(path: Path) -> int:
    db = sqlite3.connect(path)
    (number,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return int(number)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_old_library_is_brought_up_to_date(tmp_path: Path, schema: int):
    path = kept(schema, tmp_path)
    assert version(path) == schema
    exported = io.BytesIO(lzma.decompress((KEPT / f"schema-{schema}.jsonl.xz").read_bytes()))
    before = {record.id: record for record in jsonl.records(exported, "kept")}
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert {record.id: record for record in library.all_records()} == before
        (judgement,) = library.judgements()
        assert (judgement.decision, judgement.by, judgement.why) == ("different", "A. Reader", "two men")
        spoken = {s.source for record in before.values() for s in record.statements}
        assert spoken <= {row.actor.id for row in library.actors(limit=1000)}
        assert library.records(Query(words="the")).total == len(before)
        assert library.records_of("/records/thurnau-letter-1948.txt") == ("thurnau-letter-1948",)
        assert library.add(ferry()).outcome == "added"
    with Library.open(path, readonly=True) as library:
        assert len(library.ids()) == len(before) + 1


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_old_library_that_may_only_be_read_is_refused_and_left(tmp_path: Path, schema: int):
    path = kept(schema, tmp_path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="written by an older memcon") as caught:
        Library.open(path, readonly=True)
    assert caught.value.remedy
    assert path.read_bytes() == before


def test_an_error_in_the_middle_leaves_the_old_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = kept(1, tmp_path)
    before = path.read_bytes()

    def fail(db: sqlite3.Connection) -> None:
        assert db.execute("SELECT count(*) FROM former_record").fetchone() == (4,)
        db.execute("DROP TABLE former_record")
        raise sqlite3.OperationalError("something went wrong")

    with monkeypatch.context() as patch:
        patch.setattr(whole_records, "after", fail)
        with pytest.raises(LibraryError, match="something went wrong"):
            Library.open(path)
    assert path.read_bytes() == before
    with Library.open(path) as library:
        assert len(library.ids()) == 4
        assert list(library.check()) == []


@pytest.mark.parametrize("pages", [1, 12])
def test_a_full_disk_leaves_the_old_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int):
    path = kept(4, tmp_path)
    before = path.read_bytes()
    connect = opening._connected

    def small(uri: str, patience_ms: int) -> sqlite3.Connection:
        db = connect(uri, patience_ms)
        (there,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {there + pages}")
        return db

    with monkeypatch.context() as patch:
        patch.setattr(opening, "_connected", small)
        with pytest.raises(LibraryError, match="disk is full") as caught:
            Library.open(path)
        assert "Free some space" in caught.value.remedy
    assert path.read_bytes() == before
    with Library.open(path) as library:
        assert len(library.ids()) == 4


_KILLED = """
import os, signal, sys
from memcon.library import Library, occurrences
from memcon.library.sqlite.migrations import whole_records

steps = int(sys.argv[2])
real = occurrences.count
def count(*arguments):
    global steps
    steps -= 1
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments)
occurrences.count = count
arguments = sys.argv[1:]
Library.open(arguments[0])
"""


@pytest.mark.parametrize("step", [1, 3])
def test_a_kill_in_the_middle_leaves_the_old_library(tmp_path: Path, step: int):
    path = kept(2, tmp_path)
    before = path.read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), str(step)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert path.read_bytes() == before
    assert version(path) == 2
    with Library.open(path) as library:
        assert len(library.ids()) == 4
        assert list(library.check()) == []
