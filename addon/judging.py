"""Verdicts made anew in the background, so that neither the proxy's loop nor a press on the page waits for them."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Lock

from addon.correlate import correlate
from addon.store import Store

logger = logging.getLogger("consentrace")


class Judge:
    """Correlates a database after its consent record changed; changes that come meanwhile share the next run."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, "consentrace-judge")
        self._lock = Lock()
        self._asked = False

    def ask(self) -> None:
        """Verdicts are out of date; returns at once."""
        with self._lock:
            if self._asked:
                return
            self._asked = True
        self._thread.submit(self._run)

    def _run(self) -> None:
        with self._lock:
            self._asked = False
        try:
            with closing(Store(self._database)) as store:
                correlate(store)
        except Exception as error:
            logger.error("consentrace: verdicts not made anew: %s; run `consentrace correlate` later", error)

    def close(self) -> None:
        """Waits for what was asked."""
        self._thread.shutdown(wait=True)
