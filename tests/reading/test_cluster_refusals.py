"""A cluster that cannot be used: a sentence, a remedy, a status of its own, and no library is touched."""

import contextlib
import sys
from pathlib import Path

import click
import pytest
from readings import Cluster

from memcon.cli import main
from memcon.cli.statuses import Status
from memcon.reading import cluster


@pytest.fixture
def said(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """What `memcon read --cluster ADDRESS` says on standard error when it is refused."""
    library = tmp_path / "library.memcon"

    def _said(address: str) -> str:
        status = main(["read", "--cluster", address, "--library", str(library), str(papers)])
        assert status == Status.CLUSTER
        assert not library.exists()
        return click.unstyle(capsys.readouterr().err)

    return _said


@pytest.mark.parametrize("package", ["distributed", "pyarrow"])
def test_dask_that_is_not_installed(said, monkeypatch: pytest.MonkeyPatch, package: str) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, package, None)
    told = said("tcp://127.0.0.1:8786")
    assert package in told
    assert "pip install 'memcon[cluster]'" in told


@pytest.mark.parametrize("address", ["127.0.0.1:1", "tcp://127.0.0.1:1", "nowhere", "http://127.0.0.1:1", ""])
def test_an_address_where_nobody_answers(said, monkeypatch: pytest.MonkeyPatch, address: str) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    monkeypatch.setattr(cluster, "_PATIENCE", "200ms")
    told = said(address)
    assert "No Dask scheduler answers" in told
    assert "dask scheduler" in told


def test_a_cluster_without_workers(said, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    with contextlib.closing(Cluster(tmp_path, workers=0)) as made:
        told = said(made.address)
    assert "has no workers" in told
    assert f"dask worker {made.address}" in told


def test_workers_of_another_version(said, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from memcon.reading import cluster as here

    monkeypatch.setattr(here, "__version__", "99")
    told = said(cluster.address)
    assert "this is memcon 99" in told
    assert "Install memcon 99 on all machines" in told


def test_workers_here_and_a_cluster_exclude_each_other(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--workers", "2", "--cluster", "tcp://127.0.0.1:1", str(papers)]) == Status.USAGE
    assert "give one of them" in capsys.readouterr().err
