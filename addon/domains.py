"""Domain names by the Public Suffix List: who registered a host, and which names nobody owns."""

import ipaddress
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList


@cache
def _listed(registries_only: bool = False) -> PublicSuffixList:
    """The list, read when it is first asked: that takes as long as all else at the start of a scan."""
    return PublicSuffixList(accept_unknown=False, only_icann=registries_only)


def _is_address(name: str) -> bool:
    if not name[-1:].isdigit() and ":" not in name:
        return False
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=16_384)
def registrable_domain(host: str) -> str:
    """The domain that somebody registered (example.co.uk of a.b.example.co.uk); an address stays itself."""
    name = host.lower().rstrip(".")
    if _is_address(name):
        return name
    if _listed().publicsuffix(name) is None:  # under a top level that the list does not have, a registry of one label
        return name if ".." in name else ".".join(name.split(".")[-2:])
    return _listed().privatesuffix(name) or name


@lru_cache(maxsize=4_096)
def is_public_suffix(name: str) -> bool:
    """Whether a name stands on the list (com, co.uk, github.io): below it lie the domains of many owners."""
    return not _is_address(name) and bool(_listed().is_public(name))


@lru_cache(maxsize=4_096)
def is_registry(name: str) -> bool:
    """Whether a name is a registry's (com, co.uk), so that it names no recipient at all."""
    return not _is_address(name) and bool(_listed(registries_only=True).is_public(name))


def lies_below(host: str, domain: str) -> bool:
    """Whether the host is the domain or one of its subdomains; a public suffix has no subdomains of its own."""
    return host == domain or (host.endswith("." + domain) and not is_public_suffix(domain))
