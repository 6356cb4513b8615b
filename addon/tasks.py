"""The tasks of a scan, which any process can do: to look a capture over, and to inspect it or a part of it.

A task's result is rows, masked already; they are written where the database is.
"""

import pickle
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from addon import __version__
from addon.pipeline import Settings, rows_of, settle
from addon.rows import FlowRows, Masking, Origin
from addon.sources import Broken, Capture, Failure, Place, Slice, open_capture
from addon.sources.record import Record

_BATCH = 100
_BATCH_BYTES = 1 << 20


@dataclass(slots=True)
class Batch:
    """What was read of a part of a capture, up to a hundred flows; `broken`: why it cannot be read on."""

    rows: list[FlowRows] = field(default_factory=list)
    read: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    broken: str = ""


def batches(
    capture: Capture, part: Slice, settings: Settings, masking: Masking, origin: Origin, done: Collection[str] = ()
) -> Iterator[Batch]:
    """Reads and inspects a part of a capture, but for the flows that are done."""
    for batch, records in _read(capture, part, done):
        batch.rows = [rows_of(record, settings, masking, origin) for record in records]
        yield batch


def _read(capture: Capture, part: Slice, done: Collection[str]) -> Iterator[tuple[Batch, list[Record]]]:
    """Batches with the flows to inspect of each: to read them first is quicker, since the processor's own memory holds what
    reads, or what inspects, but not both."""
    batch, records, size, number = Batch(), list[Record](), 0, part.first
    try:
        for record in capture.records(part):
            if isinstance(record, Failure):
                batch.failures.append((number, record.why))
            elif record.flow.flow_id not in done:
                records.append(record)
                size += sum(len(sent.message.body) for sent in record.messages)
            batch.read += 1
            number += 1
            if len(records) >= _BATCH or size >= _BATCH_BYTES:
                yield batch, records
                batch, records, size = Batch(), [], 0
    except Broken as broken:
        batch.broken = str(broken)
        batch.failures.append((number, str(broken)))
    yield batch, records


# --- in the processes of a run


@dataclass(frozen=True, slots=True)
class Run:
    """What is the same for all tasks of a run; each process is told it once."""

    name: str
    settings: Settings
    masking: Masking
    version: str = __version__


_runs: dict[str, Run] = {}


def prepare(run: Run) -> None:
    """Tells this process of a run. Raises RuntimeError where it would not find the same as the one that asks."""
    if run.version != __version__:
        raise RuntimeError(
            f"this worker has consentrace {__version__}, the scan {run.version}; install the same on both"
        )
    _runs[run.name] = run
    settle()


@dataclass(frozen=True, slots=True)
class Survey:
    """A capture looked over: what it is, and the parts to inspect it in."""

    sha256: str
    kind: str
    size: int
    parts: list[Slice]


def survey(place: Place) -> Survey:
    """Reads a capture once without inspecting it. Raises InputError where it is none."""
    capture = open_capture(place)
    return Survey(place.sha256(), capture.kind, capture.size, capture.slices())


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a capture to inspect, in a run."""

    run: str
    place: Place
    part: Slice
    origin: Origin


@dataclass(slots=True)
class Parcel:
    """A part inspected. The rows are packed, so that those of a large capture take little room on their way."""

    read: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    broken: str = ""
    packed: list[bytes] = field(default_factory=list)

    def batches(self) -> Iterator[list[FlowRows]]:
        """The rows of its flows, in the capture's order."""
        for batch in self.packed:
            yield pickle.loads(zlib.decompress(batch))


def inspect_part(task: Task) -> Parcel:
    """Reads and inspects a part."""
    run, parcel = _runs[task.run], Parcel()
    for batch in batches(open_capture(task.place), task.part, run.settings, run.masking, task.origin):
        parcel.read += batch.read
        parcel.failures += batch.failures
        parcel.broken = batch.broken
        parcel.packed.append(zlib.compress(pickle.dumps(batch.rows), 1))
    return parcel
