"""Maps of purposes to yes or no under a name that says consent: how most SDKs and small platforms tell it."""

import re
from collections.abc import Iterator

from detectors.consent.signal import Places, Signal
from detectors.message import Node, Scalar
from detectors.words import context, words

_ABOUT = frozenset("consent consents gdpr ccpa cmp cookie cookieconsent privacy choices cmpconsent consentmode".split())
_PURPOSES = frozenset(
    """marketing analytics analytic statistics statistic advertising advertisement ads ad personalization personalisation
    personalized personalised functional functionality preferences preference performance targeting profiling tracking social
    adstorage analyticsstorage aduserdata adpersonalization measurement""".split()
)
_YES = frozenset(("true", "1", "yes", "granted", "accepted", "allow", "allowed", "on", "opt_in"))
_NO = frozenset(("false", "0", "no", "denied", "rejected", "deny", "disallowed", "off", "opt_out"))
_MOST = 20
_NAME = re.compile(r"[A-Za-z_][A-Za-z_.:\-]{0,38}\d{0,5}", re.ASCII)
_PAIRS = re.compile(r"\b(\w++):(true|false)")  # from each word's beginning alone: a long one is not tried from within


def is_yes(value: Scalar) -> bool | None:
    """Whether a value says yes; None where it says neither."""
    text = str(value).strip().lower()
    return True if text in _YES else False if text in _NO else None


def signals(places: Places) -> Iterator[Signal]:
    """One claim for each map: what of it is on, and what is off."""
    path_words = words(places.message.path)
    for node in places.nodes:
        if node.children and not node.is_array:
            said = {child.key: answer for child in node.children if (answer := _answer(child)) is not None}
        elif isinstance(node.value, str) and "necessary:" in node.value:  # Cookiebot's cookie, which is no JSON
            said = {key: on == "true" for key, on in _PAIRS.findall(node.value) if words(key) & _PURPOSES}
        else:
            continue
        if len(said) >= 2 and (context(node) | path_words) & _ABOUT:
            yield from claims("consent map", said, node.path)


def _answer(child: Node) -> bool | None:
    return is_yes(child.value) if not child.children and words(child.key) & _PURPOSES else None


def claims(scheme: str, said: dict[str, bool], path: str) -> Iterator[Signal]:
    """What a map of purposes says, as claims: given for what is on, refused where all is off."""
    on = tuple(sorted({_short(name) for name, answer in said.items() if answer}))[:_MOST]
    off = tuple(sorted({_short(name) for name, answer in said.items() if not answer}))[:_MOST]
    if on:
        yield Signal(scheme, "given", f"{scheme}: on {', '.join(on)}; off {', '.join(off) or 'none'}", path, on)
    elif off:
        yield Signal(scheme, "refused", f"{scheme}: off {', '.join(off)}", path, off)


def _short(name: str) -> str:
    """A purpose's name where it looks like one: what else a key or entry may hold is the traffic's, and stays there."""
    return name if _NAME.fullmatch(name) else "other"
