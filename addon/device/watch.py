"""`consentrace consent watch`: looks at an Android device again and again, and records what changed since.

A permission is no consent: it is recorded as the system's. An access is neither consent nor an upload, and goes to the
table `accesses`.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from addon.consent import ConsentEvent
from addon.consent_store import add_events, set_clock
from addon.correlate import correlate
from addon.device.adb import Clock, Device, device_time
from addon.device.android import OPERATIONS, PERMISSIONS, Operation, Permission, read_operations, read_permissions
from addon.errors import InputError
from addon.store import Store
from addon.times import iso

# A look's own slowness: the same access computed twice may differ by so many seconds.
_JITTER_S = 0.75
_CLOCK_EVERY_S = 300


@dataclass(slots=True)
class Seen:
    """What the last look at a package saw, and when; `accesses` by operation and outcome."""

    at: float = 0.0
    permissions: dict[str, Permission] = field(default_factory=dict)
    accesses: dict[tuple[str, str], float] = field(default_factory=dict)


def watch(
    store: Store,
    packages: Sequence[str],
    *,
    serial: str,
    app: str,
    every: float,
    looks: int,
    tell: Callable[[str], None],
) -> None:
    """Looks until Ctrl-C, or `looks` times; at every app that was installed by hand, where no package is named.

    A device that goes away is waited for. Raises InputError at the first look only.
    """
    _tell_of_other_names(store, packages, app, tell)
    device = Device(serial)
    watcher = _Watcher(store, device, serial or "adb", app, tell)
    last: defaultdict[str, Seen] = defaultdict(Seen)
    gone = ""
    count = 0
    try:
        while not looks or count < looks:
            if count:
                time.sleep(every)
            count += 1
            try:
                for package in packages or device.installed():
                    watcher.look(package, last[package])
                gone = ""
            except InputError as error:
                if count == 1:
                    raise
                if str(error) != gone:
                    gone = str(error)
                    tell(f"consentrace: {gone}; waiting for it")
    except KeyboardInterrupt:
        pass
    tell(f"{watcher.events} consent events and {watcher.accesses} accesses recorded in {count} looks, in {store.path}")


def _tell_of_other_names(store: Store, packages: Sequence[str], app: str, tell: Callable[[str], None]) -> None:
    """An event counts for the captures of its app: under another name than theirs it would count for none."""
    known = [row["app"] for row in store.rows("SELECT DISTINCT app FROM captures WHERE app <> '' ORDER BY app")]
    if known and (app or "") not in known and not set(packages) & set(known):
        tell(f"consentrace: the captures here are of app {', '.join(known)}; give --app to record for one of them")


class _Watcher:
    def __init__(self, store: Store, device: Device, serial: str, app: str, tell: Callable[[str], None]) -> None:
        self._store, self._device, self._serial, self._app, self._tell = store, device, serial, app, tell
        self._clock: Clock | None = None
        self._measured = 0.0
        self.events = self.accesses = 0

    def look(self, package: str, seen: Seen) -> None:
        """One look at one package."""
        clock = self._current_clock()
        before = time.time()
        permissions = read_permissions(self._device.shell(f"dumpsys package {_quoted(package)}"), package)
        if permissions is None:
            raise InputError(f"{package}: not installed on the device; `adb shell pm list packages` lists what is")
        now = time.time()
        operations = read_operations(self._device.shell(f"cmd appops get {_quoted(package)}"))
        slowness = (time.time() - now) / 2
        since = seen.at or before
        changes = [
            self._event(package, change, since, now, clock)
            for change in _changes(seen.permissions, permissions, first=not seen.at)
        ]
        if changes:
            self.events += add_events(self._store, changes)
            correlate(self._store)
            for event in changes:
                self._tell(f"{package}: {event.action} {', '.join(event.categories)} ({event.note})")
        for name, operation in operations.items():
            self._note_access(package, name, operation, (now + slowness, _JITTER_S + slowness), seen)
        seen.at, seen.permissions = now, permissions

    def _current_clock(self) -> Clock:
        """The clock's offset, measured anew every few minutes: clocks drift, and phones set theirs."""
        if self._clock is None or time.monotonic() - self._measured > _CLOCK_EVERY_S:
            self._clock, self._measured = self._device.clock(), time.monotonic()
            set_clock(
                self._store, "adb", self._clock.offset, self._clock.tolerance, f"measured over adb, {self._serial}"
            )
            self._tell(f"device clock {self._clock.offset:+.3f} s, within {self._clock.tolerance:.3f} s")
        return self._clock

    def _event(self, package: str, change: "Change", since: float, now: float, clock: Clock) -> ConsentEvent:
        """The change happened between two looks: in the middle, give or take half of it."""
        return ConsentEvent.model_validate(
            {
                "at": device_time(clock, (since + now) / 2),
                "action": change.action,
                "categories": [change.category],
                "mechanism": "os_prompt",
                "app": self._app or package,
                "source": "adb",
                "note": change.note if self._app in ("", package) else f"{package}: {change.note}",
                "clock_offset": clock.offset,
                "tolerance": round(min((now - since) / 2 + clock.tolerance, 86_400), 3),
            }
        )

    def _note_access(
        self, package: str, name: str, operation: Operation, asked: tuple[float, float], seen: Seen
    ) -> None:
        """Records an access that no look before has seen. `asked`: when the device was asked, give or take how much."""
        moment, tolerance = asked
        for outcome, ago in (("allowed", operation.allowed_ago), ("refused", operation.refused_ago)):
            if ago is None:
                continue
            at = moment - ago
            if abs(at - seen.accesses.get((name, outcome), 0.0)) <= tolerance:
                continue
            seen.accesses[name, outcome] = at
            when = iso(datetime.fromtimestamp(at, UTC))
            row = ("adb", self._serial, package, OPERATIONS[name], name, when, round(tolerance, 3), outcome)
            with self._store.writing():
                self._store.connection.execute("INSERT OR IGNORE INTO accesses VALUES (?,?,?,?,?,?,?,?)", row)
            self.accesses += 1
            self._tell(f"{package}: {name} {outcome}, {OPERATIONS[name]}, {ago:.1f} s ago")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a category's permission."""

    action: str
    category: str
    note: str


def _changes(old: dict[str, Permission], new: dict[str, Permission], first: bool) -> list[Change]:
    """A category is open where any of its permissions is: who allows the rough location has allowed location."""
    found = []
    for category, names in PERMISSIONS.items():
        was = {name: old[name] for name in names if name in old}
        now = {name: new[name] for name in names if name in new}
        action = _action(was, now)
        if action:
            told = ", ".join(
                f"{name.rpartition('.')[2]} {'granted' if p.granted else 'not granted'}" for name, p in now.items()
            )
            once = "; for one time" if any("ONE_TIME" in p.flags for p in (*now.values(), *was.values())) else ""
            found.append(Change(action, category, told + once + ("; found so when watching began" if first else "")))
    return found


def _action(was: dict[str, Permission], now: dict[str, Permission]) -> str:
    open_before, open_now = any(p.granted for p in was.values()), any(p.granted for p in now.values())
    if open_now:
        return "" if open_before else "permission_granted"
    if open_before:
        return "permission_revoked"
    decided = {name: p.decision for name, p in now.items() if p.decision}
    return "permission_denied" if decided and decided != {n: p.decision for n, p in was.items() if p.decision} else ""


def _quoted(package: str) -> str:
    """A package's name for the device's shell. Raises InputError where it is none: it goes into a command there."""
    if not package or not all(part.isascii() and part.isidentifier() for part in package.split(".")):
        raise InputError(f"{package!r}: not a package name; write e.g. com.example.app")
    return package
