"""Who does a scan's tasks: processes of this machine, or the workers of a dask cluster. Both take `concurrent.futures`' form."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, Self

from pebble import ProcessPool

from addon.errors import InputError
from addon.tasks import Run, prepare

# So many tasks are under way for each worker: enough that none waits, and few enough that results do not pile up.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that failed each time it was tried."""

    why: str


class Crew(ABC):
    """Workers that do tasks; ends with the `with` block."""

    workers: int
    tries: int

    @abstractmethod
    def submit[T, R](self, function: Callable[[T], R], argument: T) -> "Future[R]":
        """Has a worker call a function."""

    @abstractmethod
    def close(self) -> None:
        """Ends the workers, whatever they do."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ordered[K, T, R](
        self, function: Callable[[T], R], items: Iterable[tuple[K, T]]
    ) -> Iterator[tuple[K, R | Failed]]:
        """Each item's key and what became of its argument, in the items' order, whoever is done first."""
        under_way: deque[tuple[K, T, Future[R]]] = deque()
        to_come = iter(items)
        while True:
            for key, argument in islice(to_come, _AHEAD * self.workers - len(under_way)):
                under_way.append((key, argument, self.submit(function, argument)))
            if not under_way:
                return
            key, argument, future = under_way.popleft()
            outcome = self._outcome(function, argument, future)
            yield key, outcome

    def _outcome[T, R](self, function: Callable[[T], R], argument: T, future: "Future[R]") -> R | Failed:
        for left in reversed(range(self.tries)):
            try:
                return future.result()
            except InputError as error:
                return Failed(str(error))
            except Exception as error:  # whatever a worker dies of or a file system throws
                why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
                if left:
                    future = self.submit(function, argument)
        return Failed(f"given up after {self.tries} tries ({why})")


class LocalCrew(Crew):
    """Processes of this machine. One that dies takes its task with it and no other; another takes its place."""

    tries = 3

    def __init__(self, workers: int, run: Run) -> None:
        self.workers, self._run = workers, run
        self._pool = self._started()
        self._starting = True

    def _started(self) -> ProcessPool:
        return ProcessPool(self.workers, initializer=prepare, initargs=[self._run], context=get_context("spawn"))

    def submit[T, R](self, function: Callable[[T], R], argument: T) -> "Future[R]":
        """Has a process call a function; the first one, a capture's survey, is called here while the processes start."""
        if self._starting:
            self._starting = False
            self._pool.schedule(_nothing)
            return _called(function, argument)
        try:
            return self._pool.schedule(function, args=[argument])
        except RuntimeError:  # a process that dies while none has a task takes the whole pool with it
            self.close()
            self._pool = self._started()
            return self._pool.schedule(function, args=[argument])

    def close(self) -> None:
        """Ends the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _nothing() -> None:
    """A task with which the processes start."""


def _called[T, R](function: Callable[[T], R], argument: T) -> "Future[R]":
    future = Future[R]()
    try:
        future.set_result(function(argument))
    except Exception as error:
        future.set_exception(error)
    return future


def cluster_crew(address: str, run: Run) -> Crew:
    """The workers of a dask cluster. Raises InputError where it cannot be reached."""
    try:
        from addon.dask_crew import DaskCrew
    except ImportError as error:
        raise InputError(
            f"--cluster {address}: {error}; install it with `pip install 'consentrace[cluster]'`"
        ) from None
    crew: Any = DaskCrew(address, run)
    assert isinstance(crew, Crew)
    return crew
