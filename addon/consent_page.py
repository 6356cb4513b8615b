"""The page on the device as a small Flask app: what was shown, agreed, refused, pressed on the phone itself.

It needs no JavaScript. Who may press its buttons is settled in `pairing.py`; how a phone gets to it in `page_host.py`.
"""

import re
import secrets
import tomllib
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import flask
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers.response import Response

from addon.claims import with_runs_of_claims
from addon.consent import ConsentEvent, Evidence, explain, in_force, recording_covers, superseded
from addon.consent_store import add_events, read_event, read_events, retraction
from addon.errors import InputError
from addon.evidence import keep_screenshot
from addon.judging import Judge
from addon.masking import printable
from addon.pairing import TOKEN_AGE_S, Pairing, Refused, Tokens
from addon.store import Store
from detectors.message import CATEGORIES

BUTTONS = ("notice_shown", "given", "refused", "withdrawn", "permission_granted", "permission_denied")
RECORDING = ("recording_started", "recording_stopped")
MECHANISMS = ("explicit", "pre_ticked", "bundled", "implied")
_LARGEST_FORM = 64_000_000
_SHOWN, _OFFERED = 25, 8
_FOLDER = Path(__file__).parent
_WORDS: dict[str, dict[str, str]] = tomllib.loads((_FOLDER / "consent_page.toml").read_text("utf-8"))
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


class Page:
    """What the page does, apart from HTTP: one database, one host, the testers who are paired."""

    def __init__(self, database: Path, host: str, app: str, tell: Callable[[str], None]) -> None:
        self.database, self.host, self.app = database, host, app
        self.pairing = Pairing(tell)
        self.tokens = Tokens()
        self._judge = Judge(database)
        self._recorded: defaultdict[str, list[str]] = defaultdict(list)

    def record(self, tester: str, name: str, form: dict[str, Any], picture: bytes) -> tuple[ConsentEvent, str]:
        """Writes an event at this moment; also says why a picture could not be kept. Raises InputError, ValidationError."""
        permission = form["action"].startswith("permission_")
        evidence, complaint = self._keep(picture)
        event = ConsentEvent.model_validate(
            {
                "at": datetime.now(UTC),
                "source": "device_page",
                "app": self.app,
                "subject": name,
                **form,
                "mechanism": "os_prompt" if permission else form.get("mechanism") or "explicit",
                "evidence": evidence,
            }
        )
        with closing(Store(self.database)) as store:
            add_events(store, [event])
        self._recorded[tester].append(event.id)
        self._judge.ask()
        return event, complaint

    def _keep(self, picture: bytes) -> tuple[Evidence | None, str]:
        """The press is kept whatever becomes of its picture."""
        if not picture:
            return None, ""
        try:
            return keep_screenshot(self.database, picture), ""
        except InputError as error:
            return None, str(error)

    def last(self, tester: str) -> ConsentEvent | None:
        """What this tester recorded last in this run and has not taken back."""
        recorded = self._recorded[tester]
        with closing(Store(self.database)) as store:
            return read_event(store, recorded[-1]) if recorded else None

    def undo(self, tester: str, key: str) -> ConsentEvent:
        """Takes back what this tester recorded last. Raises Refused where `key` is not that any more."""
        if self._recorded[tester][-1:] != [key]:
            raise Refused("undo_gone")
        with closing(Store(self.database)) as store:
            event = read_event(store, key)
            assert event is not None
            add_events(store, [retraction(event, datetime.now(UTC), "device_page")])
        self._recorded[tester].pop()
        self._judge.ask()
        return event

    def shown(self) -> dict[str, Any]:
        """What the page shows: events, whether recording runs, findings, recipients seen lately."""
        with closing(Store(self.database)) as store:
            events = with_runs_of_claims(read_events(store))
            replaced = superseded(events)
            return {
                "recording": recording_covers(in_force(events), datetime.now(UTC), self.app),
                "events": [(event, event.id in replaced) for event in reversed(events[-_SHOWN:])],
                "findings": list(
                    store.rows(
                        "SELECT observed_at, direction, recipient, category, subjects, rule, severity FROM detections"
                        f" ORDER BY observed_at DESC LIMIT {_SHOWN}"
                    )
                ),
                "recipients": [
                    row["recipient"]
                    for row in store.rows(
                        f"SELECT recipient, MAX(observed_at) FROM flows GROUP BY 1 ORDER BY 2 DESC LIMIT {_OFFERED}"
                    )
                ],
            }

    def close(self) -> None:
        """Waits for a judgement that is under way."""
        self._judge.close()


def flask_app(page: Page) -> flask.Flask:
    """The page as a WSGI application."""
    app = flask.Flask("consentrace", template_folder=str(_FOLDER), static_folder=None)
    app.config.update(
        SECRET_KEY=secrets.token_hex(32),  # of this run: a cookie ends with the proxy that gave it
        SESSION_COOKIE_NAME="consentrace",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=timedelta(seconds=TOKEN_AGE_S),
        MAX_CONTENT_LENGTH=_LARGEST_FORM,
    )
    app.jinja_env.autoescape = True  # Flask's own guess goes by the file's suffix
    app.jinja_env.filters["printable"] = printable
    app.add_template_global(lambda about: page.tokens.issue(flask.session.get("tester", ""), about), "token")

    @app.before_request
    def same_origin() -> None:
        if flask.request.method not in ("GET", "HEAD", "POST"):
            flask.abort(405)
        if flask.request.method == "POST" and not _from_the_page(page.host):
            raise Refused("origin")

    @app.after_request
    def headers(response: flask.Response) -> flask.Response:
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.errorhandler(Refused)
    def refused(error: Refused) -> tuple[str, int]:
        return _answer(str(error)), {"token_used": 409, "undo_gone": 409, "pair_wait": 429}.get(str(error), 403)

    @app.errorhandler(ValidationError)
    def invalid(error: ValidationError) -> tuple[str, int]:
        return _answer("invalid", explain(error)), 400

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> tuple[str, int]:
        too_large = isinstance(error, RequestEntityTooLarge)
        return _answer("too_large" if too_large else "invalid", error.name), error.code or 500

    @app.get("/style.css")
    def style() -> flask.Response:
        return flask.send_from_directory(_FOLDER, "consent_page.css")

    @app.get("/")
    def home() -> str:
        if not flask.session.get("tester"):
            return _render("pair")
        return _render("home", last=page.last(flask.session["tester"]), **page.shown(), **_CHOICES)

    @app.get("/live")
    def live() -> str:
        _tester()
        return _render("live", **page.shown())

    @app.post("/pair")
    def pair() -> Response:
        tester = page.pairing.pair(flask.request.form.get("code", ""))
        flask.session.clear()
        flask.session.update(tester=tester, name=flask.request.form.get("name", "").strip()[:80])
        flask.session.permanent = True
        return flask.redirect("/", 303)

    @app.post("/record")
    def record() -> Response | str:
        form, tester = flask.request.form, _tester()
        page.tokens.redeem(form.get("token", ""), tester, "record")
        picture = flask.request.files.get("screenshot")
        data = picture.read() if picture else b""
        event, complaint = page.record(tester, flask.session.get("name", ""), _event_of(form), data)
        if complaint:
            return _answer("picture", f"{event.action}: {complaint}")
        return flask.redirect("/", 303)

    @app.post("/undo")
    def undo() -> Response:
        tester, key = _tester(), flask.request.form.get("event", "")
        page.tokens.redeem(flask.request.form.get("token", ""), tester, f"undo {key}")
        page.undo(tester, key)
        return flask.redirect("/", 303)

    return app


_CHOICES = {"buttons": BUTTONS, "categories": CATEGORIES, "mechanisms": MECHANISMS}


def _from_the_page(host: str) -> bool:
    """Whether a form was sent by our own page: browsers say where a form came from, and others are not believed."""
    said = flask.request.headers.get("Origin") or flask.request.headers.get("Referer") or ""
    site = flask.request.headers.get("Sec-Fetch-Site", "same-origin")
    return urlsplit(said).hostname == host and site in ("same-origin", "none")


def _tester() -> str:
    tester = flask.session.get("tester")
    if not tester:
        raise Refused("not_paired")
    return str(tester)


def _event_of(form: Any) -> dict[str, Any]:
    """The form's fields as those of an event; what they may say is the model's to check."""
    action = form.get("action", "")
    if action not in (*BUTTONS, *RECORDING):
        raise Refused("token_bad")
    if action in RECORDING:
        return {"action": action, "note": form.get("note", "")}
    recipients = [*form.getlist("recipients"), *re.split(r"[,\s，、]+", form.get("other_recipient", ""))]
    purposes = re.split(r"[,，、]+", form.get("purpose", ""))
    return {
        "action": action,
        "categories": form.getlist("categories"),
        "recipients": [name for name in recipients if name],
        "purposes": [purpose.strip() for purpose in purposes if purpose.strip()],
        "mechanism": form.get("mechanism", "explicit"),
        "notice_version": form.get("notice_version", "").strip(),
        "note": form.get("note", "").strip(),
    }


def _language() -> str:
    return flask.request.accept_languages.best_match(["en", "zh"], "en") or "en"


def _render(part: str, **shown: Any) -> str:
    language = _language()
    return flask.render_template(
        "consent_page.html.j2",
        part=part,
        language="zh-CN" if language == "zh" else "en",
        t=_WORDS[language],
        local=_local,
        **shown,
    )


def _answer(key: str, detail: str = "") -> str:
    return _render("answer", answer=key, detail=detail)


def _local(moment: datetime | str) -> str:
    """A time by the proxy's clock and zone."""
    parsed = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return parsed.astimezone().strftime("%H:%M:%S")
