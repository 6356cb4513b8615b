"""Saved captures. A source reads a file as a stream of records: a flow's messages, or a failure and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from addon.errors import InputError
from addon.sources import flow_file, har
from addon.sources.place import SUFFIXES, Place, find_captures, size_of
from addon.sources.record import Broken, Failure, Record, Slice

__all__ = ["SUFFIXES", "Broken", "Capture", "Failure", "Place", "Record", "Slice", "find_captures", "open_capture"]


class Source(Protocol):
    """What a module of this package offers."""

    KIND: str

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins so is of this kind."""

    def slices(self, file: BinaryIO, size: int) -> list[Slice]:
        """The parts of a file that can be read each for itself; at least one, and together all of it."""

    def read(self, file: BinaryIO, part: Slice) -> Iterator[Record | Failure]:
        """A part's records; raises Broken where it cannot be read on."""


SOURCES: tuple[Source, ...] = (har, flow_file)


@dataclass(frozen=True, slots=True)
class Capture:
    """A file whose kind and size are known."""

    place: Place
    size: int
    source: Source

    @property
    def kind(self) -> str:
        """mitm or har."""
        return self.source.KIND

    def slices(self) -> list[Slice]:
        """The parts of the file that can be read each for itself."""
        with self.place.open() as file:
            return self.source.slices(file, self.size)

    def records(self, part: Slice | None = None) -> Iterator[Record | Failure]:
        """The file's records, or those of a part of it, one at a time."""
        with self.place.open() as file:
            yield from self.source.read(file, part or Slice(0, self.size))


def open_capture(place: Place) -> Capture:
    """Recognises a file by its first bytes. Raises InputError where it is missing, empty or foreign."""
    with place.open() as file:
        try:
            size = size_of(file)
            head = file.read(512)
        except OSError as error:  # a folder, a disk that fails
            raise InputError(f"{place}: {error.strerror or error}; name a capture that can be read") from None
    if not head.strip():
        raise InputError(f"{place}: empty; save the capture again (mitmdump -w FILE, or export as HAR)")
    for source in SOURCES:
        if source.recognises(head):
            return Capture(place, size, source)
    raise InputError(f"{place}: neither a mitmproxy flow file nor a HAR; convert it, or name another file")
