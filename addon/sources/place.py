"""Where a capture lies: a path on this machine, or a URL that fsspec knows (s3://bucket/run.mitm, https://…, file://…)."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from addon.errors import InputError

SUFFIXES = {".har", ".zhar", ".mitm", ".flow", ".flows", ".dump"}
_EXTRA = "pip install 'consentrace[cluster]'"


@dataclass(frozen=True, slots=True)
class Place:
    """A file by its path or URL."""

    url: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.url).name if is_url(self.url) else Path(self.url).name

    def absolute(self) -> "Place":
        """The same file for a process that runs in another folder."""
        return self if is_url(self.url) else Place(str(Path(self.url).absolute()))

    def open(self) -> BinaryIO:
        """The file, to be read and sought in. Raises InputError where it cannot be."""
        try:
            if not is_url(self.url):
                return Path(self.url).open("rb")
            files, path = file_system(self.url)
            return cast(BinaryIO, files.open(path, "rb"))
        except InputError:
            raise
        except Exception as error:  # each kind of file system has errors of its own
            raise InputError(f"{self.url}: {_why(error)}; name a capture that can be read") from None

    def sha256(self) -> str:
        """SHA-256 of the file, hex, read in pieces."""
        with self.open() as file:
            return hashlib.file_digest(cast(Any, file), "sha256").hexdigest()

    def fingerprint(self) -> str:
        """What a remote file system tells two contents apart by (for S3 the ETag); empty for files of this machine."""
        if not is_url(self.url):
            return ""
        files, path = file_system(self.url)
        try:
            return str(files.ukey(path))
        except Exception:  # none to be had: then the file is read
            return ""

    def __str__(self) -> str:
        return self.url


def is_url(text: str) -> bool:
    """Whether it is a URL; everything else is a path."""
    return "://" in text


def file_system(url: str) -> tuple[Any, str]:
    """fsspec's file system for a URL, and the path in it. Raises InputError where there is none."""
    try:
        from fsspec.core import url_to_fs

        return cast(tuple[Any, str], url_to_fs(url))
    except (ImportError, ValueError) as error:
        raise InputError(f"{url}: {error}; URLs need `{_EXTRA}`, or save the file here and name its path") from None


def size_of(file: BinaryIO) -> int:
    """A file's size in bytes; it stands at its beginning afterwards."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def find_captures(named: Iterable[str | Path]) -> list[Place]:
    """The files named, and in folders those below with a capture's suffix, in order of name."""
    found: list[Place] = []
    for name in map(str, named):
        below = _below_url(name) if is_url(name) else _below(Path(name))
        if below == []:
            raise InputError(f"{name}: no capture in this folder ({', '.join(sorted(SUFFIXES))}); name another")
        found += [Place(name)] if below is None else [Place(one) for one in below]
    return list(dict.fromkeys(found))


def _below(path: Path) -> list[str] | None:
    if not path.is_dir():
        return None
    return sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())


def _below_url(url: str) -> list[str] | None:
    files, path = file_system(url)
    try:
        if not files.isdir(path):
            return None
        return sorted(
            files.unstrip_protocol(p) for p in files.find(path) if PurePosixPath(p).suffix.lower() in SUFFIXES
        )
    except Exception as error:  # each kind of file system has errors of its own
        raise InputError(f"{url}: {_why(error)}; name a folder that can be read") from None


def _why(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return " ".join(str(text).split())[:200] or type(error).__name__
