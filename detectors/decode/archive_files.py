"""The files in ZIP and tar archives. A module of its own: its readers take long to import, and few messages need them."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

_MOST = 1_000  # members
# What the readers raise on hostile archives, documented or not; `RuntimeError` for one that is encrypted.
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error, struct.error, OSError, EOFError, RuntimeError,
           ArithmeticError, LookupError, ValueError, TypeError, AttributeError)  # fmt: skip


def members(data: bytes, kind: str, limit: int) -> Iterator[tuple[str, bytes | int]]:
    """Each file's name and bytes, `limit` bytes together at most; of one that cannot be read, its size instead.

    Raises ValueError where the bytes are no whole archive.
    """
    try:
        yield from _of_zip(data, limit) if kind == "zip" else _of_tar(data, limit)
    except _BROKEN as error:
        raise ValueError(f"{kind}: not readable ({error})") from None


def _of_zip(data: bytes, limit: int) -> Iterator[tuple[str, bytes | int]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist()[:_MOST]:
            if entry.is_dir():
                continue
            try:
                with archive.open(entry) as file:
                    found = file.read(limit) if limit > 0 else b""
            except _BROKEN:
                yield entry.filename, entry.compress_size  # encrypted, compressed in another way, or broken
                continue
            limit -= len(found)
            yield entry.filename, found or entry.compress_size


def _of_tar(data: bytes, limit: int) -> Iterator[tuple[str, bytes | int]]:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for entry, _ in zip(archive, range(_MOST), strict=False):
            if entry.isfile() and (file := archive.extractfile(entry)) is not None:
                found = file.read(limit) if limit > 0 else b""
                limit -= len(found)
                yield entry.name, found or entry.size
