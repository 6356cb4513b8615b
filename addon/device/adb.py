"""Asks an Android device over adb, and measures how far its clock is off."""

import re
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from addon.errors import InputError

_TIMEOUT_S = 30
_TIMES = 5
_EPOCH = re.compile(r"(\d{9,11})(?:\.(\d{1,9}))?")
_REMEDIES = (
    ("no devices", "attach the device, switch on USB debugging, and look at `adb devices`"),
    ("unauthorized", "allow USB debugging on the device's screen"),
    ("more than one device", "name one of them with --serial (`adb devices` lists them)"),
    ("device offline", "attach the device again"),
    ("not found", "attach the device, and look at `adb devices`"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """How many seconds the device's clock runs ahead of ours, and how far that may be wrong."""

    offset: float
    tolerance: float


class Device:
    """One device that adb reaches."""

    def __init__(self, serial: str = "") -> None:
        self._command = ["adb", *(("-s", serial) if serial else ()), "shell"]

    def shell(self, command: str) -> str:
        """What a command prints on the device. Raises InputError with what to do about it."""
        try:
            done = subprocess.run([*self._command, command], capture_output=True, timeout=_TIMEOUT_S)
        except FileNotFoundError:
            raise InputError("adb: not found; install Android's platform tools and put adb on PATH") from None
        except subprocess.TimeoutExpired:
            raise InputError(f"adb: no answer within {_TIMEOUT_S} s; attach the device again") from None
        if done.returncode:
            said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
            told = said[-1] if said else f"exit code {done.returncode}"
            remedy = next((text for words, text in _REMEDIES if words in told), "look at `adb devices`")
            raise InputError(f"adb: {told.removeprefix('error: ').removeprefix('adb: ')}; {remedy}")
        return done.stdout.decode("utf-8", "replace")

    def installed(self) -> list[str]:
        """The packages of apps that did not come with the device. Raises InputError where there are none."""
        listed = self.shell("pm list packages -3").split()
        found = sorted(line.removeprefix("package:") for line in listed if line.startswith("package:"))
        if not found:
            raise InputError("adb: no app is installed beside the system's; install the app under test first")
        return found

    def clock(self) -> Clock:
        """Asks the device's time several times; the quickest answer is the surest."""
        asked = [self._ask_clock() for _ in range(_TIMES)]
        return min(asked, key=lambda clock: clock.tolerance)

    def _ask_clock(self) -> Clock:
        before = time.time()
        said = self.shell("date +%s.%N").strip()
        after = time.time()
        told = _EPOCH.match(said)
        if not told:
            raise InputError(f"adb: the device tells no time ({said[:60]!r}); it needs Android 8 or newer")
        coarse = 0.0 if told[2] else 0.5
        device = float(f"{told[1]}.{told[2] or 5}")
        return Clock(device - (before + after) / 2, (after - before) / 2 + coarse)


def device_time(clock: Clock, moment: float) -> datetime:
    """What the device's clock showed at a moment of ours (seconds since 1970)."""
    return datetime.fromtimestamp(moment + clock.offset, UTC)
