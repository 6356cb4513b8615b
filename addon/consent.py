"""ConsentEvent: what the user was told, agreed to, refused or withdrew, and when. See captures/README.md for examples."""

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from addon.errors import InputError
from detectors.message import CATEGORIES

Action = Literal[
    "recording_started",
    "recording_stopped",
    "notice_shown",
    "given",
    "refused",
    "withdrawn",
    "permission_granted",
    "permission_denied",
    "permission_revoked",
    "basis_declared",
]
Mechanism = Literal["explicit", "pre_ticked", "bundled", "implied", "os_prompt", "unknown"]
Basis = Literal["contract", "legal_obligation", "vital_interest", "public_interest", "legitimate_interest"]
Source = Literal["manual", "device_page", "traffic", "adb", "import"]
DEFAULT_TOLERANCE_S = 2.0
_NAMESPACE = uuid.UUID("6f7a3c7e-3b0f-5f0e-9d52-20200730aa01")
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9\-.]*[a-z0-9])?")


class Evidence(BaseModel):
    """A screenshot or recording that shows the event: its path and SHA-256 in hex."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    path: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class ConsentEvent(BaseModel):
    """One event of the consent record. Times carry an offset; an unknown key is an error.

    An empty or absent `categories`, `recipients` or `purposes` does not narrow the event.
    `tolerance` is in seconds: how far the clock that made `at` may be from the proxy's.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = ""
    at: AwareDatetime
    action: Action
    categories: tuple[str, ...] = ("*",)
    recipients: tuple[str, ...] = ("*",)
    purposes: tuple[str, ...] = ()
    mechanism: Mechanism = "explicit"
    app: str = ""
    app_version: str = ""
    subject: str = ""
    basis: Basis | None = None
    source: Source = "manual"
    expires_at: AwareDatetime | None = None
    notice_version: str = ""
    note: str = ""
    evidence: Evidence | None = None
    tolerance: float = Field(DEFAULT_TOLERANCE_S, ge=0, le=86_400)

    @field_validator("id")
    @classmethod
    def _uuid(cls, value: str) -> str:
        return str(uuid.UUID(value)) if value else value

    @field_validator("at", "expires_at")
    @classmethod
    def _utc(cls, value: datetime | None) -> datetime | None:
        return value.astimezone(UTC) if value else None

    @field_validator("categories")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name != "*" and name not in CATEGORIES:
                raise ValueError(f"unknown category {name!r}; known are {', '.join(CATEGORIES)} and *")
        return value or ("*",)

    @field_validator("recipients")
    @classmethod
    def _domains(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        cleaned = tuple(name.strip().lower().removeprefix("*.").rstrip(".") or "*" for name in value)
        for name in cleaned:
            if name != "*" and not _DOMAIN.fullmatch(name):
                raise ValueError(f"recipient {name!r} is not a domain name; write e.g. example.com")
        return cleaned or ("*",)

    @model_validator(mode="after")
    def _whole(self) -> "ConsentEvent":
        if self.action == "basis_declared" and self.basis is None:
            raise ValueError("basis_declared needs a basis, e.g. contract")
        if self.action != "basis_declared" and self.basis is not None:
            raise ValueError("basis goes only with the action basis_declared")
        if self.expires_at and self.expires_at <= self.at:
            raise ValueError("expires_at lies before at")
        if not self.id:
            # The same line read twice is the same event.
            text = self.model_dump_json(exclude={"id"})
            object.__setattr__(self, "id", str(uuid.uuid5(_NAMESPACE, text)))
        return self

    def covers(self, category: str, host: str) -> bool:
        """Whether the event speaks of this category and this recipient (a domain covers its subdomains)."""
        return self.covers_category(category) and self.covers_recipient(host)

    def covers_category(self, category: str) -> bool:
        """Whether the category is among the event's."""
        return "*" in self.categories or category in self.categories

    def covers_recipient(self, host: str) -> bool:
        """Whether the host is, or lies below, one of the event's domains."""
        return any(name == "*" or host == name or host.endswith("." + name) for name in self.recipients)

    @property
    def slack(self) -> timedelta:
        """The tolerance as a time span."""
        return timedelta(seconds=self.tolerance)

    def to_line(self) -> str:
        """The event as one line of JSON, without fields that say nothing."""
        return self.model_dump_json(exclude_defaults=True, exclude_none=True)


def explain(error: ValidationError) -> str:
    """Pydantic's first complaint as a plain sentence: the key, and what is wrong with it."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"unknown key {key!r}; see `consentrace consent add --help` for the keys there are"
    if first["type"] == "timezone_aware":
        return f"{key} has no UTC offset; write e.g. 2026-01-31T09:30:00+08:00"
    message = first["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if key else message


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[ConsentEvent]:
    """The events of a JSON Lines file. Raises InputError naming the file, the line and what to change."""
    for number, line in enumerate(lines, 1):
        line = line.strip().removeprefix(b"\xef\xbb\xbf")
        if not line:
            continue
        try:
            yield ConsentEvent.model_validate_json(line)
        except ValidationError as error:
            raise InputError(f"{name}, line {number}: {explain(error)}") from None


def read_file(path: Path) -> list[ConsentEvent]:
    """All events of a consent file; nothing is returned where one line is wrong."""
    try:
        with path.open("rb") as file:
            return list(read_jsonl(file, str(path)))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a readable consent file (JSON Lines)") from None
