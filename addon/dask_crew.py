"""A dask cluster's workers as a crew. Needs the extra `cluster`; the workers need consentrace of the same version."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from distributed import Client, Worker, WorkerPlugin

from addon.crew import Crew
from addon.errors import InputError
from addon.tasks import Run, prepare

_CONNECT_S, _WORKERS_S = 5, 60


class Preparing(WorkerPlugin):
    """Tells each worker of the run, those too that join later or take a dead one's place."""

    def __init__(self, run: Run) -> None:
        self.name = f"consentrace-{run.name}"
        self._run = run

    def setup(self, worker: Worker) -> None:
        """Called by dask in the worker."""
        prepare(self._run)


class DaskCrew(Crew):
    """Dask tries a failed task again itself, and gives one up that has ended several workers."""

    tries = 1

    def __init__(self, address: str, run: Run) -> None:
        try:
            connect: Any = Client  # without types
            self._client = connect(address, timeout=_CONNECT_S)
            self._client.wait_for_workers(1, timeout=_WORKERS_S)
        except (OSError, TimeoutError, ValueError) as error:
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise InputError(
                f"--cluster {address}: {why}; start `dask scheduler` and `dask worker {address}`, and name the scheduler"
            ) from None
        self._plugin = Preparing(run)
        try:
            self._client.register_plugin(self._plugin)
        except RuntimeError as error:
            raise InputError(f"--cluster {address}: {error}") from None
        self.workers = max(1, sum(self._client.nthreads().values()))
        self._executor = self._client.get_executor(pure=False, retries=2)

    def submit[T, R](self, function: Callable[[T], R], argument: T) -> "Future[R]":
        """Has a worker of the cluster call a function."""
        future: Future[R] = self._executor.submit(function, argument)
        return future

    def close(self) -> None:
        """Leaves the cluster; what is still under way there is dropped."""
        self._executor.shutdown(wait=False)
        self._client.unregister_worker_plugin(self._plugin.name)
        self._client.close()
