"""Replay: saved captures into the store. Skips what was scanned before, resumes, goes on past a bad record.

One process reads a capture batch by batch. Several take captures and parts of large ones as tasks; their results are stored in
the captures' order, so that the database is the same however many worked on it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from addon.crew import Crew, Failed, LocalCrew, cluster_crew
from addon.errors import InputError
from addon.pipeline import Settings, keep
from addon.rows import Origin
from addon.sources import Place, Slice, open_capture
from addon.store import Store
from addon.tasks import Parcel, Run, Survey, Task, batches, inspect_part, survey

Progress = Callable[[int], None]


@dataclass(slots=True)
class Scanned:
    """What became of one capture: records read and failed, whether it was known before, and what to tell the person."""

    place: Place
    sha256: str = ""
    read: int = 0
    failed: int = 0
    known: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What is the same for all captures of a scan. `about`: the device and app, for the captures' rows."""

    store: Store
    settings: Settings
    about: dict[str, str] = field(default_factory=dict)
    progress: Progress = lambda count: None


def scan_captures(scan: Scan, places: Sequence[Place], workers: int = 1, cluster: str = "") -> list[Scanned]:
    """Scans captures by this process, by several or by a cluster's; results in the order of `places`."""
    if workers <= 1 and not cluster:
        return [scan_capture(scan, place) for place in places]
    run = Run(uuid4().hex, scan.settings, scan.store.masking)
    if cluster:
        places = [place.absolute() for place in places]
    with cluster_crew(cluster, run) if cluster else LocalCrew(workers, run) as crew:
        return _Shared(scan, crew, run.name).captures(places)


def scan_capture(scan: Scan, place: Place) -> Scanned:
    """Reads one capture into the store. Errors come back in the result: the other captures go on."""
    store, done = scan.store, Scanned(place)
    if _recognised(store, done):
        return done
    try:
        source = open_capture(place)
        done.sha256 = place.sha256()
    except InputError as error:
        done.error = str(error)
        return done
    if _known(store, done):
        return done
    capture = _begin(scan, place, Survey(done.sha256, source.kind, source.size, []))
    origin = Origin(done.sha256, scan.about.get("app", ""))
    failures, broken = list[tuple[int, str]](), ""
    whole, stored = Slice(0, source.size), store.flow_ids(capture)
    try:
        for batch in batches(source, whole, scan.settings, store.masking, origin, stored):
            with store.writing():
                for rows in batch.rows:
                    keep(store, capture, rows)
            done.read += batch.read
            failures += batch.failures
            broken = batch.broken
            scan.progress(batch.read)
    except OSError as error:  # a disk or a line that fails
        done.error = f"{place}: {error}; what was read is stored; scan it again for the rest"
        return done
    _finish(store, capture, done, failures, broken)
    return done


def _recognised(store: Store, done: Scanned) -> bool:
    """Whether a remote capture is known without being read: its file system says that it is the one scanned before."""
    sha256 = store.remembered(done.place.url, done.place.fingerprint())
    if not sha256 or store.capture_state(sha256) != "complete":
        return False
    done.sha256, done.known = sha256, True
    return True


def _known(store: Store, done: Scanned) -> bool:
    """Whether a capture that was read had been scanned before; a remote one will be recognised from now on."""
    store.remember(done.place.url, done.place.fingerprint(), done.sha256)
    done.known = store.capture_state(done.sha256) == "complete"
    return done.known


def _begin(scan: Scan, place: Place, looked: Survey) -> int:
    return scan.store.begin_capture(
        name=place.name, path=place.url, sha256=looked.sha256, kind=looked.kind, size=looked.size, **scan.about
    )


def _finish(store: Store, capture: int, done: Scanned, failures: Sequence[tuple[int, str]], broken: str) -> None:
    done.failed = len(failures)
    if broken:
        done.error = f"{done.place}: {broken}"
    store.finish_capture(capture, "broken" if broken else "complete", done.read, failures)


@dataclass(slots=True)
class _Open:
    """A capture whose parts are under way."""

    done: Scanned
    capture: int = 0
    stored: set[str] = field(default_factory=set)
    parts: int = 0
    lost: list[tuple[int, str]] = field(default_factory=list)


class _Shared:
    """A scan whose tasks a crew does; this process alone writes to the database."""

    def __init__(self, scan: Scan, crew: Crew, run: str) -> None:
        self._scan, self._store, self._crew, self._run = scan, scan.store, crew, run

    def captures(self, places: Sequence[Place]) -> list[Scanned]:
        """Scans them all."""
        opened = [_Open(Scanned(place)) for place in places]
        for (of, part), parcel in self._crew.ordered(inspect_part, self._tasks(opened)):
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
        unknown = (of for of in opened if not _recognised(self._store, of.done))
        for of, looked in self._crew.ordered(survey, ((of, of.done.place) for of in unknown)):
            if isinstance(looked, Failed):
                place = str(of.done.place)
                of.done.error = looked.why if looked.why.startswith(place) else f"{place}: {looked.why}"
                continue
            of.done.sha256 = looked.sha256
            if looked.sha256 in begun or _known(self._store, of.done):
                of.done.known = True
                continue
            begun.add(looked.sha256)
            of.capture = _begin(self._scan, of.done.place, looked)
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
        with self._store.writing():
            for rows in parcel.rows():
                if rows.flow_id not in of.stored:
                    keep(self._store, of.capture, rows)
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
        _finish(self._store, of.capture, of.done, failures, broken)
