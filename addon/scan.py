"""Replay: saved captures into the store. Skips what was scanned before, resumes, goes on past a bad record."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from addon.errors import InputError
from addon.pipeline import Settings, process
from addon.sources import Broken, Failure, Record, open_capture
from addon.store import Store, file_sha256

Progress = Callable[[int], None]
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Scanned:
    """What became of one capture: records read and failed, whether it was known before, and what to tell the person."""

    path: Path
    sha256: str = ""
    read: int = 0
    failed: int = 0
    known: bool = False
    error: str = ""


def scan_file(store: Store, path: Path, settings: Settings, about: dict[str, str], progress: Progress) -> Scanned:
    """Reads one capture into the store. Errors come back in the result: the other captures go on."""
    try:
        source = open_capture(path)
        sha256 = file_sha256(path)
    except InputError as error:
        return Scanned(path, error=str(error))
    if store.capture_state(sha256) == "complete":
        return Scanned(path, sha256, known=True)
    capture = store.begin_capture(
        name=path.name, path=str(path), sha256=sha256, kind=source.kind, size=path.stat().st_size, **about
    )
    done = store.flow_ids(capture)
    read, failures, state, broken_off = 0, list[tuple[int, str]](), "complete", ""
    batch: list[Record] = []
    try:
        for record in source.records():
            if isinstance(record, Failure):
                failures.append((read, record.why))
            elif record.flow.flow_id not in done:
                batch.append(record)
            if len(batch) >= _BATCH:
                process(store, capture, batch, settings)
                batch.clear()
            read += 1
            progress(1)
    except Broken as broken:
        state, broken_off = "broken", f"{path}: {broken}"
        failures.append((read, str(broken)))
    process(store, capture, batch, settings)
    store.finish_capture(capture, state, read, failures)
    return Scanned(path, sha256, read, len(failures), error=broken_off)


def _worker(db: Path, keep: bool, path: Path, settings: Settings, about: dict[str, str]) -> Scanned:
    store = Store(db, keep_values=keep)
    try:
        return scan_file(store, path, settings, about, lambda _: None)
    finally:
        store.close()


def scan_files(
    store: Store, paths: Sequence[Path], settings: Settings, about: dict[str, str], workers: int, progress: Progress
) -> list[Scanned]:
    """Scans all captures, several at a time where `workers` asks for it; results in the order of `paths`."""
    if workers <= 1 or len(paths) == 1:
        return [scan_file(store, path, settings, about, progress) for path in paths]
    results: dict[Path, Scanned] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = {pool.submit(_worker, store.path, store.keep_values, path, settings, about): path for path in paths}
        for task in as_completed(tasks):
            results[tasks[task]] = task.result()
            progress(results[tasks[task]].read)
    return [results[path] for path in paths]
