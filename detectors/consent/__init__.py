"""What a message itself says about consent: strings of the advertising industry, consent platforms, accepted policies.

All of it is the app's claim. One file a kind of signal; each has `signals(places)`.
"""

from collections.abc import Callable, Iterator

from detectors.consent import acceptance, consent_mode, gpp, maps, platforms, tcf, us_privacy
from detectors.consent.signal import HINTS, Places, Signal
from detectors.message import Document

__all__ = ["HINTS", "Signal", "signals_in"]

# Strings that prove themselves by their form, then structures of which one may look like another: the first states it.
_STRINGS: tuple[Callable[[Places], Iterator[Signal]], ...] = (
    tcf.signals,
    gpp.signals,
    us_privacy.signals,
    consent_mode.signals,
)
_STRUCTURES: tuple[Callable[[Places], Iterator[Signal]], ...] = (
    platforms.signals,
    maps.signals,
    acceptance.signals,
)


def signals_in(document: Document) -> list[Signal]:
    """The claims about consent in one message, each once."""
    if not document.root.children or not document.may_claim:
        return []
    places = Places.of(document)
    found = [signal for kind in _STRINGS for signal in kind(places)]
    taken: set[str] = set()
    for kind in _STRUCTURES:
        read = [signal for signal in kind(places) if not any(_within(signal.path, path) for path in taken)]
        taken |= {signal.path for signal in read}
        found += read
    return list({(s.scheme, s.action, s.purposes, s.categories): s for s in reversed(found)}.values())[::-1]


def _within(path: str, outer: str) -> bool:
    return path == outer or path.startswith((outer + ".", outer + "["))
