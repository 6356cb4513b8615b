"""Location: where the device is, as coordinates in a request."""

import re
from collections.abc import Iterable

from detectors.detector import Detector, Example, Scene, download, upload
from detectors.message import Finding, Node, Value
from detectors.words import context, words

_LAT = frozenset("lat latitude wd weidu latlng 纬度".split())
_LNG = frozenset("lng lon long longitude jd jingdu 经度".split())
_PLACE_KEYS = frozenset(
    "location loc geo gps position pos coordinate coord coords latlng latlon lnglat lonlat ll point geolocation "
    "geopoint 位置 坐标 定位".split()
)
# Coordinates of these are of things in the world, not of the person.
_ELSEWHERE = frozenset(
    """shop store poi merchant venue restaurant hotel destination dest dropoff station listing branch office map
    viewport bounds bbox tile center centre region camera marker northeast southwest ne sw airport stop 门店 目的地""".split()
)
_PAIR = re.compile(r"^\s*(?:geo:|POINT\s*\()?\s*(-?\d{1,3}\.\d{2,})\s*[,;| ]\s*(-?\d{1,3}\.\d{2,})")


def _number(leaf: Node) -> float | None:
    try:
        return float(leaf.text) if leaf.text and len(leaf.text) < 32 else None
    except ValueError:
        return None


def _decimals(leaf: Node) -> int:
    return len(leaf.text.partition(".")[2])


class Location(Detector):
    """A latitude and a longitude side by side, or a pair of decimals under a name for a place."""

    category = "location"
    rank = 30
    summary = (
        "Latitude and longitude beside each other (or as one pair) in a request; coordinates of shops, destinations "
        "and map views are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over its distinct places."""
        if scene.message.direction != "upload":
            return
        places: dict[str, tuple[float, Value]] = {}
        for node in scene.nodes:
            found = self._fields(node) or self._pair(node)
            if found is None:
                continue
            confidence, value = found
            if context(node) & _ELSEWHERE:
                confidence = 0.3
            if confidence > places.get(value.text, (0.0,))[0]:
                places[value.text] = (confidence, value)
        if places:
            ordered = sorted(places.values(), key=lambda pair: -pair[0])
            values = tuple(value for score, value in ordered if score >= min(0.5, ordered[0][0]))
            yield Finding(self.category, self.name, len(values), ordered[0][0], values)

    @staticmethod
    def _fields(node: Node) -> tuple[float, Value] | None:
        lat = next((child for child in node.children if words(child.key) & _LAT), None)
        lng = next((child for child in node.children if words(child.key) & _LNG), None)
        if lat is None or lng is None or lat is lng:
            return _terse(node)
        return _judge(lat, lng, 0.95)

    @staticmethod
    def _pair(node: Node) -> tuple[float, Value] | None:
        if not words(node.key) & _PLACE_KEYS:
            return None
        if node.is_array and len(node.children) in (2, 3):
            return _judge(node.children[1], node.children[0], 0.85) or _judge(node.children[0], node.children[1], 0.85)
        match = _PAIR.match(node.text) if isinstance(node.value, str) else None
        if match:
            first, second = (Node(node.key, node.path, node.layers, text) for text in match.groups())
            return _judge(first, second, 0.9) or _judge(second, first, 0.9)
        return None


def _terse(node: Node) -> tuple[float, Value] | None:
    """`la` and `lo`, or `y` and `x` under a name for a place: only where both have four decimals or more."""
    by_key = {child.key.lower(): child for child in node.children}
    pairs = [("la", "lo"), ("lt", "ln")] + ([("y", "x")] if words(node.key) & _PLACE_KEYS else [])
    for first, second in pairs:
        lat, lng = by_key.get(first), by_key.get(second)
        if lat is not None and lng is not None and min(_decimals(lat), _decimals(lng)) >= 4:
            return _judge(lat, lng, 0.8)
    return None


def _judge(lat: Node, lng: Node, confidence: float) -> tuple[float, Value] | None:
    x, y = _number(lat), _number(lng)
    if x is None or y is None or not (-90 <= x <= 90 and -180 <= y <= 180) or (abs(x) < 0.01 and abs(y) < 0.01):
        return None
    if min(_decimals(lat), _decimals(lng)) < 2:
        confidence = min(confidence, 0.6) if min(_decimals(lat), _decimals(lng)) else 0.4
    return confidence, Value("place", f"{x:.5f},{y:.5f}", lat.path, lat.layers)


Location.examples = (
    Example("latitude and longitude", upload('{"lat":31.230416,"lng":121.473701}'), 1),
    Example("in the query", upload(b"", path="/weather?latitude=51.50735&longitude=-0.12776"), 1),
    Example("as one pair", upload('{"gps":"31.230416,121.473701"}'), 1),
    Example("GeoJSON", upload('{"type":"Point","coordinates":[121.473701,31.230416]}'), 1),
    Example("a shop's place", upload('{"shop":{"lat":31.230416,"lng":121.473701}}'), 0),
    Example("no fix", upload('{"lat":0,"lng":0}'), 0),
    Example("sizes", upload('{"position":[12,40],"size":"1080.00,1920.00"}'), 0),
    Example("places in an answer", download('{"lat":31.230416,"lng":121.473701}'), 0),
)
