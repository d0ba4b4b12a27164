"""Results that wait for their turn: kept whole or not at all, and taken when a reading goes on."""

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import Silent, Watched, exported, read

from memcon.errors import LibraryError
from memcon.reading import lookahead, work
from memcon.reading.crew import Alone
from memcon.reading.parts import Key, Parts, folder_of

pytest.importorskip("pyarrow", reason="memcon[cluster] is not installed")

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
KEYS = st.builds(Key, WORDS, WORDS, WORDS, WORDS)


@given(puts=st.lists(st.dictionaries(KEYS, st.binary(max_size=40), min_size=1, max_size=4), max_size=4))
def test_what_was_put_is_found_now_and_later(puts: list[dict[Key, bytes]], tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("parts") / "made with the first"
    parts = Parts(folder)
    for results in puts:
        parts.put(results.items())
    last = {key: result for results in puts for key, result in results.items()}
    assert {key: parts.get(key) for key in last} == last
    later = Parts(folder)
    assert all(key in later for key in last)
    assert {later.get(key) for key in last} <= {result for results in puts for result in results.values()}
    later.remove()
    assert not folder.exists()


def key(name: str) -> Key:
    return Key("digest", "papers/a.txt", name, "stages@1")


def test_a_part_that_is_damaged_or_gone_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    parts.put([(key("a"), b"one" * 1000)])
    (first,) = tmp_path.iterdir()
    parts.put([(key("b"), b"two")])
    whole = first.read_bytes()
    first.write_bytes(whole[: len(whole) // 2])
    assert (Parts(tmp_path).get(key("a")), Parts(tmp_path).get(key("b"))) == (None, b"two")
    assert parts.get(key("a")) is None
    shutil.rmtree(tmp_path)
    assert Parts(tmp_path).get(key("b")) is None
    assert parts.get(key("b")) is None


def test_damage_anywhere_in_a_part_is_seen(tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    parts.put([(key("a"), b"0123456789" * 10)])
    (part,) = tmp_path.iterdir()
    whole = part.read_bytes()
    for at in range(0, len(whole), 7):
        part.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert Parts(tmp_path).get(key("a")) in (None, b"0123456789" * 10)


def test_what_was_not_finished_is_not_taken_and_leaves_with_the_rest(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "parts")
    parts.put([(key("a"), b"one")])
    (part,) = (tmp_path / "parts").iterdir()
    part.rename(part.with_suffix(".unfinished"))
    again = Parts(tmp_path / "parts")
    assert again.get(key("a")) is None
    again.remove()
    assert not (tmp_path / "parts").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "parts").write_text("a file stands there")
    with pytest.raises(LibraryError) as said:
        Parts(tmp_path / "parts").put([(key("a"), b"one")])
    assert str(tmp_path / "parts") in said.value.message


class Late(Watched):
    """A crew whose first record is finished only when so many others are."""

    def __init__(self, others: int) -> None:
        super().__init__(Alone())
        self.here = False
        self.others = others
        self._held: tuple[Future[Any], Any] | None = None

    @property
    def ahead(self) -> int:
        return 6

    def submit(self, task: Callable[..., Any], /, *given: Any) -> "Future[Any]":
        done = super().submit(task, *given)
        if len(self.read) == 1 and task is work.read:
            promise: Future[Any] = Future()
            self._held = promise, done.result()
            return promise
        if self._held and len(self.read) > self.others:
            promise, result = self._held
            self._held = None
            promise.set_result(result)
        return done


class Counting(Silent):
    """How many parts there are when the first source is done."""

    def __init__(self, library: Path) -> None:
        self._folder = folder_of(library)
        self.parts: list[int] = []

    def advance(self) -> None:
        self.parts.append(len(list(self._folder.glob("*.parquet"))))
        if len(self.parts) == 1:
            self.stop()

    def stop(self) -> None:
        """Nothing stops it."""


class Stopping(Counting):
    """Ctrl-C is pressed when the first source is done."""

    def stop(self) -> None:
        raise KeyboardInterrupt


@pytest.fixture
def records(alone: bytes) -> int:
    """How many records there are in the papers."""
    return alone.count(b"\n")


@pytest.mark.parametrize("size", [1, lookahead.A_PART])
def test_results_wait_in_parts_and_come_in_their_turn(
    papers: Path, alone: bytes, records: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(lookahead, "A_PART", size)
    library = tmp_path / "library.memcon"
    counting = Counting(library)
    crew = Late(records - 1)
    read(library, papers, crew, counting)
    assert (counting.parts[0] > 0) == (size == 1)
    assert sorted(crew.read) == sorted(set(crew.read))
    assert exported(library) == alone
    assert not folder_of(library).exists()


def test_a_reading_that_was_stopped_takes_what_waited(
    papers: Path, alone: bytes, records: int, tmp_path: Path
) -> None:
    library = tmp_path / "library.memcon"
    assert read(library, papers, Late(records - 1), Stopping(library)).interrupted
    crew = Watched(Alone())
    read(library, papers, crew)
    assert crew.read == []
    assert exported(library) == alone
    assert not folder_of(library).exists()


def test_only_results_of_the_same_source_are_taken(papers: Path, alone: bytes, records: int, tmp_path: Path) -> None:
    library, moved = tmp_path / "library.memcon", tmp_path / "moved.memcon"
    read(library, papers, Late(records - 1), Stopping(library))
    shutil.copytree(folder_of(library), folder_of(moved))
    folder = tmp_path / "papers"
    shutil.copytree(papers, folder)
    crew = Watched(Alone())
    shutil.copytree(folder_of(library), folder_of(tmp_path / "other.memcon"))
    read(tmp_path / "other.memcon", folder, crew)
    assert len(crew.read) == records
    crew = Watched(Alone())
    read(moved, papers, crew)
    assert crew.read == ["lenz-cablegram-61-1948"]  # whose turn it was: it waited for none
    assert exported(moved) == alone


def test_parts_are_kept_where_that_is_asked_for(
    papers: Path, records: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookahead, "A_PART", 1)
    library = tmp_path / "library.memcon"
    read(library, papers, Late(records - 1), keep_parts=True)
    assert list(folder_of(library).glob("*.parquet"))


def test_without_arrow_results_wait_in_memory(
    papers: Path, alone: bytes, records: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from memcon.reading import parts

    monkeypatch.setattr(parts, "find_spec", lambda name: None)
    monkeypatch.setattr(lookahead, "A_PART", 1)
    library = tmp_path / "library.memcon"
    read(library, papers, Late(records - 1))
    assert exported(library) == alone
    assert not folder_of(library).exists()


def test_nothing_is_read_twice_when_what_waits_is_too_much_for_memory(
    papers: Path, alone: bytes, records: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from memcon.reading import parts

    monkeypatch.setattr(parts, "find_spec", lambda name: None)
    monkeypatch.setattr(lookahead, "MOST_WAITING", 1)
    library = tmp_path / "library.memcon"
    crew = Late(1)
    read(library, papers, crew)
    assert sorted(crew.read) == sorted(set(crew.read))
    assert len(crew.read) == records
    assert exported(library) == alone
