"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

_PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/bin"))
_NUMBERS = count(1)


def address(socket: Path, schema: str) -> str:
    """The address of a library in a schema of the server that listens in the folder `socket`."""
    return f"postgresql://memcon@/postgres?host={socket}&schema={schema}"


def new_schema() -> str:
    """A name that no other test has."""
    return f"test {next(_NUMBERS)}"


@contextmanager
def server(*settings: str) -> Iterator[Path]:
    """Start a server and stop it; gives the folder of its socket. Skips where there is none to be started."""
    bin_folder = next(
        (place for place in _PLACES if (place / "initdb").exists() and (place / "pg_ctl").exists()), None
    )
    if bin_folder is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql)")
    as_user = _as_another_user()
    folder = Path(tempfile.mkdtemp(prefix="memcon-pg-"))  # short: a socket's path has few characters
    try:
        if as_user:
            shutil.chown(folder, "nobody")
        _run(
            *as_user,
            bin_folder / "initdb",
            "-D",
            folder / "d",
            "-A",
            "trust",
            "-U",
            "memcon",
            "-E",
            "UTF8",
            "-N",
            "--locale=C",
        )
        own = ("-c listen_addresses=''", f"-k {folder}", "-c fsync=off", "-c shared_buffers=16MB", *settings)
        control = (*as_user, bin_folder / "pg_ctl", "-D", folder / "d", "-l", folder / "log")
        _run(*control, "-w", "-o", " ".join(own), "start")
        try:
            yield folder
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_another_user() -> tuple[str, ...]:
    """What runs a program as somebody else: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("the tests run as root, and there is no setpriv to start a server as another user")
    return ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def _run(*words: str | Path) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd="/")
    if done.returncode:
        pytest.skip(f"the PostgreSQL server could not be run: {(done.stderr or done.stdout).strip()[-300:]}")
