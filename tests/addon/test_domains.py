"""Domains by the part of the Public Suffix List that speaks of their top level: the same as by the whole list."""

from pathlib import Path

import pytest
from publicsuffixlist import PSLFILE, PublicSuffixList

from addon.domains import is_public_suffix, is_registry, registrable_domain

RULES = [line.split()[0] for line in Path(PSLFILE).read_text("utf-8").splitlines() if line[:1] not in ("", "/")]
WHOLE = PublicSuffixList(accept_unknown=False)
REGISTRIES = PublicSuffixList(accept_unknown=False, only_icann=True)


def names():
    """For rules from the whole list, names at them, below them and above them, as they are spelt and in punycode."""
    for rule in RULES[::7]:
        name = rule.lstrip("!").replace("*", "any")
        for said in (name, f"a.{name}", f"x.y.{name}", name.partition(".")[2] or name):
            yield said
            if not said.isascii():
                yield said.encode("idna").decode()


def test_the_same_as_by_the_whole_list():
    for name in names():
        assert is_public_suffix(name) == WHOLE.is_public(name), name
        assert is_registry(name) == REGISTRIES.is_public(name), name
        assert registrable_domain(name) == (WHOLE.privatesuffix(name) or name), name


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("a.b.example.co.uk", "example.co.uk"),
        ("A.Example.COM.", "example.com"),
        ("app.example", "app.example"),
        ("x.app.example", "app.example"),
        ("10.0.0.1", "10.0.0.1"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("a..b", "a..b"),
        ("xn--not-an-idn-\x7f", "xn--not-an-idn-\x7f"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_hosts(host, domain):
    assert registrable_domain(host) == domain
