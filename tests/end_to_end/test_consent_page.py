"""The page on the device, pressed in a real Chromium through the real proxy; and everything that must not be believed."""

import json
import re
import shutil
import socket
import sqlite3
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, sync_playwright

from tests.end_to_end.live import BIN, cli, free_port, proxy, rows, trust

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SITE = "http://consent.trace"


@contextmanager
def recording(folder: Path, *more: str):
    """A proxy with its page: (port, database)."""
    db = folder / "live.db"
    with proxy(folder, [str(BIN / "consentrace"), "proxy", "--db", str(db), "--app", "App 1"], *more) as (port, _):
        yield port, db


def code(folder: Path, skip: str = "") -> str:
    """The pairing code that the console shows last."""
    for _ in range(100):
        shown = re.findall(r"pairing code (\w+)", (folder / "log.txt").read_text())
        if shown and shown[-1] != skip:
            return shown[-1]
        time.sleep(0.1)
    raise AssertionError((folder / "log.txt").read_text())


def events(db: Path) -> list[dict]:
    connection = sqlite3.connect(db)
    found = [
        json.loads(row[0]) for row in connection.execute("SELECT event FROM consent_events ORDER BY recorded_at, at")
    ]
    connection.close()
    return found


def through(port: int, **more) -> httpx.Client:
    return httpx.Client(proxy=f"http://127.0.0.1:{port}", timeout=60, **more)


@contextmanager
def paired(folder: Path, port: int):
    """A client that has typed the code of the console."""
    with through(port, headers={"Origin": SITE}) as client:
        assert client.post(f"{SITE}/pair", data={"code": code(folder), "name": "Ann"}).status_code == 303
        yield client


def form_token(client: httpx.Client, action: str = "/record", site: str = SITE) -> str:
    found = re.search(rf'action="{action}".*?name="token" value="([^"]+)"', client.get(f"{site}/").text, re.S)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "the page is tested in a real browser: install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def phone(browser, port: int, locale: str = "en-GB", script: bool = False) -> Page:
    context = browser.new_context(
        proxy={"server": f"http://127.0.0.1:{port}"}, locale=locale, java_script_enabled=script,
        viewport={"width": 360, "height": 740}, device_scale_factor=2, has_touch=True, is_mobile=True,
    )  # fmt: skip
    return context.new_page()


def test_pressed_on_a_phone_without_javascript(browser, server, tmp_path):
    with recording(tmp_path) as (port, db):
        with through(port, verify=trust(tmp_path)) as client:
            client.post(f"https://localhost:{server}/login", json={"mobile": "13912345678"})
        for _ in range(300):  # the worker's start-up is not the page's
            if rows(db):
                break
            time.sleep(0.1)
        page = phone(browser, port)
        page.goto(f"{SITE}/")
        page.get_by_label("Pairing code").fill("WRONG1")
        page.get_by_role("button", name="Pair").click()
        assert "That is not the code" in page.content()
        page.goto(f"{SITE}/")
        page.get_by_label("Pairing code").fill(code(tmp_path).lower())
        page.get_by_role("button", name="Pair").click()
        page.get_by_role("button", name="Start recording").click()
        page.get_by_role("button", name="Notice shown").click()
        page.get_by_text("About what, to whom, what for").click()
        page.get_by_label("Phone number").check()
        page.get_by_label("localhost", exact=True).check()
        page.get_by_label("Purpose").fill("account, find_friends")
        page.get_by_label("Note").fill("<script>alert(1)</script>'; DROP TABLE consent_events; --")
        page.get_by_label("Screenshot").set_input_files({"name": "../../x.png", "mimeType": "image/png", "buffer": PNG})
        page.get_by_role("button", name="Agreed").click()
        page.get_by_role("button", name="Refused").click()
        page.get_by_role("button", name="Undo the last: Refused").click()
        assert page.get_by_role("button", name="Undo the last: Agreed").is_visible()
        assert "phone_number" in rows(db)[0]["category"]
        page.goto(f"{SITE}/live")
        assert "Phone number sent to localhost" in page.inner_text("body")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = events(db)
    assert [event["action"] for event in found] == [
        "recording_started",
        "notice_shown",
        "given",
        "refused",
        "retracted",
    ]
    given = found[2]
    assert given["categories"] == ["phone_number"]
    assert given["recipients"] == ["localhost"]
    assert given["purposes"] == ["account", "find_friends"]
    assert given["note"].startswith("<script>")
    assert given["source"] == "device_page"
    assert given["app"] == "App 1"
    assert (tmp_path / given["evidence"]["path"]).read_bytes() == PNG
    assert found[4]["supersedes"] == found[3]["id"]
    assert {row["rule"] for row in rows(db)} <= {"ambiguous", "unknown"}  # sent just before recording began
    assert not [row for row in rows(db) if "consent.trace" in row["host"]]


def test_buttons_are_big_and_in_chinese(browser, tmp_path):
    with recording(tmp_path) as (port, _):
        page = phone(browser, port, "zh-CN", script=True)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{SITE}/")
        page.get_by_label("配对码").fill(code(tmp_path))
        page.get_by_role("button", name="配对").click()
        page.get_by_role("button", name="同意", exact=True).wait_for()
        page.wait_for_load_state()  # its style sheet too
        for name in ("已显示告知", "同意", "拒绝", "撤回同意", "允许权限", "拒绝权限"):
            box = page.get_by_role("button", name=name, exact=True).bounding_box()
            assert box
            assert box["height"] >= 48
            assert box["y"] + box["height"] <= 740  # in reach without scrolling
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.get_attribute("html", "lang") == "zh-CN"
        assert complaints == []
        page.screenshot(path=tmp_path / "page.png", full_page=True)


def test_an_app_or_another_site_cannot_forge_consent(browser, tmp_path):
    with recording(tmp_path) as (port, db):
        press = {"action": "given", "token": "x"}
        with through(port) as app:  # the app under test, behind the same proxy
            assert app.post(f"{SITE}/record", data=press).status_code == 403
            assert app.post(f"{SITE}/record", data=press, headers={"Origin": SITE}).status_code == 403
            assert app.get(f"{SITE}/live").status_code == 403
            forged = {"Origin": SITE, "Cookie": "consentrace=eyJ0ZXN0ZXIiOiIxIn0.aaaaaa.bbbbbbbbbbbbbbbbbbbb"}
            assert app.post(f"{SITE}/record", data=press, headers=forged).status_code == 403
        with paired(tmp_path, port) as tester:
            token = form_token(tester)
            for bad in ("", "x", token + "x", form_token(tester, "/record")[::-1]):
                answer = tester.post(f"{SITE}/record", data={"action": "given", "token": bad})
                assert answer.status_code == 403
                assert "Nothing was recorded" in answer.text
            for headers in (
                {"Origin": "http://evil.example"},
                {"Origin": "null"},
                {"Origin": SITE, "Sec-Fetch-Site": "cross-site"},
            ):
                assert (
                    tester.post(f"{SITE}/record", data={"action": "given", "token": token}, headers=headers).status_code
                    == 403
                )
            assert events(db) == []
            assert tester.post(f"{SITE}/record", data={"action": "given", "token": token}).status_code == 303
            replayed = tester.post(f"{SITE}/record", data={"action": "given", "token": token})
            assert replayed.status_code == 409
            assert len(events(db)) == 1
            head = tester.get(f"{SITE}/").headers
            assert head["x-frame-options"] == "DENY"
            assert "frame-ancestors 'none'" in head["content-security-policy"]
            assert "script-src" not in head["content-security-policy"]
        page = phone(browser, port, script=True)
        page.goto(f"{SITE}/")
        page.get_by_label("Pairing code").fill(code(tmp_path))
        page.get_by_role("button", name="Pair").click()
        other = page.context.new_page()  # a page of another origin in the paired browser posts, and frames
        html = f'<form method="post" action="{SITE}/record"><input name="action" value="given"></form><iframe src="{SITE}/"></iframe>'
        other.route("http://evil.example/", lambda route: route.fulfill(content_type="text/html", body=html))
        other.goto("http://evil.example/")
        assert "Agreed" not in "".join(frame.content() for frame in other.frames if frame != other.main_frame)
        other.evaluate("document.forms[0].submit()")
        other.wait_for_url(f"{SITE}/record")
        assert "nothing was recorded" in other.content()
        assert len(events(db)) == 1


def test_codes_cannot_be_guessed(tmp_path):
    with recording(tmp_path) as (port, db):
        first = code(tmp_path)
        with through(port, headers={"Origin": SITE}) as app:
            for _ in range(5):
                assert app.post(f"{SITE}/pair", data={"code": "AAAAAA"}).status_code == 403
            assert code(tmp_path, first) != first
            assert app.post(f"{SITE}/pair", data={"code": code(tmp_path)}).status_code == 429
            assert app.get(f"{SITE}/live").status_code == 403
        assert events(db) == []


def test_bad_input_is_answered_and_the_press_is_kept(tmp_path):
    with recording(tmp_path) as (port, db), paired(tmp_path, port) as tester:
        big = b"\x89PNG\r\n\x1a\n" + bytes(50_000_000)
        answer = tester.post(
            f"{SITE}/record",
            data={"action": "refused", "token": form_token(tester)},
            files={"screenshot": ("a.png", big)},
        )
        assert answer.status_code == 200
        assert "Recorded, but without the picture" in answer.text
        answer = tester.post(
            f"{SITE}/record",
            data={"action": "given", "token": form_token(tester)},
            files={"screenshot": ("a.png", b"<svg>")},
        )
        assert "Recorded, but without the picture" in answer.text
        for wrong in (
            {"categories": "phones"},
            {"other_recipient": "http://a/<b>"},
            {"note": "n" * 3000},
            {"mechanism": "magic"},
        ):
            answer = tester.post(f"{SITE}/record", data={"action": "given", "token": form_token(tester), **wrong})
            assert answer.status_code == 400, wrong
            assert "Nothing was recorded" in answer.text
            assert "<b>" not in answer.text.partition("<body>")[2].replace("<b class", "")
        assert tester.post(f"{SITE}/record", data={"action": "drop", "token": form_token(tester)}).status_code == 403
        assert tester.request("DELETE", f"{SITE}/record").status_code == 405
        assert [event["action"] for event in events(db)] == ["refused", "given"]


def test_a_picture_too_large_for_a_streaming_proxy_is_answered(tmp_path):
    with recording(tmp_path, "--set", "stream_large_bodies=1m") as (port, db), paired(tmp_path, port) as tester:
        sent = {
            "data": {"action": "given", "token": form_token(tester)},
            "files": {"screenshot": ("a.png", PNG + bytes(3_000_000))},
        }
        answer = tester.post(f"{SITE}/record", **sent)
        assert answer.status_code == 413
        assert "Nothing was recorded" in answer.text
        assert events(db) == []
        assert tester.post(f"{SITE}/record", data={"action": "given", "token": form_token(tester)}).status_code == 303


def test_two_testers_at_once_lose_nothing_and_undo_their_own(tmp_path):
    with recording(tmp_path) as (port, db), paired(tmp_path, port) as one, paired(tmp_path, port) as two:

        def press(client: httpx.Client, action: str) -> None:
            for _ in range(5):
                answer = client.post(f"{SITE}/record", data={"action": action, "token": form_token(client)})
                assert answer.status_code == 303

        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(press, one, "given"), pool.submit(press, two, "refused")]:
                done.result()
        assert two.post(f"{SITE}/record", data={"action": "given", "token": form_token(one)}).status_code == 403
        page = one.get(f"{SITE}/").text
        key = re.search(r'name="event" value="([^"]+)"', page)[1]
        token = form_token(one, "/undo")
        assert one.post(f"{SITE}/undo", data={"token": token, "event": key}).status_code == 303
        assert one.post(f"{SITE}/undo", data={"token": token, "event": key}).status_code == 409
        assert cli("consent", "add", "notice_shown", "--db", db).returncode == 0
    actions = [event["action"] for event in events(db)]
    assert sorted(actions) == sorted(["given"] * 5 + ["refused"] * 5 + ["retracted", "notice_shown"])


@pytest.mark.parametrize("mode", ["regular", "socks5", "reverse", "upstream"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_answered_in_every_mode_and_never_sent_on(mode, scheme, server, tmp_path):
    spec = {
        "reverse": f"reverse:https://localhost:{server}",
        "upstream": f"upstream:http://127.0.0.1:{free_port()}",
    }.get(mode, mode)
    with recording(tmp_path, "--mode", spec) as (port, _):
        if mode == "reverse":  # a browser whose proxy the reverse proxy is
            assert "Pairing code" in absolute_form(port)
            return
        address = f"socks5h://127.0.0.1:{port}" if mode == "socks5" else f"http://127.0.0.1:{port}"
        with httpx.Client(proxy=address, verify=trust(tmp_path)) as client:
            assert "Pairing code" in client.get(f"{scheme}://consent.trace/").text


def absolute_form(port: int) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"GET http://consent.trace/ HTTP/1.1\r\nHost: consent.trace\r\nConnection: close\r\n\r\n")
        data = b""
        while piece := connection.recv(65_536):
            data += piece
    return data.decode()


def test_the_host_is_an_option_and_its_dns_question_is_answered(tmp_path):
    port = free_port()
    more = ["--set", "consentrace_page_host=record.test", "--mode", "regular", "--mode", f"dns@127.0.0.1:{port}"]
    with recording(tmp_path, *more) as (http_port, _):
        with through(http_port) as client:
            assert "Pairing code" in client.get("http://record.test/").text
        assert ask(port, "record.test", 1).endswith(bytes([198, 51, 100, 20]))
        assert struct.unpack("!H", ask(port, "Record.TEST", 28)[6:8]) == (0,)  # no address of version 6


def ask(port: int, name: str, kind: int) -> bytes:
    question = (
        b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0" + struct.pack("!HH", kind, 1)
    )
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(20)
        udp.sendto(struct.pack("!HHHHHH", 7, 0x0100, 1, 0, 0, 0) + question, ("127.0.0.1", port))
        answer = udp.recv(4096)
    assert answer[:2] == b"\0\7"
    return answer


def test_the_saved_capture_holds_only_the_app(server, tmp_path):
    saved = tmp_path / "saved.mitm"
    with (
        recording(tmp_path, "-w", str(saved)) as (port, _),
        paired(tmp_path, port),
        through(port, verify=trust(tmp_path)) as app,
    ):
        app.post(f"https://localhost:{server}/login", json={"mobile": "13912345678"})
    assert b"consent.trace" not in saved.read_bytes()
    assert b"13912345678" in saved.read_bytes()
