"""Reads what Android's `dumpsys package` and `cmd appops get` print (Android 13 to 16). Pure.

Source of the formats: AOSP, `Settings.dumpRuntimePermissionsLPr` and `AppOpsService`'s shell command `get`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The permissions that open a category's data for reading, and the app-ops under which each read is noted.
PERMISSIONS = {
    "address_book": ("android.permission.READ_CONTACTS",),
    "phone_number": ("android.permission.READ_PHONE_NUMBERS", "android.permission.READ_PHONE_STATE"),
    "location": ("android.permission.ACCESS_FINE_LOCATION", "android.permission.ACCESS_COARSE_LOCATION"),
}
OPERATIONS = {
    "READ_CONTACTS": "address_book",
    "READ_PHONE_NUMBERS": "phone_number",
    "READ_PHONE_STATE": "phone_number",
    "FINE_LOCATION": "location",
    "COARSE_LOCATION": "location",
}
_PACKAGE = re.compile(r"\s*Package \[([^\]]+)\]")
_USER = re.compile(r"\s+User (\d+):")
_PERMISSION = re.compile(r"\s+([\w.]+): granted=(true|false)(?:, flags=\[\s*([^\]]*)\])?")
_OPERATION = re.compile(r"\s*([A-Z_]+): (\w+)(.*)")
_AGO = re.compile(r"; (time|rejectTime)=([^;]+?) ago")
_DURATION = re.compile(r"\+?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?")
_DECIDED = frozenset(("USER_SET", "USER_FIXED"))


@dataclass(frozen=True, slots=True)
class Permission:
    """One runtime permission: granted or not, and its flags."""

    granted: bool
    flags: frozenset[str]

    @property
    def decision(self) -> frozenset[str]:
        """The flags that say that the user was asked and answered."""
        return self.flags & _DECIDED


@dataclass(frozen=True, slots=True)
class Operation:
    """One app-op: seconds since it was last allowed and last refused; None where it never was, 0 while it runs."""

    allowed_ago: float | None
    refused_ago: float | None


def read_permissions(text: str, package: str) -> dict[str, Permission] | None:
    """The runtime permissions of a package for the device's first user; None where the package is not installed."""
    found: dict[str, Permission] = {}
    inside = seen = False
    user = 0
    for line in text.splitlines():
        if head := _PACKAGE.match(line):
            inside, user = head[1] == package, 0
            seen = seen or inside
        elif inside and (owner := _USER.match(line)):
            user = int(owner[1])
        elif inside and user == 0 and (entry := _PERMISSION.match(line)):
            flags = frozenset(part.strip() for part in (entry[3] or "").split("|") if part.strip())
            found[entry[1]] = Permission(entry[2] == "true", flags)
    return found if seen else None


def read_operations(text: str) -> dict[str, Operation]:
    """The app-ops that we follow, by name. Modes of the whole UID are no accesses."""
    found: dict[str, Operation] = {}
    for name, rest in _operations(text):
        ago = {what: _seconds(span) for what, span in _AGO.findall(rest)}
        allowed = 0.0 if "(running)" in rest else ago.get("time")
        found[name] = Operation(allowed, ago.get("rejectTime"))
    return found


def _operations(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        entry = _OPERATION.match(line)
        if entry and entry[1] in OPERATIONS:
            yield entry[1], entry[3]


def _seconds(span: str) -> float | None:
    """Android's way to write a time span: `+1h2m3s456ms`; None where it is none."""
    match = _DURATION.fullmatch(span.strip())
    if not match or not any(match.groups()):
        return 0.0 if span.strip() == "0" else None
    days, hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
    return days * 86_400 + hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
