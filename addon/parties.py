"""Whose a recipient is: groups of domains of one company, from `parties.toml`, and what a consent reaches.

[[party]]
name = "Example Reader"
role = "first_party"              # first_party, processor or third_party
domains = ["reader.example", "reader-cdn.example"]
apps = ["Reader 3.3.0"]           # optional: the role is meant for these apps only

[[purpose]]
name = "find_friends"             # what data sent there is for, where that is known
domains = ["reader.example"]
path = "/contacts/"               # optional: only below this path
"""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from addon.consent import ConsentEvent, explain
from addon.domains import is_registry, lies_below
from addon.errors import InputError

Role = Literal["first_party", "processor", "third_party"]
_GIVES = ("given", "basis_declared")


class _Domains(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    domains: tuple[str, ...] = Field(min_length=1)

    @field_validator("domains")
    @classmethod
    def _lower(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        cleaned = tuple(name.strip().lower().removeprefix("*.").rstrip(".") for name in value)
        for name in cleaned:
            if is_registry(name):
                raise ValueError(f"{name!r} is a public suffix, which no company owns; write e.g. example.{name}")
        return cleaned

    def holds(self, host: str) -> bool:
        """Whether the host is one of the domains or lies below one."""
        return any(lies_below(host, domain) for domain in self.domains)


class Party(_Domains):
    """One company: the domains under which it receives data, and what it is to the user of the app."""

    role: Role
    apps: tuple[str, ...] = ()


class Purpose(_Domains):
    """What data sent to these domains (below a path) is for."""

    path: str = "/"


class Parties(BaseModel):
    """All parties and purposes that are known; none where there is no `parties.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    party: tuple[Party, ...] = ()
    purpose: tuple[Purpose, ...] = ()

    def of(self, host: str, app: str = "") -> Party | None:
        """The party that a host belongs to."""
        return next((p for p in self.party if p.holds(host) and (not p.apps or not app or app in p.apps)), None)

    def role(self, host: str, app: str = "") -> Role | None:
        """What the recipient is. Where a first party is named, a host of nobody is a third party; otherwise not known."""
        party = self.of(host, app)
        if party:
            return party.role
        return "third_party" if self._knows_first_party else None

    @cached_property
    def _knows_first_party(self) -> bool:
        return any(party.role == "first_party" for party in self.party)

    def purpose_of(self, host: str, path: str) -> str:
        """What data sent there is for, by the longest path that fits; empty where it is not known."""
        fitting = [p for p in self.purpose if p.holds(host) and path.startswith(p.path)]
        return max(fitting, key=lambda p: len(p.path)).name if fitting else ""

    def reaches(self, event: ConsentEvent, host: str, app: str = "") -> bool:
        """Whether the event speaks of this recipient.

        A domain speaks of its subdomains and of its company's other domains; of a first party, also of its processors. A
        consent to all (`*`), or another basis for all, does not reach third parties: they must be named. All else does.
        """
        if event.names(host):
            return True
        party, role = self.of(host, app), self.role(host, app)
        if "*" in event.recipients and (role != "third_party" or event.action not in _GIVES):
            return True
        named = {mine.name: mine for name in event.recipients if name != "*" and (mine := self.of(name, app))}
        if party and party.name in named:
            return True
        return role == "processor" and any(mine.role == "first_party" for mine in named.values())


NO_PARTIES = Parties()


def read_parties(path: Path) -> Parties:
    """Reads a `parties.toml`. Raises InputError naming the file, the place and the remedy."""
    try:
        return Parties.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a readable parties.toml") from None
    except ValidationError as error:
        raise InputError(f"{path}: {explain(error)}; see README, parties") from None
    except ValueError as error:
        raise InputError(f"{path}: {error}; correct the TOML") from None
