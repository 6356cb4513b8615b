"""A scan by several: captures and parts of large ones are tasks, whose results are stored in the captures' order.

So the database is the same however many worked on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from addon.crew import Crew, Failed, LocalCrew, cluster_crew
from addon.pipeline import keep
from addon.rows import Origin
from addon.scan import Scan, Scanned, begin, finish, known, recognised
from addon.sources import Place, Slice
from addon.tasks import Parcel, Run, Task, inspect_part, survey


def scan_shared(scan: Scan, places: Sequence[Place], workers: int, cluster: str) -> list[Scanned]:
    """Scans captures by several processes of this machine, or by a cluster's workers."""
    run = Run(uuid4().hex, scan.settings, scan.store.masking)
    if cluster:
        places = [place.absolute() for place in places]
    with cluster_crew(cluster, run) if cluster else LocalCrew(workers, run) as crew:
        return SharedScan(scan, crew, run.name).captures(places)


@dataclass(slots=True)
class _Open:
    """A capture whose parts are under way."""

    done: Scanned
    capture: int = 0
    stored: set[str] = field(default_factory=set)
    parts: int = 0
    lost: list[tuple[int, str]] = field(default_factory=list)


class SharedScan:
    """A scan whose tasks a crew does; this process alone writes to the database."""

    def __init__(self, scan: Scan, crew: Crew, run: str) -> None:
        self._scan, self._store, self._crew, self._run = scan, scan.store, crew, run

    def captures(self, places: Sequence[Place]) -> list[Scanned]:
        """Scans them all."""
        opened = [_Open(Scanned(place)) for place in places]
        for (of, part), parcel in self._crew.ordered(inspect_part, self._tasks(opened)):
            with self._store.writing():  # a small capture is one transaction
                if isinstance(parcel, Failed):
                    of.lost.append((part.first, f"bytes {part.start} to {part.stop} not inspected: {parcel.why}"))
                else:
                    self._store_part(of, part, parcel)
                of.parts -= 1
                if not of.parts:
                    self._close(of)
        return [of.done for of in opened]

    def _tasks(self, opened: Sequence[_Open]) -> Iterator[tuple[tuple[_Open, Slice], Task]]:
        begun = set[str]()
        unknown = (of for of in opened if not recognised(self._store, of.done))
        for of, looked in self._crew.ordered(survey, ((of, of.done.place) for of in unknown)):
            if isinstance(looked, Failed):
                place = str(of.done.place)
                of.done.error = looked.why if looked.why.startswith(place) else f"{place}: {looked.why}"
                continue
            of.done.sha256 = looked.sha256
            if looked.sha256 in begun or known(self._store, of.done):
                of.done.known = True
                continue
            begun.add(looked.sha256)
            of.capture = begin(self._scan, of.done.place, looked)
            of.stored = self._store.flow_ids(of.capture)
            finished = self._store.finished_parts(of.capture)
            left = [part for part in looked.parts if (part.start, part.stop) not in finished]
            of.parts = len(left)
            origin = Origin(looked.sha256, self._scan.about.get("app", ""))
            if not left:
                self._close(of)
            for part in left:
                yield (of, part), Task(self._run, of.done.place, part, origin)

    def _store_part(self, of: _Open, part: Slice, parcel: Parcel) -> None:
        for batch in parcel.batches():
            keep(self._store, of.capture, [rows for rows in batch if rows.flow_id not in of.stored])
        place = (part.start, part.stop)
        self._store.finish_part(of.capture, place, parcel.read, parcel.failures, parcel.broken)
        self._scan.progress(parcel.read)

    def _close(self, of: _Open) -> None:
        of.done.read, failures, broken = self._store.parts_read(of.capture)
        if of.lost:
            of.done.failed = len(failures)
            of.done.error = f"{of.done.place}: {of.lost[0][1]}; scan it again, and only what is missing is done"
            self._store.finish_capture(of.capture, "incomplete", of.done.read, [*failures, *of.lost])
            return
        finish(self._store, of.capture, of.done, failures, broken)
