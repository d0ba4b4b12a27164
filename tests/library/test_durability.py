"""A library after its writer was killed, and after the power was cut: each record whole or not there."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest
from written_records import FERRY, ferry, source

from memcon.library import Library

PAGE = 4096


@pytest.fixture(scope="module")
def killing() -> ModuleType:
    """benchmarks/killing.py."""
    path = Path(__file__).parents[2] / "benchmarks" / "killing.py"
    found = importlib.util.spec_from_file_location("killing", path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", ["file", "server"])
def test_killed_writers_lose_nothing_and_double_nothing(
    killing: ModuleType, kind: str, tmp_path: Path, request: pytest.FixtureRequest
):
    place = tmp_path / "killed.memcon" if kind == "file" else request.getfixturevalue("new_address")
    records = [killing.made(number) for number in range(12)]
    outcome = killing.killed(place, tmp_path / "alone.memcon", records, kills=10, seed=5)
    assert outcome.kills == 10
    assert outcome.whole, outcome


def long(number: int) -> str:
    return f"{FERRY} In case {number}: " + " ".join(f"word{number}-{n}" for n in range(1500))


def written(path: Path) -> tuple[bytes, bytes, tuple[str, ...]]:
    """A library that is being written, as it stands on the disk: file, log, and what was committed."""
    with Library.open(path, create=True) as library:
        library.add(ferry("r0"))
        library.flush()
        for number in range(1, 7):
            library.add(ferry(f"r{number}", text=long(number), source=source(long(number), f"r{number}.txt")))
        ids = library.ids()
        return path.read_bytes(), Path(f"{path}-wal").read_bytes(), ids


def after_a_cut(path: Path, file: bytes, log: bytes) -> tuple[str, ...]:
    """The records of the library that the disk had then; it must be whole, and take the others again."""
    path.write_bytes(file)
    Path(f"{path}-wal").write_bytes(log)
    with Library.open(path) as library:
        assert list(library.check()) == []
        ids = library.ids()
        for number in range(1, 7):
            library.add(ferry(f"r{number}", text=long(number), source=source(long(number), f"r{number}.txt")))
        assert library.ids() == tuple(f"r{number}" for number in range(7))
        assert list(library.check()) == []
    return ids


def test_what_was_committed_is_on_the_disk(tmp_path: Path):
    file, log, ids = written(tmp_path / "a.memcon")
    assert after_a_cut(tmp_path / "b.memcon", file, log) == ids
    with Library.open(tmp_path / "b.memcon") as library:
        assert library._storage.execute("PRAGMA synchronous").fetchone() == (2,), "FULL: each commit is synced"


@pytest.mark.parametrize("seed", range(12))
def test_a_log_that_was_cut_off_gives_the_records_before_the_cut(tmp_path: Path, seed: int):
    file, log, ids = written(tmp_path / "a.memcon")
    chance = random.Random(seed)
    cut = chance.randrange(len(log))
    torn = chance.choice((b"", b"\0" * (len(log) - cut), chance.randbytes(len(log) - cut)))
    left = after_a_cut(tmp_path / "b.memcon", file, log[:cut] + torn)
    assert left == ids[: len(left)]
    assert "r0" in left


@pytest.mark.parametrize("seed", range(6))
def test_a_cut_while_the_log_is_brought_in_loses_nothing(tmp_path: Path, seed: int):
    path = tmp_path / "a.memcon"
    old, log, ids = written(path)
    with Library.open(path) as library:
        library.flush()
    new = path.read_bytes()
    chance = random.Random(seed)
    size = max(len(old), len(new))
    pages = [
        (new if chance.random() < 0.5 else old)[at : at + PAGE].ljust(PAGE, b"\0")
        for at in range(0, chance.randrange(len(old), size + 1, PAGE), PAGE)
    ]
    assert after_a_cut(tmp_path / "b.memcon", b"".join(pages), log) == ids
