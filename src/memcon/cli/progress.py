"""How far a long piece of work has come: on standard error, and only when that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from memcon.reading.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class _Silent:
    def advance(self) -> None:
        pass

    def page(self, number: int, pages: int) -> None:
        pass

    def record(self, number: int, records: int) -> None:
        pass


class _Shown:
    def __init__(self, bar: "Bar", what: str, total: int) -> None:
        self._bar = bar
        self._whole = bar.add_task(what, total=total, visible=total > 1)
        self._pages = bar.add_task("Recognising", visible=False)
        self._records = bar.add_task("Records", visible=False)

    def advance(self) -> None:
        self._bar.advance(self._whole)
        whole = self._bar.tasks[self._whole]
        # The files in an archive were not counted beforehand.
        self._bar.update(self._whole, total=max(whole.total or 0, whole.completed))
        for inside in (self._pages, self._records):
            self._bar.reset(inside, visible=False)

    def page(self, number: int, pages: int) -> None:
        self._bar.update(self._pages, completed=number, total=pages, visible=pages > 1)

    def record(self, number: int, records: int) -> None:
        self._bar.update(self._records, completed=number, total=records, visible=records > 1)


@contextmanager
def progress(what: str, total: int) -> Iterator[Progress]:
    """A bar with the number done, the rate and the time left, others for pages and records inside a source.

    Silent when nobody watches.
    """
    if not sys.stderr.isatty():
        yield _Silent()
        return

    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.1f}/s" if task.speed else "", style="dim")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Shown(bar, what, total)


@contextmanager
def share(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for work that says itself how much of how much is done. Silent when nobody watches."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return

    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f} %"))
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
