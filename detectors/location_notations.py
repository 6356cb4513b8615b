"""Places in notations of their own, by which a text is one whatever its field is called: a receiver's sentence, a geo URI, a
map's label, a fix as systems print it; and codes in one word."""

import re
from fractions import Fraction

# A receiver's sentence (NMEA 0183): degrees and minutes run together.
_NMEA = re.compile(
    r"\$G[PNLAB](?:GGA|RMC|GLL),(?:[^,]*,){0,2}?(\d{2})(\d{2}\.\d{2,}),([NS]),(\d{3})(\d{2}\.\d{2,}),([EW])"
)
# What a telephone sends with an emergency call (Advanced Mobile Location, ETSI TR 103 393).
_AML = re.compile(r"\bML=\d;lt=([+-]?\d{1,2}\.\d{3,});lg=([+-]?\d{1,3}\.\d{3,})")
_GEO_URI = re.compile(r"\bgeo:(-?\d{1,2}\.\d{3,}),(-?\d{1,3}\.\d{3,})")  # RFC 5870
# As systems print a fix: Android's Location, iOS' CLLocation; and ISO 6709, as films and photographs carry it.
_PRINTED = re.compile(
    r"\bLocation\[\w+ (-?\d{1,2}\.\d{3,}),(-?\d{1,3}\.\d{3,})|<([+-]\d{1,2}\.\d{3,}),([+-]\d{1,3}\.\d{3,})> \+/-|"
    r"(?<!\S)([+-]\d{2}\.\d{3,})([+-]\d{3}\.\d{3,})(?:[+-]\d+(?:\.\d+)?)?/"
)
_SEXAGESIMAL = re.compile(
    r"(\d{1,2})\s?°\s?(\d{1,2})\s?['′’]\s?(\d{1,2}(?:[.,]\d+)?)\s?(?:[\"″”]|'')\s?([NS])[\s,;/]{0,3}"
    r"(\d{1,3})\s?°\s?(\d{1,2})\s?['′’]\s?(\d{1,2}(?:[.,]\d+)?)\s?(?:[\"″”]|'')\s?([EWO])"
)
_LETTERED = re.compile(r"(\d{1,2}\.\d{3,})\s?°?\s?([NS])[\s,;/]{1,3}(\d{1,3}\.\d{3,})\s?°?\s?([EWO])\b")
_LED = re.compile(r"\b([NS]) ?(\d{1,2}\.\d{3,})°?[\s,;/]{1,3}([EWO]) ?(\d{1,3}\.\d{3,})")  # N39.90421 E116.40740
_RATIONALS = re.compile(r"\[?\s?(\d{1,4}/\d{1,6})[, ]{1,2}(\d{1,4}/\d{1,6})[, ]{1,2}(\d{1,10}/\d{1,9})\s?\]?")
_ONE_AXIS = re.compile(r"(\d{1,3})\s?(?:°|deg)\s?(\d{1,2})\s?['′’]\s?(\d{1,2}(?:[.,]\d+)?)\s?(?:[\"″”]|'')?\s?[NSEWO]?")
# Places in one word, under a key that names the notation: geohash, plus code, military grid, three words, a cell of H3 or S2.
CODES = {
    "geohash": re.compile(r"[0-9b-hjkmnp-z]{6,12}"),
    "pluscode": re.compile(r"[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?: .{2,60})?"),
    "mgrs": re.compile(r"\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d{3,5} ?\d{3,5}"),
    "w3w": re.compile(r"(?:///)?(?!www\.)[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}"),
    "h3": re.compile(r"8[7-9a-f][0-9a-f]{13}"),
}
CODES |= {"olc": CODES["pluscode"], "pluscodes": CODES["pluscode"], "what3words": CODES["w3w"], "h3index": CODES["h3"]}
_EXACT = r"(-?\d{1,3}\.\d{5,})"
# A track in one text: pairs as exact as fixes, one behind the other.
TRACK = re.compile(rf"{_EXACT},\s?{_EXACT}(?:[;| ]\s?-?\d{{1,3}}\.\d+,\s?-?\d{{1,3}}\.\d+)+;?\Z")
_POLYLINE = re.compile(r"[?-~]{8,}")
_LONGEST_TRACK = 20_000  # characters
_LONGEST_AXIS = 64
_SEVERAL = 2
_AS_FAR = 6  # characters of a geohash: of about a kilometre
SYSTEM = re.compile(r"(?:bd-?09(?:ll|mc)?|gcj-?02(?:ll)?|wgs-?84(?:ll)?|epsg:4326)", re.IGNORECASE)
SYSTEMS = frozenset("sr srid srs crs wkid epsg".split())  # what one is called whose number follows


def in_notation(text: str) -> tuple[float, float] | None:
    """Degrees north and east, as a receiver, a geo URI or a map's label writes them."""
    if "." not in text and "°" not in text:
        return None
    if pair := _GEO_URI.search(text) or _AML.search(text):
        return float(pair[1]), float(pair[2])
    if printed := _PRINTED.search(text):
        lat, lng = (part for part in printed.groups() if part is not None)
        return float(lat), float(lng)
    if sentence := _NMEA.search(text):
        north, east = (int(sentence[n]) + float(sentence[n + 1]) / 60 for n in (1, 4))
        return north * sign(sentence[3]), east * sign(sentence[6])
    if lettered := _LETTERED.search(text):
        return float(lettered[1]) * sign(lettered[2]), float(lettered[3]) * sign(lettered[4])
    if led := _LED.search(text):
        return float(led[2]) * sign(led[1]), float(led[4]) * sign(led[3])
    if label := _SEXAGESIMAL.search(text):
        north, east = (
            int(label[n]) + int(label[n + 1]) / 60 + float(label[n + 2].replace(",", ".")) / 3600 for n in (1, 5)
        )
        return north * sign(label[4]), east * sign(label[8])
    return None


def sexagesimal(text: str) -> list[float] | None:
    """Degrees, minutes and seconds of one axis, as a photograph holds them (`48/1, 8/1, 1375/100`) or a program prints them."""
    if "/" not in text and "°" not in text and "deg" not in text:
        return None
    parts = (_RATIONALS.fullmatch(text) or _ONE_AXIS.fullmatch(text)) if len(text) <= _LONGEST_AXIS else None
    try:
        return [float(Fraction(part.replace(",", "."))) for part in parts.groups()] if parts else None
    except ZeroDivisionError:
        return None


def is_geohash_of(text: str, north: float, east: float) -> bool:
    """Whether a text is the geohash of a place: what databases index a pair of degrees by."""
    if not CODES["geohash"].fullmatch(text) or not (-90 <= north <= 90 and -180 <= east <= 180):
        return False
    import pygeohash

    return pygeohash.encode(north, east, _AS_FAR).startswith(text[:_AS_FAR])


def first_of_polyline(text: str) -> tuple[float, float] | None:
    """Where a track begins that is encoded in one text, in Google's notation; None where the text is no track."""
    import polyline

    if not _POLYLINE.fullmatch(text):
        return None
    try:
        points = polyline.decode(text[:_LONGEST_TRACK])
    except (IndexError, ValueError):
        return None
    on_earth = all(-90 <= north <= 90 and -180 <= east <= 180 for north, east in points)
    return points[0] if len(points) >= _SEVERAL and on_earth else None


def sign(side: str) -> int:
    """-1 for the south and the west, whose degrees are negative."""
    return -1 if side in "SW" else 1
