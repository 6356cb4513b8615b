"""Where a device is by what is on the air around it: the access points that it hears, and the cell that it is in."""

import re
from collections.abc import Mapping

from detectors.message import Node, Value
from detectors.words import context, words

STATIONS = frozenset("bssid macaddress macaddr apmac routermac mac".split())
WIRELESS = frozenset("wifi wlan ap aps accesspoint wifiap router hotspot bssid".split())
CELLS = frozenset("lac tac locationareacode trackingareacode cellid cid ci eci nci cellidentity baseid".split())
COUNTRIES, NETWORKS = frozenset(("mcc", "mobilecountrycode")), frozenset(("mnc", "mobilenetworkcode"))
HEARD = frozenset("signalstrength signal rssi level strength dbm".split())
MAC = re.compile(r"(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_STATIONS_HEARD, _PARTS_OF_CELL = 2, 4


def heard_by(node: Node, topic: frozenset[str]) -> Value | None:
    """Two access points or more, each by its hardware address and with how strongly it is heard; `topic`: the words of the message's."""
    if not node.is_array or len(node.children) < _STATIONS_HEARD:
        return None
    wireless = bool((context(node) | topic) & WIRELESS)
    heard = [
        point.children for point in node.children[:16] if any(_is_strength(leaf, wireless) for leaf in point.children)
    ]
    stations = [leaf for point in heard for leaf in point if _names_station(leaf, wireless)]
    if len(stations) < _STATIONS_HEARD:
        return None
    return Value("place", stations[0].text, stations[0].path, stations[0].layers)


def _is_strength(leaf: Node, wireless: bool) -> bool:
    """Whether a field says how strongly a point is heard; of what is said to be wireless by its unit, dBm."""
    return bool(words(leaf.key) & HEARD) or (wireless and isinstance(leaf.value, int) and -120 < leaf.value < -10)


def _names_station(leaf: Node, wireless: bool) -> bool:
    """Whether a field holds an access point's address; of what is said to be wireless under keys of a letter or two as well."""
    own = words(leaf.key)
    named = own & (STATIONS - {"mac"}) or (wireless and (own & {"mac"} or len(leaf.key) <= 2))
    return bool(named and MAC.fullmatch(leaf.text))


def cell_of(by_key: Mapping[str, Node]) -> Value | None:
    """A cell of a mobile network: country, network, area and cell, all four."""
    if by_key.keys().isdisjoint(COUNTRIES) or by_key.keys().isdisjoint(NETWORKS):
        return None
    cell = [leaf for key, leaf in by_key.items() if key in COUNTRIES | NETWORKS or words(key) & CELLS]
    if len(cell) < _PARTS_OF_CELL or not all(leaf.text.isdecimal() for leaf in cell):
        return None
    return Value("place", "-".join(leaf.text for leaf in cell), cell[-1].path, cell[-1].layers)
