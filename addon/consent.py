"""ConsentEvent: what the user was told, agreed to, refused or withdrew, and when. See captures/README.md for examples."""

import re
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from addon.domains import is_registry, lies_below
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
    "retracted",
]
Mechanism = Literal["explicit", "pre_ticked", "bundled", "implied", "os_prompt", "unknown"]
Basis = Literal["contract", "legal_obligation", "vital_interest", "public_interest", "legitimate_interest"]
Source = Literal["manual", "device_page", "traffic", "adb", "import"]
AGAINST = frozenset(("refused", "withdrawn", "permission_denied", "permission_revoked"))
DEFAULT_TOLERANCE_S = 2.0
_LONGEST = 2_000
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
# Fields that came after 0.1.0: unset, they do not enter an event's made-up id, so that an old line keeps the id it had.
_LATER_FIELDS = ("flow", "supersedes", "clock_offset")
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
    `clock_offset` is in seconds: how far the clock that made `at` ran ahead of the proxy's (None: not known, taken from the
    database's clocks, otherwise 0). `tolerance` is in seconds: how far that may be wrong.
    `supersedes` is the id of the event that this one corrects: the old one stays in the record and counts no longer; the
    action `retracted` puts nothing in its place. `flow` is the flow that an event of source `traffic` was read from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = ""
    at: AwareDatetime
    action: Action
    categories: tuple[str, ...] = ("*",)
    recipients: tuple[str, ...] = ("*",)
    purposes: tuple[str, ...] = ()
    mechanism: Mechanism = "explicit"
    app: str = Field("", max_length=_LONGEST)
    app_version: str = Field("", max_length=_LONGEST)
    subject: str = Field("", max_length=_LONGEST)
    basis: Basis | None = None
    source: Source = "manual"
    expires_at: AwareDatetime | None = None
    notice_version: str = Field("", max_length=_LONGEST)
    note: str = Field("", max_length=_LONGEST)
    evidence: Evidence | None = None
    tolerance: float = Field(DEFAULT_TOLERANCE_S, ge=0, le=86_400)
    flow: str = Field("", max_length=_LONGEST)
    supersedes: str = ""
    clock_offset: float | None = Field(None, ge=-1e9, le=1e9)

    @field_validator("id", "supersedes")
    @classmethod
    def _uuid(cls, value: str) -> str:
        return str(uuid.UUID(value)) if value else value

    @field_validator("at", "expires_at")
    @classmethod
    def _utc(cls, value: datetime | None) -> datetime | None:
        if value and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise ValueError(f"the year {value.year} cannot be; write e.g. 2026-01-31T09:30:00+08:00")
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
            if is_registry(name):
                raise ValueError(
                    f"recipient {name!r} is a public suffix, which no company owns; write e.g. example.{name}"
                )
        return cleaned or ("*",)

    @model_validator(mode="after")
    def _whole(self) -> "ConsentEvent":
        if self.action == "basis_declared" and self.basis is None:
            raise ValueError("basis_declared needs a basis, e.g. contract")
        if self.action != "basis_declared" and self.basis is not None:
            raise ValueError("basis goes only with the action basis_declared")
        if self.expires_at and self.expires_at <= self.at:
            raise ValueError("expires_at lies before at")
        if self.action == "retracted" and not self.supersedes:
            raise ValueError("retracted needs supersedes, the id of the event that it takes back")
        if self.supersedes and self.supersedes == self.id:
            raise ValueError("supersedes names the event itself")
        if not self.id:
            # The same line read twice is the same event.
            unset = {name for name in _LATER_FIELDS if getattr(self, name) in ("", None)}
            text = self.model_dump_json(exclude={"id", *unset})
            object.__setattr__(self, "id", str(uuid.uuid5(_NAMESPACE, text)))
        return self

    def covers_category(self, category: str) -> bool:
        """Whether the category is among the event's."""
        return "*" in self.categories or category in self.categories

    def names(self, host: str) -> bool:
        """Whether the host is, or lies below, one of the domains that the event names; `*` names nobody."""
        return any(name != "*" and lies_below(host, name) for name in self.recipients)

    def covers_purpose(self, purpose: str) -> bool:
        """Whether the purpose is among the event's; an event without purposes is for all, an unknown one for any."""
        return not purpose or not self.purposes or purpose.casefold() in {p.casefold() for p in self.purposes}

    @property
    def moment(self) -> datetime:
        """When it happened by the proxy's clock."""
        return self.at - timedelta(seconds=self.clock_offset or 0)

    @property
    def lapses(self) -> datetime | None:
        """When it expires by the proxy's clock."""
        return self.expires_at - timedelta(seconds=self.clock_offset or 0) if self.expires_at else None

    @property
    def is_claim(self) -> bool:
        """Whether only the app says so: read from its own traffic."""
        return self.source == "traffic"

    @property
    def slack(self) -> timedelta:
        """The tolerance as a time span."""
        return timedelta(seconds=self.tolerance)

    def to_line(self) -> str:
        """The event as one line of JSON, without fields that say nothing."""
        return self.model_dump_json(exclude_defaults=True, exclude_none=True)


def explain(error: ValidationError) -> str:
    """Pydantic's first complaint as a plain sentence: the key, and what is wrong with it."""
    errors = error.errors()
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])  # a misspelt key is missing as well
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"unknown key {key!r}; remove it, or correct its spelling"
    if first["type"] == "missing":
        return f"{key} is missing"
    if first["type"] == "timezone_aware":
        return f"{key} has no UTC offset; write e.g. 2026-01-31T09:30:00+08:00"
    message = first["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if key else message


def comma_separated(text: str) -> list[str]:
    """A list as a person types it at a prompt."""
    return [part.strip() for part in text.split(",") if part.strip()]


def in_force(events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
    """The events that count, in order of time: without the superseded, the retractions and the app's own claims.

    What supersedes what does not depend on which arrived first. An event that was taken back supersedes nothing.
    """
    own = [event for event in events if not event.is_claim]
    replaced = superseded(own)
    kept = [e for e in own if e.id not in replaced and e.action != "retracted"]
    return sorted(kept, key=lambda event: (event.moment, event.id))


class ByApp:
    """The events in force of one app at a time: a database of thousands of apps is then judged in as many small records."""

    def __init__(self, events: Iterable[ConsentEvent]) -> None:
        self._all = in_force(events)
        self._of: dict[str, list[ConsentEvent]] = {}
        for event in self._all:
            self._of.setdefault(event.app, []).append(event)
        self._about: dict[str, list[ConsentEvent]] = {"": self._all}

    def about(self, app: str) -> Sequence[ConsentEvent]:
        """Those that `same_app` lets through, in order of time; all of them where the app is not known."""
        if app not in self._about:
            both = [*self._of.get(app, []), *self._of.get("", [])]
            self._about[app] = sorted(both, key=lambda event: (event.moment, event.id))
        return self._about[app]


def superseded(events: Iterable[ConsentEvent]) -> set[str]:
    """The ids of events that count no longer: corrected or taken back, by an event that was not taken back itself.

    A claim corrects nothing.
    """
    own = [event for event in events if not event.is_claim]
    taken_back = {event.supersedes for event in own if event.action == "retracted"}
    return {event.supersedes for event in own if event.supersedes and event.id not in taken_back}


def recording_covers(events: Sequence[ConsentEvent], at: datetime, app: str = "") -> bool:
    """Whether consent was being recorded at that moment: the last start or stop before it was a start."""
    running = False
    for event in events:
        if event.moment <= at and same_app(event, app):
            if event.action == "recording_started":
                running = True
            elif event.action == "recording_stopped":
                running = False
    return running


def same_app(event: ConsentEvent, app: str) -> bool:
    """Whether the event is about this app, or either does not say which app it is about."""
    return not event.app or not app or event.app == app
