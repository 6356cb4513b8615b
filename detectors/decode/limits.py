"""What one message may cost: all bounds in one place. Reaching one is recorded on the flow and is never an error."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the decoding of one message.

    `window` and `expanded_bytes` are in bytes, `seconds` is a last resort for what the others do not bound; `clock`
    is in seconds and only ever read for differences.
    """

    depth: int = 12  # wire formats, one inside another
    nesting: int = 64  # containers inside one document
    window: int = 16 * 1024 * 1024  # of one body; what lies past it is counted as not read
    expanded_bytes: int = 32 * 1024 * 1024  # out of all decompressors and base64 together
    nodes: int = 100_000
    key: int = 60  # characters of a key that a path repeats
    seconds: float = 10.0
    clock: Callable[[], float] = time.monotonic
