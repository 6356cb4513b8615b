"""What shapes are made with: one session's people, a stream of choices, and the ways a body is packed."""

import base64
import gzip
import json
import plistlib
import random
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import brotli
import cbor2
import msgpack

from benchmarks.corpus.people import Household, Person, person

FORM = "application/x-www-form-urlencoded"
Label = tuple[str, str]  # (direction, category)


@dataclass
class Flow:
    """A request, its answer, and WebSocket messages (bytes from the client) if there are any."""

    url: str
    body: bytes = b""
    kind: str = ""
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    answer: bytes = b'{"ok":true}'
    answer_kind: str = "application/json"
    frames: Sequence[bytes] = ()


@dataclass
class Case:
    """Flows of one shape and the labels that each of them must be given; nothing else may be."""

    shape: str
    flows: list[Flow]
    labels: frozenset[Label]
    allowed: frozenset[Label] = frozenset()  # true as well, and not asked for
    by_subject_only: bool = False  # not to be told without planted values


Shape = Callable[["World"], Case]
POSITIVE: dict[str, Shape] = {}
NEGATIVE: dict[str, Shape] = {}


def positive(
    *labels: str, allowed: tuple[str, ...] = (), by_subject_only: bool = False
) -> Callable[[Callable[["World"], Flow | list[Flow]]], None]:
    """Registers a shape that holds these categories, each 'upload category' or 'download category'."""
    wanted, besides = (
        frozenset((p[0], p[1]) for p in (label.split() for label in given)) for given in (labels, allowed)
    )

    def register(make: Callable[["World"], Flow | list[Flow]]) -> None:
        name = make.__name__

        def shape(world: "World") -> Case:
            made = make(world)
            return Case(name, made if isinstance(made, list) else [made], wanted, besides, by_subject_only)

        assert name not in POSITIVE, name
        POSITIVE[name] = shape

    return register


def negative(make: Callable[["World"], Flow | list[Flow]]) -> None:
    """Registers a shape that holds nothing."""

    def shape(world: "World") -> Case:
        made = make(world)
        return Case(make.__name__, made if isinstance(made, list) else [made], frozenset())

    assert make.__name__ not in NEGATIVE, make.__name__
    NEGATIVE[make.__name__] = shape


class World:
    """One session: its people and its choices."""

    def __init__(self, home: Household, rng: random.Random) -> None:
        self.home, self.rng = home, rng
        self.host = f"{rng.choice(('api', 'gw', 'mobile', 'app', 'edge', 'svc'))}.{self.word(6)}.example"

    def pick(self, *options: str) -> str:
        """One of the options."""
        return self.rng.choice(options)

    def word(self, size: int = 5) -> str:
        """Letters that mean nothing."""
        return "".join(self.rng.choice("bcdfghklmnprstvz" if n % 2 == 0 else "aeiou") for n in range(size))

    def hexes(self, size: int) -> str:
        """Hex digits."""
        return "".join(self.rng.choice("0123456789abcdef") for _ in range(size))

    def key(self, *options: str) -> str:
        """A key in one of the spellings that programmers use."""
        name = self.rng.choice(options)
        parts = name.split("_")
        style = self.rng.randrange(6)
        if not name.isascii() or style == 0:
            return name
        if style == 4:
            return self.rng.choice(("usr", "m", "app", "x", "fld", "req")) + "_" + name.lower()
        if len(parts) == 1:
            return name
        if style == 5:
            return "".join(parts).lower()
        camel = parts[0] + "".join(part.capitalize() for part in parts[1:])
        return camel if style == 1 else name.replace("_", "-") if style == 2 else camel[0].upper() + camel[1:]

    def url(self, *paths: str, query: Mapping[str, str] | None = None) -> str:
        """A URL of this session's host."""
        tail = f"?{urlencode(query)}" if query else ""
        return (
            f"https://{self.host}/{self.pick('v1', 'api', 'v2', 'm', 'gateway', 'rest')}/{self.rng.choice(paths)}{tail}"
        )

    def contacts(self, low: int = 4, high: int = 30) -> list[Person]:
        """Some of the contacts."""
        return self.rng.sample(self.home.contacts, self.rng.randint(low, min(high, len(self.home.contacts))))

    def friends(self, low: int = 3) -> list[Person]:
        """Some of the friends."""
        return self.rng.sample(self.home.friends, self.rng.randint(low, len(self.home.friends)))

    def strangers(self, low: int = 4, high: int = 12) -> list[Person]:
        """People of the world at large: authors, players, shop owners."""
        home = self.home
        people = (home.owner, *home.contacts, *home.friends)
        known, numbers = {one.name for one in people}, {one.phone for one in people}
        abroad = "GB" if home.country == "US" else "US"
        count = self.rng.randint(low, high)
        others: list[Person] = []
        for tries in range(10_000):
            one = person(home.country if tries < 60 else abroad, self.rng)
            if len(others) == count:
                break
            if one.phone not in numbers and not any(one.name in name or name in one.name for name in known):
                others.append(one)
        return others

    def book(self) -> tuple[str, str]:
        """One of the books: title and id."""
        return self.rng.choice(self.home.books)

    def dialled(self, one: Person) -> str:
        """A number in one of the ways an address book keeps it."""
        return self.pick(
            one.phone,
            one.phone,
            one.national(),
            one.national("spaced"),
            one.phone[1:],
            one.phone.replace(one.code, f"{one.code} ", 1),
        )

    def noise(self) -> dict[str, object]:
        """Fields that stand beside anything."""
        made: dict[str, object] = {
            self.pick("ts", "timestamp", "t", "client_time"): 1_600_000_000_000 + self.rng.randrange(10**11),
            self.pick("device_id", "did", "install_id", "udid"): self.hexes(16),
            self.pick(
                "app_version", "ver", "build"
            ): f"{self.rng.randrange(9)}.{self.rng.randrange(20)}.{self.rng.randrange(9)}",
            self.pick("os", "platform"): self.pick("android", "ios"),
            self.pick("nonce", "seq", "req_id"): self.rng.randrange(10**9),
            self.pick("sign", "sig", "token"): self.hexes(self.rng.choice((32, 40, 64))),
            self.pick("channel", "lang", "net"): self.pick("googleplay", "en", "wifi", "zh-CN"),
        }
        return dict(self.rng.sample(list(made.items()), self.rng.randint(1, 5)))

    def around(self, content: object) -> object:
        """The content, alone or somewhere in an envelope."""
        style = self.rng.randrange(4)
        if style == 0 or not isinstance(content, dict):
            return content if isinstance(content, dict | list) else {"data": content}
        if style == 1:
            return {**self.noise(), **content}
        if style == 2:
            return {**self.noise(), self.pick("data", "payload", "params", "body", "req", "args"): content}
        return {"header": self.noise(), "body": {self.pick("content", "info", "biz"): content}}

    def send(self, url: str, content: object, method: str = "POST") -> Flow:
        """A request whose body is the content in an envelope and in some packing."""
        name, body, kind, headers = self.pack(self.around(content))
        if name == "websocket":
            return Flow(url.replace("https", "https"), method="GET", frames=[body])
        return Flow(url, body, kind, method, headers)

    def pack(self, content: object) -> tuple[str, bytes, str, dict[str, str]]:
        """(packing, body, content type, headers)."""
        plain = json.dumps(content, ensure_ascii=self.rng.random() < 0.4).encode("utf-8", "surrogatepass")
        octets = "application/octet-stream"
        match self.rng.randrange(22):
            case 0:
                return "gzip", gzip.compress(plain), "application/json", {"content-encoding": "gzip"}
            case 1:
                return "br", brotli.compress(plain), "application/json", {"content-encoding": "br"}
            case 2:
                return "gzip no header", gzip.compress(plain), octets, {}
            case 3:
                inner = base64.b64encode(gzip.compress(plain)).decode()
                return "gzip base64 json", json.dumps({self.word(): inner, "v": 3}).encode(), "application/json", {}
            case 4:
                return (
                    "base64 form",
                    urlencode({self.word(4): base64.b64encode(plain).decode(), "c": "1"}).encode(),
                    FORM,
                    {},
                )
            case 5:
                return (
                    "json form",
                    urlencode({self.word(4): plain.decode(), "c": "1"}).encode(),
                    FORM,
                    {},
                )
            case 6:
                return "json json", json.dumps({"m": 1, self.word(4): plain.decode()}).encode(), "application/json", {}
            case 7:
                return "msgpack", msgpack.packb(content), "application/msgpack", {}
            case 8:
                return "cbor", cbor2.dumps(content), octets, {}
            case 9:
                return "plist", plistlib.dumps(_no_null(content), fmt=plistlib.FMT_BINARY), octets, {}
            case 10:
                return "websocket", plain, "", {}
            case 11:
                return "deflate", zlib.compress(plain), octets, {}
            case 12:
                edge = "----" + self.word(8)
                body = (
                    f'--{edge}\r\nContent-Disposition: form-data; name="{self.word(4)}"\r\n\r\n'.encode()
                    + plain
                    + f"\r\n--{edge}--\r\n".encode()
                )
                return "multipart", body, f"multipart/form-data; boundary={edge}", {}
            case 13 if isinstance(content, dict):
                return (
                    "bracket form",
                    urlencode(list(_brackets(content))).encode(),
                    FORM,
                    {},
                )
            case 14:
                return "json lines", b'{"event":"start"}\n' + plain + b"\n", "application/x-ndjson", {}
            case 15:
                return "percent twice", f"d={quote(quote(plain))}&s=1".encode(), FORM, {}
        return "json", plain, self.pick("application/json", "application/json; charset=utf-8", "text/plain"), {}


def get(w: World, content: object, *paths: str) -> Flow:
    """A bare request whose answer is the content as JSON."""
    return Flow(w.url(*paths), method="GET", answer=json.dumps(content, ensure_ascii=False).encode())


def post(url: str, content: object, kind: str = "application/json", method: str = "POST") -> Flow:
    """A request whose body is the content as plain JSON, without envelope or packing."""
    return Flow(url, json.dumps(content, ensure_ascii=False).encode(), kind, method)


def here(w: World) -> tuple[float, float]:
    """A latitude and a longitude, as exact as a fix."""
    return round(w.rng.uniform(-60, 60), 6), round(w.rng.uniform(-150, 150), 6)


def _no_null(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _no_null(item) for key, item in value.items() if item is not None}
    return [_no_null(item) for item in value] if isinstance(value, list) else value


def _brackets(value: object, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        pairs = ((str(key) if not prefix else f"{prefix}[{key}]", item) for key, item in value.items())
    elif isinstance(value, list):
        pairs = ((f"{prefix}[{index}]", item) for index, item in enumerate(value))
    else:
        return [(prefix, "" if value is None else str(value))]
    return [pair for key, item in pairs for pair in _brackets(item, key)]


def varint(value: int) -> bytes:
    """A protobuf varint."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def proto(*fields: tuple[int, object]) -> bytes:
    """A protobuf message of (number, value): int, float (as double), text, bytes."""
    out = b""
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        elif isinstance(value, float):
            out += varint(number << 3 | 1) + struct.pack("<d", value)
        else:
            data = value.encode() if isinstance(value, str) else value
            assert isinstance(data, bytes)
            out += varint(number << 3 | 2) + varint(len(data)) + data
    return out


def frame(message: bytes, packed: bool = False) -> bytes:
    """A gRPC frame."""
    data = gzip.compress(message) if packed else message
    return bytes([packed]) + struct.pack(">I", len(data)) + data


# Shapes as tables, by name: the labels, the path and the content; of clean ones the path and the content.
Held = Mapping[str, tuple[str, str, object]]
Clean = Mapping[str, tuple[str, object]]


def tabled(sent: Held, answered: Held, sent_clean: Clean, answered_clean: Clean) -> None:
    """Registers shapes that are one JSON document each, sent or answered."""
    for name, (label, path, content) in sent.items():
        _register(name, _sending(path, content), *(f"upload {one}" for one in label.split()))
    for name, (label, path, content) in answered.items():
        _register(name, _answering(path, content), *(f"download {one}" for one in label.split()))
    for name, (path, content) in sent_clean.items():
        _register(name, _sending(path, content))
    for name, (path, content) in answered_clean.items():
        _register(name, _answering(path, content))


def _sending(path: str, content: object) -> Callable[["World"], Flow]:
    return lambda w: w.send(w.url(path), content)


def _answering(path: str, content: object) -> Callable[["World"], Flow]:
    return lambda w: get(w, content, path)


def _register(name: str, shape: Callable[["World"], Flow], *labels: str) -> None:
    shape.__name__ = name
    (positive(*labels) if labels else negative)(shape)
