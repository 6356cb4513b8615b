"""Domain names by the Public Suffix List: who registered a host, and which names nobody owns."""

import ipaddress
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

from publicsuffixlist import PSLFILE, PublicSuffixList


@cache
def _lines() -> tuple[list[str], list[str]]:
    """The list's lines: those of registries, and those that others asked for."""
    registries, _, others = Path(PSLFILE).read_text("utf-8").partition("// ===END ICANN DOMAINS===")
    return registries.splitlines(), others.splitlines()


@lru_cache(maxsize=1_024)
def _list_of(top_level: str, registries_only: bool) -> PublicSuffixList:
    """What the list says below one top level: to read all of it takes as long as all else at the start of a scan."""
    registries, others = _lines()
    lines = registries if registries_only else registries + others
    return PublicSuffixList([line for line in lines if line.endswith(top_level)], accept_unknown=False)


def _list_for(name: str, registries_only: bool = False) -> PublicSuffixList:
    top_level = name.rstrip(".").rpartition(".")[2].lower()
    if top_level.startswith("xn--"):  # the list has them as they are spelt
        with suppress(UnicodeError):
            top_level = top_level.encode().decode("idna")
    return _list_of(top_level, registries_only)


def _is_address(name: str) -> bool:
    if not name[-1:].isdigit() and ":" not in name:
        return False
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4_096)
def registrable_domain(host: str) -> str:
    """The domain that somebody registered (example.co.uk of a.b.example.co.uk); an address stays itself."""
    name = host.lower().rstrip(".")
    if _is_address(name):
        return name
    listed = _list_for(name)
    if listed.publicsuffix(name) is None:  # under a top level that the list does not have, a registry of one label
        return name if ".." in name else ".".join(name.split(".")[-2:])
    return listed.privatesuffix(name) or name


@lru_cache(maxsize=4_096)
def is_public_suffix(name: str) -> bool:
    """Whether a name stands on the list (com, co.uk, github.io): below it lie the domains of many owners."""
    return not _is_address(name) and bool(_list_for(name).is_public(name))


@lru_cache(maxsize=4_096)
def is_registry(name: str) -> bool:
    """Whether a name is a registry's (com, co.uk), so that it names no recipient at all."""
    return not _is_address(name) and bool(_list_for(name, registries_only=True).is_public(name))


def lies_below(host: str, domain: str) -> bool:
    """Whether the host is the domain or one of its subdomains; a public suffix has no subdomains of its own."""
    return host == domain or (host.endswith("." + domain) and not is_public_suffix(domain))
