"""Readings for the tests: a cluster on the loopback, crews that something happens to, what a library holds then."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from memcon.exports import jsonl
from memcon.library import Library
from memcon.readers.settings import DEFAULT
from memcon.reading import Crew, Reading, work

HERE = Path(__file__).resolve().parent
PATIENCE = 60  # seconds after which a cluster that does not begin is given up
WORKERS = 2

Hire = Callable[[], Crew]
"""Makes a crew."""


class Silent:
    """Nobody watches."""

    def advance(self) -> None:
        pass

    def page(self, number: int, pages: int) -> None:
        pass

    def record(self, number: int, records: int) -> None:
        pass


class Cluster:
    """A scheduler and workers as processes of their own, on free ports of the loopback."""

    def __init__(self, folder: Path, workers: int = WORKERS, settings: dict[str, str] | None = None) -> None:
        self._ended = contextlib.ExitStack()
        self._environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONUNBUFFERED": "1", **(settings or {})}
        self.file = folder / "scheduler.json"
        try:
            self.scheduler = self._begin("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-jupyter")
            options = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
            self.workers = [self._begin("worker", *options) for _ in range(workers)]
            self.address = self._wait(workers)
        except BaseException:
            self.close()
            raise

    def _begin(self, what: str, *options: str) -> int:
        words = [sys.executable, "-m", "dask", what, "--no-dashboard", "--scheduler-file", str(self.file), *options]
        process = subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self._environment, cwd=self.file.parent
        )
        self._ended.callback(process.wait)
        self._ended.callback(process.kill)
        return process.pid

    def _wait(self, workers: int) -> str:
        """The scheduler's address, when all workers have reported to it."""
        from distributed import Client

        with Client(scheduler_file=str(self.file), timeout=PATIENCE, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=PATIENCE)
        return str(json.loads(self.file.read_text("utf-8"))["address"])

    def close(self) -> None:
        self._ended.close()


class Watched:
    """A crew, and the ids of the records that it was given to read."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self.here = crew.here
        self.read: list[str] = []

    @property
    def ahead(self) -> int:
        return self._crew.ahead

    def submit(self, task: Callable[..., Any], /, *given: Any) -> "Future[Any]":
        if task is work.read:
            self.read.append(given[0].id)
        return self._crew.submit(task, *given)

    def close(self) -> None:
        self._crew.close()


class Shared(Watched):
    """A crew for many readings: it stays when one of them ends."""

    def close(self) -> None:
        pass


class Endangered(Watched):
    """A crew whose processes are killed by whatever holds the word "deadly"."""

    def submit(self, task: Callable[..., Any], /, *given: Any) -> "Future[Any]":
        return self._crew.submit(survive, task, *given)


def survive(task: Callable[..., Any], given: Any, *more: Any) -> Any:
    """Do a task, unless it is deadly: then this process dies."""
    if b"deadly" in (given.record if isinstance(given, work.Cutting) else given.path.encode()):
        os.kill(os.getpid(), signal.SIGKILL)
    return task(given, *more)


def letter(number: int) -> str:
    """A letter unlike the others."""
    return (
        f"Mr. Orme to Mr. Pell\n\nBrisanne, {number + 1} May 1948\n\nSir,\n\n"
        f"The Minister told me on {number + 1} May that bridge no. {number} was open. Mr. Quill said that "
        f"he had been asked {number + 2} times when it would close.\n"
    )


def read(
    library: Path, papers: Path, crew: Crew, progress: Silent | None = None, keep_parts: bool = False
) -> Reading:
    """One reading into a library."""
    reading = Reading(library, DEFAULT, crew)
    reading.read([str(papers)], progress or Silent(), keep_parts)
    return reading


def exported(library: Path) -> bytes:
    """All records of a library in the interchange."""
    lines = io.BytesIO()
    with Library.open(library) as held:
        jsonl.export(held, lines)
    return lines.getvalue()
