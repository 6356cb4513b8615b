"""The spool: what the proxy has seen and the worker has not yet inspected, on disk.

The proxy appends frames to numbered files and never waits; the worker reads them in order and removes a file once it is
through with it. How far it has come is in the database, in the same transaction as what it found. So a killed worker
or proxy loses nothing that was handed over: the next start goes on where the database says.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_LENGTH = struct.Struct(">I")
_FILE_BYTES = 8_000_000
_SUFFIX = ".frames"


def spool_root(database: Path) -> Path:
    """The folder beside a database that holds one spool for each run of the proxy."""
    return database.with_name(database.name + ".spool")


def waiting_bytes(database: Path) -> int:
    """Bytes that proxies have handed over and no worker is through with; a little more, where one is at work."""
    return sum(path.stat().st_size for path in spool_root(database).rglob(f"*{_SUFFIX}"))


class SpoolWriter:
    """The proxy's side. `limit`: bytes that may wait; what has been read and removed does not count."""

    def __init__(self, folder: Path, limit: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._limit = folder, limit
        self._number, self._written, self._waiting = 0, 0, 0
        self._file = self._open()

    def _open(self) -> int:
        return os.open(self._folder / f"{self._number:08d}{_SUFFIX}", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def has_room(self, size: int) -> bool:
        """Whether so many bytes may wait too."""
        if self._waiting + self._written + size > self._limit:
            self._waiting = sum(path.stat().st_size for path in _files(self._folder) if _number(path) != self._number)
        return self._waiting + self._written + size <= self._limit

    def put(self, frame: bytes) -> None:
        """Appends a frame in one write: a reader sees all of it or knows that it does not."""
        data = _LENGTH.pack(len(frame)) + frame
        written = os.write(self._file, data)
        while written < len(data):  # a full disk raises; a signal in between does not lose the rest
            written += os.write(self._file, data[written:])
        self._written += len(data)
        if self._written >= _FILE_BYTES:
            self.close()
            self._waiting += self._written
            self._number, self._written = self._number + 1, 0
            self._file = self._open()

    def close(self) -> None:
        """Ends the file at hand."""
        os.close(self._file)


class SpoolReader:
    """The worker's side: frames from a place on."""

    def __init__(self, folder: Path, number: int = 0, offset: int = 0) -> None:
        self._folder = folder
        self.number, self.offset = number, offset
        self._file: IO[bytes] | None = None

    def frames(self) -> Iterator[bytes]:
        """The frames that are there now, in order; `number` and `offset` say where the next one begins."""
        while True:
            frame = self._next()
            if frame is not None:
                yield frame
            elif not self._turn():
                return

    def _next(self) -> bytes | None:
        if self._file is None:
            path = self._path(self.number)
            if not path.exists():
                return None
            self._file = path.open("rb", buffering=1 << 20)
        self._file.seek(self.offset)
        head = self._file.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return None
        size = _LENGTH.unpack(head)[0]
        frame = self._file.read(size)
        if len(frame) < size:  # not yet written whole, or cut off when the proxy was killed
            return None
        self.offset += _LENGTH.size + size
        return frame

    def _turn(self) -> bool:
        """To the next file, where there is one: this one then gets no more frames."""
        following = [number for path in _files(self._folder) if (number := _number(path)) > self.number]
        if not following:
            return False
        if self._file is not None:
            self._file.close()
        self._file, self.number, self.offset = None, min(following), 0
        return True

    def remove_read(self) -> None:
        """Removes the files before the one at hand: what they held is in the database."""
        for path in _files(self._folder):
            if _number(path) < self.number:
                path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Removes the whole spool."""
        if self._file is not None:
            self._file.close()
            self._file = None
        for path in self._folder.iterdir():
            path.unlink(missing_ok=True)
        self._folder.rmdir()

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:08d}{_SUFFIX}"


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}"))


def _number(path: Path) -> int:
    return int(path.stem)


class Lock:
    """Held by the worker that reads a spool, and let go by the system when it ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "lock").open("a+b")
        self.held = self._take()

    def _take(self) -> bool:
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Lets go."""
        self._file.close()
