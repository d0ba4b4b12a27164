"""Fixtures for the commands: run one in this process, and a library of the specimens."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from memcon.cli import main


class Ending(NamedTuple):
    """What a command ended with and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ending]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the tester's own, and an empty current folder."""
    for name in [name for name in os.environ if name.startswith("MEMCON_")] + ["COLUMNS", "FORCE_COLOR", "NO_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process: run("read", path) and so on."""

    def _run(*words: str | Path) -> Ending:
        capfd.readouterr()
        status = main([str(word) for word in words])
        printed = capfd.readouterr()
        return Ending(int(status), printed.out, printed.err)

    return _run


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the specimens in it. Tests only read it."""
    path = tmp_path_factory.mktemp("library") / "specimens.memcon"
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        assert main(["read", "--specimens", "--library", str(path)]) == 0
    return path


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """A folder in which this process has no more rights than anybody: root, whom nothing stops, steps down."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            for path in Path(folder).rglob("*"):
                with contextlib.suppress(OSError):
                    path.chmod(0o700)
            if root:
                os.seteuid(0)
