"""Screenshots as evidence: kept beside the database under their SHA-256, recognised by content, never by name."""

import hashlib
from pathlib import Path

from addon.consent import Evidence
from addon.errors import InputError

LARGEST = 10_000_000
_KINDS = ((b"\x89PNG\r\n\x1a\n", 0, ".png"), (b"\xff\xd8\xff", 0, ".jpg"), (b"WEBP", 8, ".webp"), (b"ftyp", 4, ".heic"))


def keep_screenshot(database: Path, data: bytes) -> Evidence:
    """Writes a picture to the folder `<database>.evidence` and says what it is. The same picture is kept once.

    Raises InputError where it is too large or no picture.
    """
    if len(data) > LARGEST:
        raise InputError(
            f"the picture has {len(data) / 1e6:.0f} MB, and at most {LARGEST / 1e6:.0f} are kept; make it smaller"
        )
    suffix = next((kind for mark, at, kind in _KINDS if data[at : at + len(mark)] == mark), "")
    if not suffix:
        raise InputError("neither PNG, JPEG, WebP nor HEIC; attach a screenshot")
    digest = hashlib.sha256(data).hexdigest()
    folder = database.with_name(database.name + ".evidence")
    path = folder / (digest + suffix)
    try:
        folder.mkdir(exist_ok=True)
        if not path.exists():
            path.write_bytes(data)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; make the folder of the database writable") from None
    return Evidence(path=f"{folder.name}/{path.name}", sha256=digest)
