"""Workers on a cluster, through Dask: https://distributed.dask.org

Sources and records travel to the workers and back; nothing is asked of a file system that all share.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from functools import partial
from typing import TYPE_CHECKING, Any

from memcon import __version__
from memcon.errors import WorkersError
from memcon.pipeline import pipeline
from memcon.reading.crew import Died, Given, Result

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = "10s"  # for the scheduler to answer
_DEPTH = 2  # tasks for each thread of a worker: one that it works on, and the next
_COUNTED = 64  # submissions until the workers, who may come and go, are counted again
_LOOK = 2.0  # seconds between looks whether the connection still is
_GO_ON = "What was read until then is kept; run the same command again to go on."


class Cluster:
    """The workers of the Dask scheduler at `address` ("tcp://10.0.0.5:8786").

    Dask gives the tasks of a worker that died to others; one that several had when they died, one after the other
    (its setting distributed.scheduler.allowed-failures), raises Died. WorkersError when no scheduler is there, no
    worker, or one that would read otherwise.
    """

    here = False

    def __init__(self, address: str) -> None:
        self._client = _connected(address)
        self._executor = self._client.get_executor(pure=False)
        self._submitted = 0
        self._made = made()
        self._promised: set[Future[Any]] = set()
        self._closed = threading.Event()
        try:
            self._threads = self._count()
            _compare(self._client, address)
        except BaseException:
            self.close()
            raise
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def ahead(self) -> int:
        """So many tasks for each thread of the workers that there are now."""
        return max(1, self._threads) * _DEPTH

    def submit(self, task: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> "Future[Result]":
        """Send a task to the cluster. WorkersError when the connection is lost."""
        from distributed.client import ClosedClientError

        self._submitted += 1
        promise: Future[Result] = Future()
        self._promised.add(promise)
        promise.add_done_callback(self._promised.discard)
        try:
            if self._submitted % _COUNTED == 0:
                self._threads = self._count()
            sent = self._executor.submit(_as_here, self._made, task, *args, **kwargs)
        except (ClosedClientError, OSError) as error:
            self._promised.discard(promise)
            raise _lost() from error
        sent.add_done_callback(partial(_pass_on, promise))
        return promise

    def close(self) -> None:
        """Give up what the cluster still works on for this reading, and leave it."""
        from distributed.client import ClosedClientError

        self._closed.set()
        for leave in (partial(self._executor.shutdown, wait=False), partial(self._client.close, timeout=2)):
            with contextlib.suppress(ClosedClientError, OSError):  # of a connection that is lost already
                leave()

    def _watch(self) -> None:
        """Break the promises left when the client has given the cluster up, which forgets those made meanwhile."""
        while not self._closed.wait(_LOOK):
            if self._client.status == "closed":
                for promise in tuple(self._promised):
                    with contextlib.suppress(InvalidStateError):
                        promise.set_exception(_lost())

    def _count(self) -> int:
        """The threads of all workers."""
        return sum(self._client.nthreads().values())


def made() -> str:
    """By what records are read here: two machines where it differs may not read alike."""
    return f"memcon {__version__} ({pipeline().version})"


def _connected(address: str) -> "Client":
    try:
        import dask
        import pyarrow  # noqa: F401 -- for the parts
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError as error:
        raise WorkersError(
            f"Reading on a cluster needs Dask and Arrow: {error.name} is not installed.",
            "Install them with: pip install 'memcon[cluster]'.",
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what the user has to know is said by memcon
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # a source may be large
    try:
        get_address_host_port(address)  # a client that is given no address takes half a minute to say so
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkersError(
            f"No Dask scheduler answers at {address}.",
            "Check the address (tcp://HOST:8786), and that a scheduler runs there: dask scheduler.",
        ) from error


def _compare(client: "Client", address: str) -> None:
    """WorkersError unless there are workers, and they and the scheduler have this memcon."""
    remedy = f"Install memcon {__version__} on all machines of the cluster, with: pip install 'memcon[cluster]'."
    try:
        said = client.run(made)
        scheduler = client.run_on_scheduler(made)  # tasks pass through its hands
    except (ImportError, AttributeError) as error:
        raise WorkersError(f"A machine of the cluster at {address} has no such memcon ({error}).", remedy) from error
    if not said:
        raise WorkersError(f"The cluster at {address} has no workers.", f"Start some: dask worker {address}.")
    for machine, has in ((address, scheduler), *said.items()):
        if has != made():
            raise WorkersError(f"{machine} has {has}; this is {made()}.", remedy)


def _as_here(here: str, task: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    """Do a task on a worker, which may have joined after all were asked what they are."""
    if made() != here:
        raise WorkersError(
            f"A worker has {made()}; the reading was begun by {here}.", "Install the same memcon on all machines."
        )
    return task(*args, **kwargs)


def _lost() -> WorkersError:
    return WorkersError("The connection to the cluster was lost.", _GO_ON)


def _pass_on(promise: "Future[Any]", sent: "Future[Any]") -> None:
    from distributed import KilledWorker

    if promise.done():
        return
    error = None if sent.cancelled() else sent.exception()
    if sent.cancelled() or isinstance(error, CancelledError | OSError):
        promise.set_exception(_lost())
    elif isinstance(error, ImportError):  # of a worker that joined later
        promise.set_exception(WorkersError(f"A worker of the cluster has no such memcon ({error}).", _GO_ON))
    elif isinstance(error, KilledWorker):
        promise.set_exception(Died())
    elif error is not None:
        promise.set_exception(error)
    else:
        promise.set_result(sent.result())
