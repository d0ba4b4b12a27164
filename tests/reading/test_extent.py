"""How much there is to read, and how many workers that is worth."""

import os
from pathlib import Path

import pytest

from memcon.reading import extent


def test_files_and_bytes_are_counted_without_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "1950").mkdir()
    (tmp_path / "1950" / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"123")
    (tmp_path / ".hidden").write_bytes(b"1")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_bytes(b"1")
    assert extent.extent([str(tmp_path)]) == (2, 8)
    assert extent.extent([str(tmp_path / "b.txt"), "-", str(tmp_path / "none.txt")]) == (3, 3)


def test_a_link_that_leads_nowhere_is_a_source_without_bytes(tmp_path: Path) -> None:
    os.symlink(tmp_path / "none", tmp_path / "link.txt")
    assert extent.extent([str(tmp_path)]) == (1, 0)


@pytest.mark.parametrize(
    ("size", "cores", "workers"),
    [
        (0, 8, 1),
        (extent.A_WORKER, 8, 1),
        (2 * extent.A_WORKER, 8, 2),
        (1 << 40, 8, 8),
        (1 << 40, 1, 1),
        (1 << 40, 128, extent.MOST_WORKERS),
    ],
)
def test_little_is_read_by_this_process_alone(
    monkeypatch: pytest.MonkeyPatch, size: int, cores: int, workers: int
) -> None:
    monkeypatch.setattr(extent, "_cores", lambda: cores)
    assert extent.workers_for(size) == workers
