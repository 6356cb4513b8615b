"""Location: where the device is, as coordinates in a request."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice, pairwise

from detectors import radio
from detectors.detector import Detector, Example, Scene, download, upload
from detectors.location_notations import (
    CODES,
    SYSTEM,
    SYSTEMS,
    TRACK,
    first_of_polyline,
    in_notation,
    is_geohash_of,
    sexagesimal,
    sign,
)
from detectors.location_words import (
    CAPTURED,
    DESCRIBES,
    ELSEWHERE,
    LAT,
    LNG,
    MOVES,
    NOUNS,
    PLACE_KEYS,
    POLYLINES,
    SIZES,
    SOURCES,
    TIMES,
    TOPICS,
    TRACKS,
    VAGUE_KEYS,
)
from detectors.message import Finding, Node, Value
from detectors.people import named_by, of_business
from detectors.remembered import remembered
from detectors.words import context, words

_AS_A_FIX = 5  # decimals
_AS_PLACED = 4  # decimals
_LONGEST_FIX = 8  # numbers
_COLUMN = 2  # numbers at the least
_FIRST_MOMENT = 1_000_000_000  # seconds since 1970; milliseconds are larger
_AXIS = re.compile(r"lat(?:itude)?|lon(?:g(?:itude)?)?|lng|[\W_]")
_SCALED = re.compile(r"(?:e|E|_e|_E|micro|scaled?)_?(5|6|7)?$")
_PAIR = re.compile(
    r"^\s*+[(\[]?(?:geo:|(?:SRID=\d++;)?\s*+POINT\s*+\()?\s*+(-?\d{1,3}\.\d{2,})\s*(?:[,;| ]|:(?=-?\d{1,3}\.\d{4}))\s*(-?\d{1,3}\.\d{2,})"
)
_POSITIONS = frozenset("location gps geo".split())
_TOLD_BY_NAME = CODES.keys() | POLYLINES | PLACE_KEYS
_TERSE_LATS = frozenset("la lt y".split())
_LIVE = _POSITIONS | {"loc"}
_VALUES = frozenset("value values v data".split())
_TURNS = frozenset("start end begin finish".split())  # of a run or a ride
_LETTER_BEFORE = re.compile(r"([NSEW]) ?(\d{1,3}\.\d{2,})")
_ENDS = frozenset("from to origin start end departure arrival".split())
_CALLED = frozenset("name title label station stop".split())
_TOLD = frozenset("update report upload fix track ping locate".split())
_ONE_DEGREE, _MICRO_DEGREES = 10_000_000, 1_000_000  # one degree in units of 10^-7 and of 10^-6
_ON_THE_AIR = 0.45  # how surely what is on the air around a device is said to tell its place


def _number(leaf: Node) -> float | None:
    if lettered := _LETTER_BEFORE.fullmatch(leaf.text[:32]):
        return float(lettered[2]) * sign(lettered[1])
    try:
        text = leaf.text.replace(",", ".", 1) if leaf.text.count(",") == 1 else leaf.text
        return float(Fraction(text) if "/" in text else text) if text and len(text) < 32 else None
    except (ValueError, ZeroDivisionError):
        return None


def _whole(leaf: Node) -> bool:
    return isinstance(leaf.value, int) or leaf.text.removeprefix("-").isdecimal()


def _decimals(leaf: Node) -> int:
    return len(leaf.text.strip().replace(",", ".").partition(".")[2])


def _exactness(one: Node, other: Node) -> int:
    return min(_decimals(one), _decimals(other))


class Location(Detector):
    """A latitude and a longitude side by side, or a pair of decimals under a name for a place."""

    category = "location"
    rank = 30
    summary = (
        "Latitude and longitude beside each other (or as one pair) in a request, access points or a mobile cell around "
        "it; coordinates of shops, destinations and map views are left alone."
    )

    def detect(self, scene: Scene) -> Iterable[Finding]:
        """One finding a message, over its distinct places."""
        if scene.message.direction != "upload":
            return
        places: dict[str, tuple[float, Value]] = {}
        for node, (confidence, value) in _all(scene):
            around = context(node) | words(_key_of(node, value))
            elsewhere = around & ELSEWHERE or of_business(node) or _of_thing(node)
            if elsewhere and not around & (TRACKS | {"basestation"}):
                confidence = 0.3
            if confidence > places.get(value.text, (0.0,))[0]:
                places[value.text] = (confidence, value)
        if places:
            ordered = sorted(places.values(), key=lambda pair: -pair[0])
            if len(ordered) >= 2 and ordered[0][0] == ordered[1][0] == _ON_THE_AIR:  # access points and a cell
                ordered[0] = (0.6, ordered[0][1])
            values = tuple(value for score, value in ordered if score >= min(0.5, ordered[0][0]))
            yield Finding(self.category, self.name, len(values), ordered[0][0], values)


def _all(scene: Scene) -> Iterator[tuple[Node, tuple[float, Value]]]:
    """Where places are found, and how surely."""
    for node in scene.nodes:
        if found := _found(scene, node):
            yield node, found
        if node.children and not node.is_array:
            yield from ((node, found) for found in _columns(node))
    yield from _path(scene)


def _found(scene: Scene, node: Node) -> tuple[float, Value] | None:
    if not node.children or node.is_leaf:  # a text that names values may be a place by itself as well
        found = _text(scene, node) or _bare_text(scene, node)
        if found or not node.children:
            return found
    keys = tuple([child.key for child in node.children[:128]])
    by_key: dict[str, Node] = {}
    if _may_name_place(keys):
        lat = next((child for child in node.children[:128] if words(child.key) & LAT and not _names_side(child)), None)
        lng = next((child for child in node.children[:128] if words(child.key) & LNG and not _names_side(child)), None)
        by_key = {child.key.lower(): child for child in node.children[:128]}
        if lat is None or lng is None:
            lat, lng = _same_but_for_axis(by_key)
        if lat is not None and lng is not None and lat is not lng:
            size = words(lat.key) & SIZES and _exactness(lat, lng) < _AS_PLACED
            return _judge(lat, lng, 0.95 if _alike(lat.key, lng.key) and not size else 0.4)
        if found := _terse(scene, node, by_key) or _by_system(by_key):
            return found
    elif not (node.is_array or keys[0].isdecimal()):
        return None
    return (
        _indexed(node)
        or _pair(scene, node)
        or _fix(scene, node)
        or _without_keys(scene, node)
        or _around(scene, node, by_key)
    )


@remembered(entries=4_096, longest=64)
def _may_name_place(keys: tuple[str, ...]) -> bool:
    """Whether an object's fields may be called for a place: degrees, or a mobile cell. Most objects of most messages are not."""
    lower = {key.lower() for key in keys}
    return (
        any("lat" in key for key in lower)
        or any(words(key) & (LAT | LNG) for key in keys)
        or not lower.isdisjoint(_TERSE_LATS)
        or any(key[-1:] == "y" and key[:-1] + "x" in lower for key in lower)
        or not lower.isdisjoint(radio.COUNTRIES)
    )


def _key_of(node: Node, value: Value) -> str:
    """What the field is called that a value was read in."""
    return next((child.key for child in node.children[:128] if child.path == value.path), value.path.rpartition(".")[2])


def _of_thing(node: Node) -> bool:
    """Whether an object describes a thing (`title`, `price`), or says in a list which shop or station it is of."""
    if context(node) & CAPTURED:
        return False
    if any(words(child.key) & DESCRIBES for child in node.children[:64]):
        return True
    if node.key.lower() in _ENDS and any(child.key.lower() in _CALLED for child in node.children[:64]):
        return True  # of a journey between places with names
    listed = node.parent is not None and node.parent.is_array and len(node.parent.children) > 1
    return listed and any(child.key.lower() in NOUNS for child in node.children[:64])


def _columns(node: Node) -> Iterator[tuple[float, Value]]:
    """Latitudes and longitudes each in a list of their own, of the same length: `{"lat": [...], "lng": [...]}`."""
    listed = [child for child in node.children[:64] if child.is_array and len(child.children) >= _COLUMN]
    lat = next((child for child in listed if words(child.key) & (LAT | {"la"})), None)
    lng = next((child for child in listed if words(child.key) & (LNG | {"lo"})), None)
    if lat is None or lng is None or not _alike(lat.key, lng.key):
        return
    lats, lngs = lat.children, lng.children
    sample = (*lats[:6], *lngs[:6])  # a zero at the end is not written: a few are shorter
    if len(lats) == len(lngs) and sum(_decimals(leaf) >= _AS_A_FIX for leaf in sample) >= 0.5 * len(sample):
        yield from (found for pair in zip(lats, lngs, strict=True) if (found := _judge(*pair, 0.95)))


def _path(scene: Scene) -> Iterator[tuple[Node, tuple[float, Value]]]:
    """Two segments of a path that are as exact as a fix: `/track/52.520008/13.404954`."""
    for lat, lng in pairwise(scene.segments[:32]):
        if _exactness(lat, lng) >= _AS_A_FIX and (found := _either(lat, lng, 0.8 if scene.topic & TOPICS else 0.6)):
            yield lat, found


def _alike(lat: str, lng: str) -> bool:
    """False of times (`lat_ms`), and where `long` is a word by itself and the rest of the keys not the same: `long_tasks`."""
    if words(lat) & TIMES:
        return False
    return words(lng) & LNG != {"long"} or len({_AXIS.sub("", key.lower()) for key in (lat, lng)}) == 1


def _same_but_for_axis(by_key: Mapping[str, Node]) -> tuple[Node | None, Node | None]:
    """`mylat` and `mylon`, `startLatDeg` and `startLngDeg`: two keys that differ in the axis alone."""
    for key, child in by_key.items():
        if "lat" in key:
            for axis in ("lng", "lon", "long"):
                other = by_key.get(
                    key.replace("latitude", "longitude") if "latitude" in key else key.replace("lat", axis)
                )
                if other is not None and other is not child:
                    return child, other
    return None, None


def _text(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """`31.23,121.47`, `geo:…`, `POINT(lng lat)`, or a geohash, under a name for a place."""
    if not isinstance(node.value, str) or not words(node.key) & _TOLD_BY_NAME:
        return None
    if any(CODES[named].fullmatch(node.text) for named in words(node.key) & CODES.keys()):
        return 0.85, Value("place", node.text, node.path, node.layers)
    if words(node.key) & POLYLINES and (begins := first_of_polyline(node.text)):
        moved = (context(node) | scene.topic_at(node)) & (TRACKS | MOVES)
        return 0.8 if moved else 0.4, Value("place", "{:.5f},{:.5f}".format(*begins), node.path, node.layers)
    if not words(node.key) & PLACE_KEYS:
        return None
    match = _PAIR.match(node.text)
    if match is None:
        return None
    first, second = _halves(node, match)
    if words(node.key) & PLACE_KEYS <= VAGUE_KEYS and _exactness(first, second) < _AS_A_FIX:
        return None
    if "POINT" in node.text.upper():
        first, second = second, first
    return _either(first, second, 0.9)


def _bare_text(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A pair as exact as a fix's, or a place in a notation of its own, whatever the field is called."""
    text = node.value
    if not isinstance(text, str) or not 10 <= len(text) <= 4096 or not ("." in text or "°" in text):
        return None
    if place := in_notation(node.text):
        return 0.9, Value("place", "{:.5f},{:.5f}".format(*place), node.path, node.layers)
    match = _PAIR.fullmatch(node.text.rstrip(") "))
    if match is None:
        moved = (context(node) | scene.topic_at(node)) & (TRACKS | MOVES | {"gps", "trace", "tracker"})
        several = TRACK.match(node.text) if moved else None
        return _either(*_halves(node, several), 0.8) if several else None
    first, second = _halves(node, match)
    exact = _exactness(first, second)
    if "SRID=4326" in node.text or (exact >= 4 and scene.topic_at(node) & TOPICS):
        score = 0.8
    else:
        score = 0.6 if exact >= _AS_A_FIX else 0.0
    if "POINT" in node.text:
        first, second = second, first
    return _either(first, second, score) if score else None


def _halves(node: Node, pair: re.Match[str]) -> tuple[Node, Node]:
    """The two numbers of a text that is a pair."""
    first, second = (Node(node.key, node.path, node.layers, text) for text in pair.groups())
    return first, second


def _pair(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """`[lng, lat]` or `[lat, lng]` under a name for a place, a time before it or a height behind it."""
    if not node.is_array or len(node.children) not in (2, 3) or any(c.children for c in node.children):
        return None
    named_node = node.parent if len(node.key) <= 2 and not node.key.isdecimal() and node.parent is not None else node
    named = words(named_by(named_node)) & (
        PLACE_KEYS | TRACKS | (_TURNS if scene.topic_at(node) & MOVES else frozenset())
    )
    if not named and len(node.key) <= 2:
        named = scene.event_over(node) & (PLACE_KEYS - VAGUE_KEYS)
    fixed = node.key.lower() in _VALUES and any(words(place.text[:32]) & SOURCES for place in node.siblings())
    if not named and not fixed:
        return None
    ends = node.children[1:] if len(node.children) == 3 and _whole(node.children[0]) else node.children
    vague = named <= VAGUE_KEYS and not fixed
    if _exactness(ends[0], ends[1]) < (_AS_A_FIX if vague else 3):
        return None
    score = 0.85
    if vague and not scene.topic_at(node) & (TOPICS - VAGUE_KEYS):
        several = node.parent is not None and node.parent.is_array  # of a drawing, or a cloud of points
        score = 0.4 if several else 0.6
    return _either(ends[1], ends[0], score)


def _indexed(node: Node) -> tuple[float, Value] | None:
    """A pair of degrees beside the geohash of it, as databases keep places: `{"g": "u281z7j7p", "l": [48.137154, 11.576124]}`."""
    if not node.is_array or len(node.children) != 2 or _exactness(*node.children) < _AS_PLACED:
        return None
    lat, lng = node.children
    north, east = _number(lat), _number(lng)
    if north is None or east is None:
        return None
    beside = any(is_geohash_of(place.text, north, east) for place in islice(node.siblings(), 16))
    return _judge(lat, lng, 0.9) if beside else None


def _fix(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """A point of a track in a row of numbers: `[1700000000, 52.520008, 13.404954, 12]`. Sensors send such rows as well."""
    if not node.is_array or not 3 <= len(node.children) <= _LONGEST_FIX or any(c.children for c in node.children):
        return None
    at, lat, lng = node.children[:3]
    exact = _AS_PLACED if scene.topic_at(node) & MOVES else _AS_A_FIX
    if not (_whole(at) and (_number(at) or 0) >= _FIRST_MOMENT) or _exactness(lat, lng) < exact:
        return None
    tracked = words(named_by(node)) & (PLACE_KEYS | TRACKS | {"pts", "fixes"}) or scene.topic_at(node) & (
        TOPICS | {"pos"}
    )
    small = abs(_number(lat) or 0) < 1 and abs(_number(lng) or 0) < 1  # seconds, shares
    return _either(lat, lng, 0.8) if tracked and not small else None


def _terse(scene: Scene, node: Node, by_key: Mapping[str, Node]) -> tuple[float, Value] | None:
    """`la` and `lo`, or `y` and `x` under a name for a place or from a receiver: only where both have four decimals or more."""
    listed = node.parent if node.parent is not None and node.parent.is_array else node
    strict = words(node.key) & (PLACE_KEYS - VAGUE_KEYS) or any(
        words(place.text[:32]) & SOURCES for place in (*islice(by_key.values(), 32), *listed.siblings())
    )
    placed = words(node.key) & PLACE_KEYS and scene.topic_at(node) & _LIVE and "z" not in by_key
    pairs = [("la", "lo"), ("lt", "ln"), ("lt", "lg"), ("la", "ln")] + ([("y", "x")] if strict or placed else [])
    for first, second in pairs:
        lat, lng = by_key.get(first), by_key.get(second)
        if lat is not None and lng is not None and (_exactness(lat, lng) >= 4 or _are_scaled(lat, lng)):
            return _judge(lat, lng, 0.8)
    y, x = by_key.get("y"), by_key.get("x")
    if (
        y is not None
        and x is not None
        and "z" not in by_key
        and scene.path_words & TOPICS
        and _exactness(y, x) >= _AS_A_FIX
    ):
        return _judge(y, x, 0.6)
    return None


def _are_scaled(lat: Node, lng: Node) -> bool:
    """Whether two numbers may be degrees in units of 10^-6, or smaller; `lo` beside `hi` is none."""
    return not any(place.key.lower() == "hi" for place in lat.siblings()) and all(
        isinstance(leaf.value, int) and abs(leaf.value) >= _MICRO_DEGREES for leaf in (lat, lng)
    )


def _by_system(by_key: Mapping[str, Node]) -> tuple[float, Value] | None:
    """`x` and `y` beside the name of the system that they are in: `coor=bd09ll&point_x=…&point_y=…`."""
    ends = [(by_key[key], by_key[key[:-1] + "x"]) for key in by_key if key[-1:] == "y" and key[:-1] + "x" in by_key]
    if not ends or not any(_names_system(*field) for field in islice(by_key.items(), 64)):
        return None
    return next((found for y, x in ends if _exactness(y, x) >= 4 and (found := _judge(y, x, 0.85))), None)


def _names_system(key: str, field: Node) -> bool:
    """Whether a field names a system of coordinates on the earth; a bare number is one under a key for it."""
    return SYSTEM.fullmatch(field.text) is not None or (key in SYSTEMS and field.text == "4326")


def _around(scene: Scene, node: Node, by_key: Mapping[str, Node]) -> tuple[float, Value] | None:
    """What is on the air around the device: stated as its place where the message is about places, else shown for review."""
    found = radio.heard_by(node, scene.topic_at(node)) or radio.cell_of(by_key)
    return (0.7 if scene.topic_at(node) & TOPICS else _ON_THE_AIR, found) if found else None


def _without_keys(scene: Scene, node: Node) -> tuple[float, Value] | None:
    """Two neighbouring fractions as exact as a fix's in a message about places, where the format names no fields."""
    if not node.children[0].key.isdecimal() or (node.is_array and not _is_fix(node)):
        return None
    topic = scene.topic_at(node)
    if not topic & TOPICS and not any(words(child.text) & SOURCES for child in node.children[:32]):
        return None
    children = node.children[:32]
    scaled = topic & _POSITIONS and topic & _TOLD and len(children) >= 2 and all(map(_is_scaled, children[:2]))
    exact = [child for child in children if not _whole(child) and _decimals(child) >= 4]
    for first, second in pairwise(children[:2] if scaled else exact):
        if scaled and (found := _judge(first, second, 0.6)):
            return 0.6, found[1]
        if found := _either(first, second, 0.8):
            return found
    return None


def _is_scaled(child: Node) -> bool:
    """Whether a field of a format without field names may be degrees in units of 10^-7."""
    return isinstance(child.value, int) and abs(child.value) >= _ONE_DEGREE


def _is_fix(row: Node) -> bool:
    """Whether a row of two or three numbers is the parameter of a call, or stands alone: others are bounds, or of a drawing."""
    above = row.parent
    if above is None or len(row.children) > 3 or any(_number(child) is None for child in row.children):
        return False
    if above.is_array:
        return not any(beside.children for beside in above.children if beside is not row)
    return bool(words(row.key) & {"params", "param", "args", "data"})


def _either(first: Node, second: Node, confidence: float) -> tuple[float, Value] | None:
    """A latitude and a longitude in this order, or else in the other."""
    return _judge(first, second, confidence) or _judge(second, first, confidence)


def _judge(lat: Node, lng: Node, confidence: float) -> tuple[float, Value] | None:
    largest = max(abs(_number(leaf) or 0) if _whole(leaf) else 0 for leaf in (lat, lng))
    power = 7 if largest > 180 * 10**6 else 6
    x, y = _degrees(lat, power), _degrees(lng, power)
    if x is None or y is None or not (-90 <= x <= 90 and -180 <= y <= 180) or (abs(x) < 0.01 and abs(y) < 0.01):
        return None
    if _whole(lat) and _whole(lng):
        confidence = 0.9 if (lat.value, lng.value) != (x, y) else 0.4
    elif not (lat.is_array or sexagesimal(lat.text)) and (exact := _exactness(lat, lng)) < 2:
        confidence = min(confidence, 0.6) if exact else 0.4
    if abs(x) < 1 and abs(y) < 1:
        confidence = min(confidence, 0.3)  # the open sea off Ghana: shares, or the corners of a picture
    return confidence, Value("place", f"{x:.5f},{y:.5f}", lat.path, lat.layers)


def _names_side(leaf: Node) -> bool:
    """Whether a field beside degrees says south or west, and holds none."""
    return leaf.key.endswith("Ref")


def _side(leaf: Node) -> int:
    """-1 where a field beside degrees says south or west: `LatitudeRef` of a photograph."""
    beside = (place.text[:1] for place in leaf.siblings() if place.key.lower() == f"{leaf.key.lower()}ref")
    return sign(next(beside, "") or leaf.text[-1:] or "N")


def _degrees(leaf: Node, power: int) -> float | None:
    """The value in degrees; large whole numbers are scaled by 10^`power`, or as `latitudeE7` says; three are degrees, minutes, seconds."""
    parts = [_number(part) for part in leaf.children] if leaf.is_array else sexagesimal(leaf.text)
    if parts:
        whole = (part == math.floor(part) for part in parts[:2] if part is not None)
        if len(parts) != 3 or not all(part is not None and 0 <= part < 180 for part in parts) or not all(whole):
            return None
        return math.fsum((part or 0) / 60.0**place for place, part in enumerate(parts)) * _side(leaf)
    number = _number(leaf)
    scaled = _SCALED.search(leaf.key)
    if number is not None and _whole(leaf) and (scaled or abs(number) > 100_000):
        return number / float(10 ** (int(scaled[1] or 6) if scaled else power))
    return number


Location.examples = (
    Example("under a system's name", upload('{"cur":{"wgs":[116.407396,39.904211]}}'), 1),
    Example("degrees with letters", upload('{"at":"52.520008N 13.404954E"}'), 1),
    Example("measures with letters", upload('{"at":"52.520008N 13.404954M"}'), 0),
    Example("as an event says", upload('{"name":"location_update","props":{"c":[51.507351,-0.127758],"acc":12}}'), 1),
    Example("a map moved", upload('{"name":"map_move","props":{"c":[51.507351,-0.127758],"zoom":12}}'), 0),
    Example("latitude and longitude", upload('{"lat":31.230416,"lng":121.473701}'), 1),
    Example("in the query", upload(b"", path="/weather?latitude=51.50735&longitude=-0.12776"), 1),
    Example("as one pair", upload('{"gps":"31.230416,121.473701"}'), 1),
    Example("GeoJSON", upload('{"type":"Point","coordinates":[121.473701,31.230416]}'), 1),
    Example("scaled whole numbers", upload('{"latitudeE7":312304160,"longitudeE7":1214737010}'), 1),
    Example("keys that differ in the axis", upload('{"mylat":"31.230416","mylon":"121.473701"}'), 1),
    Example("a receiver's sentence", upload("$GPGGA,123519,4807.038,N,01131.000,E,1,08", content_type="text/plain"), 1),
    Example("degrees and minutes in a text", upload('{"note":"48°07\'02.3\\"N 11°31\'00.0\\"E"}'), 1),
    Example("with an emergency call", upload('{"text":"ML=1;lt=+54.76397;lg=-0.18305;rd=50"}'), 1),
    Example("as a plus code", upload('{"plus_code":"8FW4V75V+8Q"}'), 1),
    Example("in a system that is named", upload('{"coor":"bd09ll","point_x":116.481488,"point_y":39.990464}'), 1),
    Example(
        "access points around",
        upload(
            '{"wifi":[{"mac":"3c:52:a1:0f:11:02","rssi":-61},{"mac":"3c:52:a1:0f:77:1e","rssi":-74}],"considerIp":false}',
            path="/geolocate",
        ),
        1,
    ),
    Example("a cell of a mobile network", upload('{"mcc":262,"mnc":1,"lac":3312,"cid":331221}', path="/position"), 1),
    Example(
        "things that answer by Bluetooth",
        upload('{"found":[{"mac":"3c:52:a1:0f:11:02","rssi":-61},{"mac":"3c:52:a1:0f:77:1e","rssi":-74}]}'),
        0,
    ),
    Example("a network without a cell", upload('{"mcc":262,"mnc":1,"carrier":"Example"}'), 0),
    Example(
        "rows of a track", upload('{"pts":[[1700000000,52.520008,13.404954,12],[1700000060,52.520108,13.405954,8]]}'), 2
    ),
    Example(
        "rows of a sensor",
        upload('{"acc":[[1700000000123,0.12345,-9.81234,0.44321],[1700000000143,0.12355,-9.81134,0.4]]}'),
        0,
    ),
    Example("on a page that is drawn on", upload('{"tool":"pen","x":116.481488,"y":39.990464}'), 0),
    Example("delays", upload('{"p50_lat":12.1234,"long_tasks":12.1234}'), 0),
    Example("a cloud of points", upload('{"points":[[1.23456,2.34567],[3.45678,4.56789]]}'), 0),
    Example("a place in a game", upload('{"player":{"position":{"x":12.3456,"y":45.6789}}}'), 0),
    Example("in columns", upload('{"lat":[52.520008,52.520108],"lng":[13.404954,13.405054]}'), 2),
    Example("a run on a map", upload('{"run":{"polyline":"_p~iF~ps|U_ulLnnqC_mqNvxq`@","dist":5012}}'), 1),
    Example("a track in pairs", upload('{"track":{"pts":"52.520008,13.404954;52.520108,13.405054"}}'), 1),
    Example("an area of a map", upload('{"area":"52.520008,13.404954;52.620108,13.505054;52.5,13.5"}'), 0),
    Example("in German", upload('{"breite":52.520008,"laenge":13.404954}'), 1),
    Example("a size in German", upload('{"breite":52.5,"laenge":113.4}'), 0),
    Example("latencies in columns", upload('{"lat_ms":[12.33123,14.11221],"long_ms":[33.11213,31.23332]}'), 0),
    Example("in a path", upload(b"", path="/track/52.520008/13.404954"), 1),
    Example("as a system prints it", upload('{"msg":"Location[fused 52.520008,13.404954 hAcc=12.3]"}'), 1),
    Example("of a film (ISO 6709)", upload('{"location.ISO6709":"+52.520008+013.404954+034.1/"}'), 1),
    Example("with decimal commas", upload('{"user_lat":"52,520008","user_lng":"13,404954"}'), 1),
    Example("parameters of a call", upload('{"method":"geo.update","params":[52.520008,13.404954,12]}'), 1),
    Example("points under a letter", upload('{"positions":[{"ts":1764129600,"c":[13.404954,52.520008]}]}'), 1),
    Example(
        "shops in a list",
        upload('[{"store":"A","lat":52.52001,"lng":13.40495},{"store":"B","lat":52.53,"lng":13.4}]'),
        0,
    ),
    Example("a seller's place", upload('{"vendor":{"name":"Pizza Rosa","latitude":52.5291,"longitude":13.4011}}'), 0),
    Example("a shop's place", upload('{"shop":{"lat":31.230416,"lng":121.473701}}'), 0),
    Example("beside its geohash", upload('{"g":"u281z7j7p","l":[48.137154,11.576124]}'), 1),
    Example("beside another's geohash", upload('{"g":"u281z7j7p","l":[18.137154,11.576124]}'), 0),
    Example(
        "of a photograph, in fractions",
        upload('{"GPSLatitude":"48/1, 8/1, 1375/100","GPSLongitude":"11/1, 34/1, 3404/100"}'),
        1,
    ),
    Example("sides of pictures", upload('{"ratios":"16/9, 4/3, 21/9"}'), 0),
    Example("no fix", upload('{"lat":0,"lng":0}'), 0),
    Example(
        "two axes, where the path is of places",
        upload('{"x":116.407396,"y":39.904211,"radius":12}', path="/lbs/report"),
        1,
    ),
    Example("two axes of a drawing", upload('{"x":116.407396,"y":39.904211}', path="/canvas/report"), 0),
    Example("letters before the degrees", upload('{"d":"N39.904211 E116.407396"}'), 1),
    Example("a ratio of two sides", upload('{"d":"N39.904211 / S116.407396"}'), 0),
    Example("points from a receiver", upload('{"p":[{"x":13.404954,"y":52.520008}],"src":"gps"}'), 1),
    Example("a light in a scene", upload('{"light":{"lat":0.12,"lng":0.33}}'), 0),
    Example("sizes", upload('{"position":[12,40],"size":"1080.00,1920.00"}'), 0),
    Example("places in an answer", download('{"lat":31.230416,"lng":121.473701}'), 0),
)
