"""Makes the captures and consent logs of this folder from the wire formats: `python -m captures.make [FOLDER]`.

Deterministic: the same files, byte for byte, every time. The people are invented; hosts end in .example.
"""

import hashlib
import json
import sys
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from mitmproxy import connection, http
from mitmproxy.io import FlowWriter

from captures import FOLDER, RUNS

VIDEO, READER, METRICS = "api.shortvideo.example", "i.reader.example", "metrics.adstats.example"
PEOPLE = [
    ("王伟", "13800138001"), ("李娜", "13800138002"), ("张敏", "13800138003"), ("刘洋", "13900139004"),
    ("陈静", "13900139005"), ("杨帆", "13700137006"), ("赵磊", "13700137007"), ("黄丽", "13600136008"),
]  # fmt: skip
OWNER = "13912345678"
_NAMESPACE = uuid.UUID("00000000-0000-5000-8000-202007300000")


class Run:
    """One session on a device: flows and consent events, each at so many seconds after its start."""

    def __init__(self, name: str, start: str) -> None:
        self.name, self.app, self.start = name, RUNS[name], datetime.fromisoformat(start)
        self.flows: list[http.HTTPFlow] = []
        self.events: list[dict[str, object]] = []

    def _id(self, what: str, number: int) -> str:
        return str(uuid.uuid5(_NAMESPACE, f"{self.name}/{what}/{number}"))

    def event(self, after: float, action: str, categories: Sequence[str] = ("*",), **more: object) -> None:
        """A consent event."""
        at = (self.start + timedelta(seconds=after)).isoformat()
        self.events.append(
            {"id": self._id("event", len(self.events)), "at": at, "action": action, "categories": list(categories),
             "app": self.app, **more}
        )  # fmt: skip

    def flow(
        self, after: float, method: str, url: str, body: bytes = b"", answer: object = None, kind: str = ""
    ) -> None:
        """A request and its answer, 0.2 s apart."""
        at = self.start.timestamp() + after
        client = connection.Client(peername=("10.0.0.2", 51000), sockname=("10.0.0.1", 8080), timestamp_start=at)
        server = connection.Server(address=(url.split("/")[2], 443))
        client.id, server.id = self._id("client", len(self.flows)), self._id("server", len(self.flows))
        flow = http.HTTPFlow(client, server)
        flow.id = self._id("flow", len(self.flows))
        flow.timestamp_created = at
        headers = {"User-Agent": "okhttp/4.9.0", **({"Content-Type": kind} if kind else {})}
        flow.request = http.Request.make(method, url, body, headers)
        flow.request.timestamp_start, flow.request.timestamp_end = at, at + 0.01
        text = json.dumps(answer if answer is not None else {"code": 0}, ensure_ascii=False).encode()
        flow.response = http.Response.make(200, text, {"Content-Type": "application/json; charset=utf-8"})
        flow.response.timestamp_start, flow.response.timestamp_end = at + 0.2, at + 0.21
        self.flows.append(flow)

    def post_json(self, after: float, url: str, data: object, answer: object = None) -> None:
        """A JSON request."""
        self.flow(after, "POST", url, json.dumps(data, ensure_ascii=False).encode(), answer, "application/json")

    def post_form(self, after: float, url: str, data: dict[str, str], answer: object = None) -> None:
        """A form request."""
        self.flow(after, "POST", url, urlencode(data).encode(), answer, "application/x-www-form-urlencoded")

    def noise(self, after: float, host: str) -> None:
        """Traffic that holds nothing: configuration, telemetry with times and ids, shops in an answer."""
        self.flow(after, "GET", f"https://{host}/config?v=801&ts=1596099600123", answer={"feature": {"visible": True}})
        batch = {"events": [{"name": "Screen View", "ts": 1596099600123 + n, "seq": n} for n in range(5)]}
        self.post_json(after + 0.5, f"https://{METRICS}/batch", batch)
        shops = {"shops": [{"name": "海底捞火锅店", "tel": "010-5888111" + str(n)} for n in range(3)]}
        self.flow(after + 1, "GET", f"https://{host}/nearby", answer=shops)

    def save(self, folder: Path) -> None:
        """Writes NAME.mitm and NAME.consent.jsonl."""
        with (folder / f"{self.name}.mitm").open("wb") as file:
            writer = FlowWriter(file)
            for flow in self.flows:
                writer.add(flow)
        lines = "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in self.events)
        (folder / f"{self.name}.consent.jsonl").write_text(lines, encoding="utf-8")


def acquaintances() -> dict[str, object]:
    """An answer that recommends people the user may know."""
    return {
        "status_code": 0,
        "user_list": [
            {"uid": f"71{n}", "nickname": name, "recommend_reason": "可能认识的人" if n % 2 else "通讯录好友"}
            for n, (name, _) in enumerate(PEOPLE[:5])
        ],
    }


def hashed_contacts() -> dict[str, str]:
    """The contacts' numbers as SHA-256 digests in a form field."""
    return {"contacts": json.dumps([hashlib.sha256(f"+86{number}".encode()).hexdigest() for _, number in PEOPLE])}


def ranking() -> dict[str, object]:
    """Friends taken over from another account, with their reading times."""
    return {
        "ranking": [
            {"user": {"userVid": 9000 + n, "name": name, "wxOpenId": f"oX{n}"}, "readingTime": 3600 * (9 - n)}
            for n, (name, _) in enumerate(PEOPLE[:6])
        ]
    }


def heartbeat(chapter: int) -> dict[str, object]:
    """A reader's heartbeat with one-letter keys."""
    return {"b": "ce032b305a9bc1ce0b0dd2a", "c": f"70e32fb021170efdf2eca1{chapter}", "ci": chapter, "co": 390 * chapter,
            "pr": 4 * chapter, "rt": 30, "ts": 1596099600 + chapter}  # fmt: skip


def ling_violating() -> Run:
    """Registers a number before agreeing; no address book leaves; acquaintances are recommended all the same."""
    run = Run("ling-violating", "2020-07-30T09:00:00+08:00")
    run.event(0, "recording_started")
    run.noise(4, VIDEO)
    run.post_form(12, f"https://{VIDEO}/passport/mobile/send_code", {"mobile": OWNER, "type": "3731"})
    run.event(20, "notice_shown", notice_version="2020-05")
    run.event(
        25, "given", ["phone_number"], recipients=["shortvideo.example"], purposes=["account"], mechanism="explicit"
    )
    run.post_form(32, f"https://{VIDEO}/passport/mobile/login", {"mobile": OWNER, "code": "8812"})
    run.flow(45, "GET", f"https://{VIDEO}/user/recommend/list?count=20", answer=acquaintances())
    run.noise(60, VIDEO)
    run.event(90, "recording_stopped")
    return run


def ling_hashed_upload() -> Run:
    """Contacts on the phone leave as digests before the contacts prompt is answered, and again after it is refused."""
    run = Run("ling-hashed-upload", "2020-07-30T11:00:00+08:00")
    run.event(0, "recording_started")
    run.noise(4, VIDEO)
    run.post_form(15, f"https://{VIDEO}/user/contacts/upload/hashed", hashed_contacts())
    run.event(30, "permission_denied", ["address_book"], mechanism="os_prompt")
    run.post_form(50, f"https://{VIDEO}/user/contacts/upload/hashed", hashed_contacts())
    run.event(90, "recording_stopped")
    return run


def ling_clean() -> Run:
    """Agrees first, to the number and to finding friends; then number, contacts and recommendations."""
    run = Run("ling-clean", "2020-07-30T14:00:00+08:00")
    run.event(0, "recording_started")
    run.event(5, "notice_shown", notice_version="2020-07")
    run.event(
        10, "given", ["phone_number"], recipients=["shortvideo.example"], purposes=["account"], mechanism="explicit"
    )
    run.post_form(20, f"https://{VIDEO}/passport/mobile/login", {"mobile": OWNER, "code": "8812"})
    run.event(30, "given", ["address_book", "friend_recommendation"], recipients=["shortvideo.example"],
              purposes=["find_friends"], mechanism="explicit")  # fmt: skip
    run.event(32, "permission_granted", ["address_book"], mechanism="os_prompt")
    run.post_form(40, f"https://{VIDEO}/user/contacts/upload/hashed", hashed_contacts())
    run.flow(50, "GET", f"https://{VIDEO}/user/recommend/list?count=20", answer=acquaintances())
    run.noise(60, VIDEO)
    run.event(90, "recording_stopped")
    return run


def huang_violating() -> Run:
    """Logs in with another app's account: its friends come over, are followed, and reading is open by default."""
    run = Run("huang-violating", "2020-07-31T09:00:00+08:00")
    run.event(0, "recording_started")
    run.event(3, "given", ["personal_name"], recipients=["reader.example"], purposes=["account"], mechanism="bundled")
    run.noise(5, READER)
    run.flow(15, "GET", f"https://{READER}/friend/ranking?mine=0&synckey=0", answer=ranking())
    vids = {"userVids": [9000 + n for n in range(6)], "source": "wechat"}
    run.post_json(16, f"https://{READER}/friend/follow", vids)
    run.flow(18, "GET", f"https://{READER}/profile/settings",
             answer={"defaults": {"readingRecordVisible": 1, "hideMe": 0}})  # fmt: skip
    for chapter in range(1, 4):
        run.post_json(30 + 30 * chapter, f"https://{READER}/web/book/read", heartbeat(chapter))
    run.event(180, "recording_stopped")
    return run


def huang_clean() -> Run:
    """Asks for friends, for reading sync and for visibility, each before it happens; visibility stays off."""
    run = Run("huang-clean", "2020-07-31T14:00:00+08:00")
    run.event(0, "recording_started")
    run.event(3, "notice_shown", notice_version="4")
    run.event(
        8, "given", ["friend_list"], recipients=["reader.example"], purposes=["find_friends"], mechanism="explicit"
    )
    run.event(12, "given", ["reading_activity"], recipients=["reader.example"], purposes=["sync"], mechanism="explicit")
    run.noise(15, READER)
    run.flow(22, "GET", f"https://{READER}/friend/ranking?mine=0&synckey=0", answer=ranking())
    run.flow(25, "GET", f"https://{READER}/profile/settings",
             answer={"defaults": {"readingRecordVisible": 0, "hideMe": 1}})  # fmt: skip
    for chapter in range(1, 4):
        run.post_json(30 + 30 * chapter, f"https://{READER}/web/book/read", heartbeat(chapter))
    run.event(180, "recording_stopped")
    return run


def make(folder: Path) -> None:
    """Writes all runs into a folder."""
    for run in (ling_violating(), ling_hashed_upload(), ling_clean(), huang_violating(), huang_clean()):
        run.save(folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
