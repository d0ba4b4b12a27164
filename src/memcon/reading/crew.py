"""Who does the work of a reading: this process alone, workers on this machine, workers on a cluster."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Died(Exception):
    """The process that worked on a task, or that was to do it next, ended before it had finished."""


class Crew(Protocol):
    """Does tasks: functions and arguments that can be sent to where they are worked on.

    `ahead` is how many tasks there should be in hand so that nobody waits, none for a crew that works on a task
    only when its result is wanted; `here` is true when that is in this process.
    """

    here: bool

    @property
    def ahead(self) -> int: ...

    def submit(self, task: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> "Future[Result]":
        """Begin with a task; the future raises what the task raised, or Died.

        WorkersError when nobody can work any more: from here or from the future.
        """
        ...

    def close(self) -> None:
        """End the crew at once, whatever it is working on."""
        ...


class Alone:
    """This process: one task at a time, worked on before `submit` comes back."""

    here = True
    ahead = 0

    def submit(self, task: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> "Future[Result]":
        """Work on a task; Ctrl-C meanwhile is raised from here."""
        done: Future[Result] = Future()
        try:
            done.set_result(task(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done

    def close(self) -> None:
        """There is nothing to end."""
