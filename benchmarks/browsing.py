"""A capture as an hour with a phone gives it: pictures, scripts, catalogues, feeds, news, settings and pages come in, telemetry
goes out, and now and then contacts."""

import json
import random
from collections.abc import Callable
from pathlib import Path

from mitmproxy.io import FlowWriter

from benchmarks import traffic

_WORDS = "the of a to in shop summer red light quick river store phone case bag shoes book travel music window".split()
Exchange = tuple[str, bytes, bytes, str]  # path and query, body sent, body that comes, and its content type


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(_WORDS, k=count))


def _json(document: object) -> bytes:
    return json.dumps(document).encode()


def _picture(rng: random.Random) -> Exchange:
    return f"/i/{rng.getrandbits(64):x}.png", b"", b"\x89PNG\r\n\x1a\n" + rng.randbytes(5000), "image/png"


def _script(rng: random.Random) -> Exchange:
    code = f"function a(b){{return b+{rng.random()}}};" + _words(rng, 400)
    return f"/static/{rng.getrandbits(32):x}.js", b"", code.encode(), "application/javascript"


def _catalogue(rng: random.Random) -> Exchange:
    def product() -> dict[str, object]:
        images = (f"https://cdn.shop.example/i/{rng.getrandbits(64):x}.jpg" for _ in range(3))
        return {
            "id": rng.randrange(10**9),
            "sku": f"{rng.getrandbits(40):x}",
            "title": _words(rng, 6).title(),
            "price": {"amount": rng.randrange(99_999) / 100, "currency": "EUR"},
            "images": [{"url": url, "w": 640, "h": 480} for url in images],
            "rating": rng.randrange(50) / 10,
            "brand": {"id": rng.randrange(999), "name": _words(rng, 1).title()},
            "in_stock": True,
            "tags": rng.choices(_WORDS, k=4),
            "updated_at": f"2026-01-{rng.randrange(1, 28):02}T10:00:00Z",
        }

    items = [product() for _ in range(20)]
    return f"/api/v2/products?page={rng.randrange(99)}", b"", _json({"items": items, "total": 999}), "application/json"


def _feed(rng: random.Random) -> Exchange:
    def post() -> dict[str, object]:
        return {
            "pk": str(rng.randrange(10**18)),
            "taken_at": 1_700_000_000 + rng.randrange(10**6),
            "caption": {"text": _words(rng, 20)},
            "like_count": rng.randrange(9999),
            "user": {"pk": rng.randrange(10**10), "username": _words(rng, 2).replace(" ", "_"), "is_verified": False},
            "image": {"width": 1080, "url": f"https://cdn.feed.example/v/{rng.getrandbits(128):x}.jpg?oh=1"},
            "has_liked": False,
        }

    posts = [post() for _ in range(12)]
    return (
        f"/api/v1/feed?max_id={rng.getrandbits(48):x}",
        b"",
        _json({"items": posts, "more": True}),
        "application/json",
    )


def _news(rng: random.Random) -> Exchange:
    def article() -> dict[str, object]:
        return {
            "articleId": rng.getrandbits(40),
            "headline": _words(rng, 9),
            "byline": "By " + _words(rng, 2).title(),
            "body": f"<p>{_words(rng, 60)}</p>",
            "publishedAt": "2026-02-01T08:00:00Z",
        }

    return "/news/v3/top", b"", _json({"articles": [article() for _ in range(10)]}), "application/json"


def _settings(rng: random.Random) -> Exchange:
    flags = {word: rng.random() < 0.5 for word in _WORDS}
    return "/config/v1?platform=android", b"", _json({"flags": flags, "ttl": 300}), "application/json"


def _page(rng: random.Random) -> Exchange:
    links = "".join(f"<div class=c><a href=/p/{rng.randrange(999)}>{_words(rng, 12)}</a></div>" for _ in range(60))
    page = f"<html><head><title>{_words(rng, 3)}</title></head><body>{links}</body></html>"
    return "/", b"", page.encode(), "text/html; charset=utf-8"


def _telemetry(rng: random.Random) -> Exchange:
    return f"/v1/batch?seq={rng.randrange(9999)}", traffic.body(rng, telling=0), b'{"ok":true}', "application/json"


def _contacts(rng: random.Random) -> Exchange:
    return "/v1/contacts", traffic.body(rng, telling=1), b'{"ok":true}', "application/json"


# Of a hundred flows, so many.
KINDS: dict[Callable[[random.Random], Exchange], int] = {
    _picture: 30, _script: 8, _catalogue: 10, _feed: 7, _news: 5, _settings: 6, _page: 4, _telemetry: 28, _contacts: 2,
}  # fmt: skip


def write(path: Path, flows: int, seed: int = 1) -> Path:
    """A flow file of so many exchanges; another seed, other ids, numbers and words in them."""
    rng = random.Random(seed)
    with path.open("wb") as file:
        writer = FlowWriter(file)
        for index, kind in enumerate(rng.choices(list(KINDS), weights=KINDS.values(), k=flows)):
            address, sent, answer, content_type = kind(rng)
            headers = {"User-Agent": "App/7.1 (Android 14; Pixel 8)", "Accept": "*/*"}
            headers |= {"Content-Type": "application/json"} if sent else {}
            url = f"https://api{index % 5}.app.example{address}"
            answered = (answer, {"Content-Type": content_type})
            writer.add(traffic.exchange("POST" if sent else "GET", url, (sent, headers), answered))
    return path
