"""Workers on this machine: processes, each with a tagger of its own on one thread."""

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from memcon.errors import WorkersError
from memcon.reading.crew import Died, Given, Result

_DEPTH = 2  # tasks of one worker: one that it works on, and the next
_HOPELESS = "The workers end as soon as they begin.", "Read with --workers 1; if that ends too, it may say why."


class _Task:
    def __init__(self, call: Callable[[], Any]) -> None:
        self.call = call
        self.promise: Future[Any] = Future()


class _Worker:
    """One process, begun with its first task, and the tasks it was given, in their order: it works on the first."""

    def __init__(self, begin: Callable[[], ProcessPoolExecutor]) -> None:
        self._begin = begin
        self.tasks: dict[_Task, Future[Any]] = {}
        self._executor = begin()

    def give(self, task: _Task) -> "Future[Any]":
        """BrokenProcessPool when the process has died meanwhile."""
        with _deaf():
            future = self._executor.submit(task.call)
        self.tasks[task] = future
        return future

    def replace(self) -> None:
        """Another process takes the place of one that died."""
        self._executor.shutdown(wait=False)
        self.tasks.clear()
        self._executor = self._begin()

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


class Pool:
    """`workers` processes. One that dies is replaced, and what it was working on raises Died.

    WorkersError when they die one after the other before anything was done.
    """

    here = False

    def __init__(self, workers: int) -> None:
        self.ahead = workers * (_DEPTH + 1)
        context = get_context("spawn")  # a fork would take over the locks of the threads that run here
        # Nothing is sent: the workers end when this end is closed, be it because this process was killed.
        ending, self._alive = context.Pipe(duplex=False)
        begin = partial(ProcessPoolExecutor, 1, context, initializer=_end_with, initargs=(ending,))
        self._workers = [_Worker(begin) for _ in range(workers)]
        self._waiting: deque[_Task] = deque()
        self._turn = threading.RLock()
        self._closed = False
        self._lost = 0  # workers that died
        self._proven = False  # some task was done

    def submit(self, task: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> "Future[Result]":
        """Give a task to the worker that has the fewest."""
        new = _Task(partial(task, *args, **kwargs))
        with self._turn:
            self._waiting.append(new)
            self._deal()
        return new.promise

    def close(self) -> None:
        """End all workers, whatever they are working on."""
        with self._turn:
            self._closed = True
            self._alive.close()
        for worker in self._workers:
            worker.close()

    def _deal(self) -> None:
        while self._waiting:
            worker = min(self._workers, key=lambda each: len(each.tasks))
            if len(worker.tasks) >= _DEPTH:
                return
            self._give(worker, self._waiting.popleft())

    def _give(self, worker: _Worker, task: _Task) -> None:
        try:
            future = worker.give(task)
        except BrokenProcessPool:
            self._bury(worker)
            future = worker.give(task)
        future.add_done_callback(partial(self._done, worker, task))

    def _done(self, worker: _Worker, task: _Task, done: "Future[Any]") -> None:
        """Called in a thread of the worker's executor, for every task it was given."""
        with self._turn:
            if self._closed or worker.tasks.get(task) is not done:
                return  # not of the process that is there now
            error = done.exception()
            if isinstance(error, BrokenProcessPool):
                self._bury(worker)
            else:
                del worker.tasks[task]
                self._proven = True
                if error is None:
                    task.promise.set_result(done.result())
                else:
                    task.promise.set_exception(error)
            self._deal()

    def _bury(self, worker: _Worker) -> None:
        """Replace a worker that died; the tasks that it had not begun wait again."""
        self._lost += 1
        hopeless = not self._proven and self._lost > 2 * len(self._workers)
        tasks = tuple(worker.tasks)
        worker.replace()
        self._waiting.extendleft(reversed(tasks[1:]))
        for task in tasks[:1]:
            task.promise.set_exception(WorkersError(*_HOPELESS) if hopeless else Died())


def _end_with(other: Connection) -> None:
    """Have this process end when the other end of a pipe is closed."""

    def wait() -> None:
        other.poll(None)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Processes begun inside never hear of Ctrl-C, which a terminal sends to all; this one hears of it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
