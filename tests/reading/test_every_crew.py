"""One contract for whoever reads: this process, processes of this machine, a cluster."""

import json
import shutil
from pathlib import Path

import pytest
from readings import Hire, Silent, Watched, exported, read

from memcon.library import Library
from memcon.pipeline import Pipeline
from memcon.reading.crew import Alone


class Stopped(Silent):
    """Ctrl-C is pressed when so many sources are done."""

    def __init__(self, after: int) -> None:
        self.left = after

    def advance(self) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


def test_the_library_is_the_same_to_the_byte(hire: Hire, papers: Path, alone: bytes, tmp_path: Path) -> None:
    read(tmp_path / "library.memcon", papers, hire())
    assert exported(tmp_path / "library.memcon") == alone


def test_the_report_is_the_same(hire: Hire, papers: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.memcon"
    expected = read(library, papers, Alone()).report
    library.unlink()
    report = read(library, papers, hire()).report
    assert report == expected
    assert [unread.path for unread in report.unread] == [str(papers / "letter-5a.txt")]
    assert [damaged.path for damaged in report.damaged] == [str(papers / "letter-5b.txt")]
    assert [record.path for record in report.records] == sorted(record.path for record in report.records)
    assert report.sources == len(list(papers.iterdir()))


def test_what_is_in_the_library_is_not_read_again(hire: Hire, papers: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.memcon"
    read(library, papers, Alone())
    before = exported(library)
    crew = Watched(hire())
    reading = read(library, papers, crew)
    assert crew.read == []
    assert {record.outcome for record in reading.records} == {"unchanged"}
    assert exported(library) == before


def test_what_changed_is_read_again_and_what_is_gone_is_removed(hire: Hire, papers: Path, tmp_path: Path) -> None:
    folder, library = tmp_path / "papers", tmp_path / "library.memcon"
    shutil.copytree(papers, folder)
    read(library, folder, Alone())
    (folder / "letter-0.txt").write_text("Mr. Pell to Mr. Orme\n\nMr. Pell denies that it was open.\n", "utf-8")
    text = (folder / "volume.txt").read_text("utf-8")
    (folder / "volume.txt").write_text(text[: text.index("No. 4")], "utf-8")
    crew = Watched(hire())
    reading = read(library, folder, crew)
    assert set(crew.read) == {"letter-0", "volume/1", "volume/2", "volume/3"}
    assert [record.id for record in reading.records if record.outcome == "removed"] == ["volume/4"]


def test_a_file_named_twice_is_kept_once(hire: Hire, papers: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(papers / "letter-1.txt", tmp_path / name)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "letter-1.txt").write_text("Mr. Pell to Mr. Orme\n\nMr. Pell says no.\n", "utf-8")
    libraries = tmp_path / "one.memcon", tmp_path / "other.memcon"
    reports = []
    for library, crew in zip(libraries, (Alone(), hire()), strict=True):
        reading = read(library, tmp_path, crew)
        reports.append((reading.records, [unread.message for unread in reading.unread if "c/" in unread.path]))
    assert reports[0] == reports[1]
    assert [record.outcome for record in reports[0][0]] == ["added", "unchanged"]
    assert exported(libraries[0]) == exported(libraries[1])


def test_a_reading_that_was_stopped_goes_on(hire: Hire, papers: Path, alone: bytes, tmp_path: Path) -> None:
    library = tmp_path / "library.memcon"
    stopped = read(library, papers, hire(), Stopped(after=7))
    assert stopped.interrupted
    with Library.open(library) as held:
        kept = set(held.ids())
    assert 0 < len(kept) < alone.count(b"\n")
    crew = Watched(hire())
    again = read(library, papers, crew)
    assert not again.interrupted
    assert kept.isdisjoint(crew.read)
    assert exported(library) == alone
    assert not list(tmp_path.glob("*.parts"))


def test_the_library_in_the_folder_is_passed_over(hire: Hire, papers: Path, tmp_path: Path) -> None:
    shutil.copy(papers / "letter-1.txt", tmp_path)
    library = tmp_path / "library.memcon"
    (tmp_path / "library.memcon.parts").mkdir()
    (tmp_path / "library.memcon.parts" / "0.parquet").write_bytes(b"no part")
    reading = read(library, tmp_path, hire())
    assert [record.path for record in reading.records] == [str(tmp_path / "letter-1.txt")]
    assert reading.unread == []


def test_a_fault_in_one_record_costs_only_that_record(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Pipeline.read

    def falter(self: Pipeline, record):  # type: ignore[no-untyped-def]
        if record.id == "volume/2":
            raise KeyError("made up")
        return whole(self, record)

    monkeypatch.setattr(Pipeline, "read", falter)
    reading = read(tmp_path / "library.memcon", papers, Alone())
    assert "volume/2" in next(each.message for each in reading.unread if each.path.endswith("volume.txt"))
    assert {record.id for record in reading.records} >= {"volume/1", "volume/3", "volume/4"}
    assert json.loads(exported(tmp_path / "library.memcon").splitlines()[0])["schema"] == "memcon/1"
