"""How far a long piece of work has come: on standard error, and only when that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told of every piece of work that is done."""

    def advance(self) -> None:
        """One more is done."""
        ...


class _Silent:
    def advance(self) -> None:
        pass


@contextmanager
def progress(what: str, total: int) -> Iterator[Progress]:
    """A bar with the number done, the rate and the time left; silent when nobody watches."""
    if total < 2 or not sys.stderr.isatty():
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
        task = bar.add_task(what, total=total)

        class _Shown:
            def advance(self) -> None:
                bar.advance(task)

        yield _Shown()
