"""Saved captures. A source reads a file as a stream of records: a flow's messages, or a failure and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from addon.errors import InputError
from addon.sources import har, mitm
from addon.sources.record import Broken, Failure, Record

SUFFIXES = {".har", ".zhar", ".mitm", ".flow", ".flows", ".dump"}

__all__ = ["SUFFIXES", "Broken", "Capture", "Failure", "Record", "find_captures", "open_capture"]


class Source(Protocol):
    """What a module of this package offers."""

    KIND: str

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins so is of this kind."""

    def read(self, path: Path) -> Iterator[Record | Failure]:
        """The file's records; raises Broken where it cannot be read on."""


SOURCES: tuple[Source, ...] = (har, mitm)


@dataclass(frozen=True, slots=True)
class Capture:
    """A file whose kind is known."""

    path: Path
    kind: str
    source: Source

    def records(self) -> Iterator[Record | Failure]:
        """The file's records, one at a time."""
        return self.source.read(self.path)


def open_capture(path: Path) -> Capture:
    """Recognises a file by its first bytes. Raises InputError where it is missing, empty or foreign."""
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a capture that can be read") from None
    if not head.strip():
        raise InputError(f"{path}: empty; save the capture again (mitmdump -w FILE, or export as HAR)")
    for source in SOURCES:
        if source.recognises(head):
            return Capture(path, source.KIND, source)
    raise InputError(f"{path}: neither a mitmproxy flow file nor a HAR; convert it, or name another file")


def find_captures(paths: list[Path]) -> list[Path]:
    """The files named, and in folders those below with a capture's suffix, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not below:
                raise InputError(f"{path}: no capture in this folder ({', '.join(sorted(SUFFIXES))}); name another")
            found += below
        else:
            found.append(path)
    return list(dict.fromkeys(found))
