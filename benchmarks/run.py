"""`make bench`: every figure is measured here, on this machine, in this run; the ratios are what to compare. Printed, never asserted.

`python -m benchmarks.run replay live` prints those parts only.
"""

import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks import growth, live, replay

_VERSIONS = ("mitmproxy", "consentrace", "sqlite-utils", "orjson", "phonenumbers")


def _others(folder: Path) -> None:
    from benchmarks import others  # needs the extra `bench`

    others.table(folder)


PARTS: dict[str, Callable[[Path], object]] = {
    "replay": replay.beside_flow_reader,
    "workers": replay.two_beside_one,
    "start": replay.starting,
    "others": _others,
    "live": lambda folder: asyncio.run(live.compare(folder)),
    "growth": growth.table,
}


def main() -> None:
    """Prints the machine, then the parts named, or all."""
    versions = ", ".join(f"{name} {version(name)}" for name in _VERSIONS)
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}")
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
