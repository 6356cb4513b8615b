"""The quick walk through a flow file gives what mitmproxy's own reader gives, and no less, whatever is in the file."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy import http
from mitmproxy.io import FlowReader, FlowWriter, tnetstring
from mitmproxy.test import tflow

import captures
from addon.errors import InputError
from addon.frames import pack, unpack
from addon.sources import Place, mitm, open_capture, tnetstring_walk
from addon.sources.addressed import addressed
from addon.sources.record import Broken, Record

DATA = Path(__file__).parents[1] / "data"
FILES = [*sorted(captures.FOLDER.glob("*.mitm")), *sorted(DATA.glob("*.mitm"))]


def both(path: Path) -> tuple[list, list]:
    return outcome(quickly(path)), outcome(plainly(path))


def quickly(path: Path):
    return open_capture(Place(str(path))).records()


def plainly(path: Path):
    with path.open("rb") as file:
        yield from mitm.read_plainly(file, path.stat().st_size)


def outcome(records) -> list:
    found: list = []
    try:
        found.extend(records)
    except Broken as broken:
        found.append(str(broken))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_capture_reads_the_same(path):
    quick, plain = both(path)
    assert quick == plain
    assert plain


def test_files_of_the_current_version_need_no_twin(monkeypatch):
    monkeypatch.setattr(mitm, "_convert", lambda state: pytest.fail("left to mitmproxy's reader"))
    for stem in captures.RUNS:
        assert outcome(quickly(captures.FOLDER / f"{stem}.mitm"))


def test_cut_off_and_changed_anywhere_it_reads_no_less(tmp_path):
    """A flow spoilt where nothing is needed of it is read all the same; what both read is the same, in order."""
    whole = (captures.FOLDER / "ling-violating.mitm").read_bytes()
    rng, path = random.Random(5), tmp_path / "x.mitm"
    for _ in range(400):
        data = bytearray(whole[: rng.randrange(1, len(whole))] if rng.random() < 0.3 else whole)
        for _ in range(rng.randrange(0, 4)):
            data[rng.randrange(len(data))] = rng.choice(b"0123456789:,;#^!~]}\xff{a")
        path.write_bytes(data)
        quick, plain = both(path)
        rest = iter([record for record in quick if isinstance(record, Record)])
        assert all(record in rest for record in plain if isinstance(record, Record))


@given(
    st.sampled_from(["GET", "POST", "", "gét", "CONNECT"]),
    st.sampled_from(["a.example", "", "[::1]", "é.example", "a.example:99"]),
    st.sampled_from(["/", "*", "/a?b=c#d", "", "/\xff"]),
    st.sampled_from(["", "b.example", "b.example:8443", "\xff"]),
    st.one_of(st.none(), st.binary(max_size=50)),
    st.booleans(),
    st.sampled_from(["HTTP/1.1", "HTTP/2.0", "HTTP/3"]),
    st.sampled_from(["", "c.example", "c.example:8443"]),
)
@settings(max_examples=200, deadline=None)
def test_odd_flows_read_the_same(tmp_path_factory, method, host, path, host_header, body, answered, version, authority):
    flow = tflow.tflow(resp=answered)
    flow.request.data.method = method.encode("latin-1", "replace")
    flow.request.data.path = path.encode("latin-1")
    flow.request.data.host = host
    flow.request.data.http_version = version.encode()
    flow.request.data.authority = authority.encode()
    flow.request.data.content = body
    flow.request.headers = http.Headers([(b"X-\xff", b"1"), (b"x", b"")])
    if host_header:
        flow.request.headers["host"] = host_header
    file = tmp_path_factory.mktemp("odd") / "x.mitm"
    with file.open("wb") as out:
        FlowWriter(out).add(flow)
    quick, plain = both(file)
    assert quick == plain
    if isinstance(plain[0], Record):  # and so does a frame of the live proxy's spool
        assert unpack(pack(flow, 0)).flow == plain[0].flow
        assert unpack(pack(flow, 0)).messages[0] == plain[0].messages[0]


def test_maps_whose_keys_come_in_any_order_read_the_same(tmp_path, monkeypatch):
    flows = list(FlowReader((captures.FOLDER / "ling-violating.mitm").open("rb")).stream())
    rng, path = random.Random(3), tmp_path / "x.mitm"
    with path.open("wb") as file:
        for flow in [flow for flow in flows for _ in range(6)]:
            state = flow.get_state()
            for name in ("request", "response"):
                if state[name] and rng.random() < 0.5:
                    state[name] = shuffled(state[name], rng)
            if rng.random() < 0.3:
                state = shuffled(state, rng)
            file.write(tnetstring.dumps(state))
    plain = outcome(plainly(path))
    monkeypatch.setattr(mitm, "record_in", lambda data: pytest.fail("left to mitmproxy's reader"))
    assert outcome(quickly(path)) == plain
    assert len(plain) == 6 * len(flows)


def shuffled(state: dict, rng: random.Random) -> dict:
    return dict(rng.sample(list(state.items()), len(state)))


def test_deep_nesting_is_stepped_over():
    data = b"0:~"
    for _ in range(2000):
        data = b"%d:%s]" % (len(data), data)
    place, end = tnetstring_walk.element(data, 0)
    assert end == len(data)
    with pytest.raises(tnetstring_walk.Unknown):
        tnetstring_walk.record_at(data, place)


@pytest.mark.parametrize("path", [*FILES, *sorted(DATA.glob("mitm-*.har"))], ids=lambda path: path.name)
def test_the_parts_of_a_capture_are_the_whole(path, small_parts):
    capture = open_capture(Place(str(path)))
    parts = capture.slices()
    assert [part.stop for part in parts] == [*(part.start for part in parts[1:]), capture.size]
    whole, first = outcome(capture.records()), 0
    for part in parts:
        assert part.first == first
        found = outcome(capture.records(part))
        assert found == whole[first : first + len(found)]
        first += len(found)
    assert first == len(whole)


def test_the_parts_of_a_spoilt_capture_are_the_whole(tmp_path, small_parts):
    whole = (captures.FOLDER / "ling-violating.mitm").read_bytes()
    rng, path, several = random.Random(7), tmp_path / "x.mitm", 0
    for _ in range(200):
        data = bytearray(whole[: rng.randrange(1, len(whole))] if rng.random() < 0.3 else whole)
        for _ in range(rng.randrange(0, 4)):
            data[rng.randrange(len(data))] = rng.choice(b"0123456789:,;#^!~]}\xff{a")
        path.write_bytes(data)
        try:
            capture = open_capture(Place(str(path)))
        except InputError:
            continue
        parts = capture.slices()
        several += len(parts) > 1
        assert [one for part in parts for one in outcome(capture.records(part))] == outcome(capture.records())
    assert several > 100


HOSTS = st.sampled_from(["api.app.example", "10.0.0.1", "2001:db8::1", "bücher.example", "", "a b"])
AUTHORITIES = st.sampled_from(
    [
        b"",
        b"api.app.example",
        b"api.app.example:8443",
        b"[2001:db8::1]:99",
        b"xn--bcher-kva.example",
        b"b\xfccher",
        b"a:b:c",
    ]
)
FIELDS = st.lists(
    st.tuples(st.sampled_from([b"Host", b"host", b"Accept"]), AUTHORITIES | st.just(b"api.app.example:80")), max_size=3
)


@given(
    host=HOSTS,
    port=st.sampled_from([80, 443, 8080, 0]),
    method=st.sampled_from([b"GET", b"post", b"CONNECT", b"\xff"]),
    scheme=st.sampled_from([b"http", b"https", b"", b"ws"]),
    authority=AUTHORITIES,
    path=st.sampled_from([b"/", b"/a?b=c%20d", b"*", b"", b"/\xff\xe4", b"http://other.example/x", b"//x"]),
    version=st.sampled_from([b"HTTP/1.1", b"HTTP/2.0", b"HTTP/3", b"HTTP/1.0", b""]),
    fields=FIELDS,
)
@settings(max_examples=1000)
def test_method_and_url_are_mitmproxys(host, port, method, scheme, authority, path, version, fields):
    """Twice each: what is remembered of one request is said of the next."""
    parts = (host, port, method, scheme, authority, path, version)
    request = http.Request(*parts, http.Headers(fields), b"", None, 0, None)
    for _ in range(2):
        assert addressed(*parts, tuple(fields)) == (request.method, request.pretty_url)
