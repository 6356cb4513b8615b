"""Replay: saved captures into the store, batch by batch. Skips what was scanned before, resumes, goes on past a bad record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from addon.errors import InputError
from addon.pipeline import Settings, keep, settle
from addon.rows import Origin
from addon.sources import Place, Slice, open_capture
from addon.store import Store
from addon.tasks import Survey, batches

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
        settle()
        return [scan_capture(scan, place) for place in places]
    from addon.shared_scan import scan_shared

    return scan_shared(scan, places, workers, cluster)


def scan_capture(scan: Scan, place: Place) -> Scanned:
    """Reads one capture into the store. Errors come back in the result: the other captures go on."""
    store, done = scan.store, Scanned(place)
    if recognised(store, done):
        return done
    try:
        source = open_capture(place)
        done.sha256 = place.sha256()
    except InputError as error:
        done.error = str(error)
        return done
    if known(store, done):
        return done
    capture = begin(scan, place, Survey(done.sha256, source.kind, source.size, []))
    origin = Origin(done.sha256, scan.about.get("app", ""))
    failures, broken = list[tuple[int, str]](), ""
    whole, stored = Slice(0, source.size), store.flow_ids(capture)
    try:
        for batch in batches(source, whole, scan.settings, store.masking, origin, stored):
            with store.writing():
                keep(store, capture, batch.rows)
            done.read += batch.read
            failures += batch.failures
            broken = batch.broken
            scan.progress(batch.read)
    except OSError as error:  # a disk or a line that fails
        done.error = f"{place}: {error}; what was read is stored; scan it again for the rest"
        return done
    finish(store, capture, done, failures, broken)
    return done


def recognised(store: Store, done: Scanned) -> bool:
    """Whether a remote capture is known without being read: its file system says that it is the one scanned before."""
    sha256 = store.remembered(done.place.url, done.place.fingerprint())
    if not sha256 or store.capture_state(sha256) != "complete":
        return False
    done.sha256, done.known = sha256, True
    return True


def known(store: Store, done: Scanned) -> bool:
    """Whether a capture that was read had been scanned before; a remote one will be recognised from now on."""
    store.remember(done.place.url, done.place.fingerprint(), done.sha256)
    done.known = store.capture_state(done.sha256) == "complete"
    return done.known


def begin(scan: Scan, place: Place, looked: Survey) -> int:
    return scan.store.begin_capture(
        name=place.name, path=place.url, sha256=looked.sha256, kind=looked.kind, size=looked.size, **scan.about
    )


def finish(store: Store, capture: int, done: Scanned, failures: Sequence[tuple[int, str]], broken: str) -> None:
    done.failed = len(failures)
    if broken:
        done.error = f"{done.place}: {broken}"
    store.finish_capture(capture, "broken" if broken else "complete", done.read, failures)
