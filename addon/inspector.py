"""The mitmproxy addon: thin hooks that hand messages to the worker, options, commands, and marks on flows."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from weakref import WeakValueDictionary

from mitmproxy import command, connection, ctx, exceptions, http
from mitmproxy.addonmanager import Loader
from mitmproxy.hooks import UpdateHook
from pydantic import ValidationError

from addon.consent import ConsentEvent, comma_separated, explain
from addon.consent_store import add_events, last_event, retraction
from addon.correlate import correlate
from addon.errors import InputError
from addon.frames import pack, pack_without_body
from addon.judging import Judge
from addon.masking import printable
from addon.pipeline import load_settings, settle
from addon.rules import GRAVITY
from addon.spool import SpoolWriter, spool_root
from addon.store import Store
from addon.streaming import watch
from addon.worker import Found, Outcome, Worker

logger = logging.getLogger("consentrace")
_MARKS = {"critical": ":red_circle:", "high": ":red_circle:", "medium": ":orange_circle:"}


class Inspector:
    """Inspects each request, response and WebSocket message as soon as it is complete."""

    def __init__(self) -> None:
        self.store: Store | None = None
        self.spool: SpoolWriter | None = None
        self.worker: Worker | None = None
        self.judge: Judge | None = None
        self.capture = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._read = 0
        self._failures: list[tuple[int, str]] = []
        self._outcomes: SimpleQueue[Outcome] = SimpleQueue()
        self._flows: WeakValueDictionary[str, http.HTTPFlow] = WeakValueDictionary()

    def load(self, loader: Loader) -> None:
        """Declares the options."""
        loader.add_option("consentrace_db", str, "consentrace.db", "Database that findings and consent go to.")
        loader.add_option("consentrace_subject", str, "", "Subject file with planted values (TOML or JSON).")
        loader.add_option("consentrace_region", str, "", "Country for numbers written nationally, e.g. CN.")
        loader.add_option("consentrace_keep_values", bool, False, "Store plain values beside the masked ones.")
        loader.add_option("consentrace_spool_mb", int, 2000, "Megabytes on disk that may wait for inspection.")
        loader.add_option("consentrace_device", str, "", "Device under test, for the report.")
        loader.add_option("consentrace_app", str, "", "App under test, for the report and the consent record.")

    def running(self) -> None:
        """Opens the database and starts the worker."""
        self._open()

    def client_connected(self, client: connection.Client) -> None:
        """The same: mitmproxy listens ahead of its `running` hook, and what came before would go by unseen."""
        self._open()

    def _open(self) -> None:
        if self._loop is not None:
            return
        self._loop = asyncio.get_running_loop()
        try:
            settings = load_settings(_path(ctx.options.consentrace_subject), ctx.options.consentrace_region)
            db = Path(ctx.options.consentrace_db).expanduser()
            self.store = Store(db, keep_values=ctx.options.consentrace_keep_values)
        except InputError as error:
            logger.error("consentrace: %s", error)
            ctx.master.shutdown()  # type: ignore[no-untyped-call]
            return
        about = {"device": ctx.options.consentrace_device, "app": ctx.options.consentrace_app}
        self.capture = self.store.begin_live(**about)
        folder = spool_root(db) / str(self.capture)
        self.spool = SpoolWriter(folder, ctx.options.consentrace_spool_mb * 1_000_000)
        self.worker = Worker(db, ctx.options.consentrace_keep_values, self.capture, settings, self._heard)
        self.judge = Judge(db)
        settle()
        logger.info("consentrace: recording to %s", db)

    # --- traffic

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """A body that will be streamed is copied as it passes."""
        watch(flow.request)

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """The same for an answer."""
        if flow.response is not None:
            watch(flow.response)

    def request(self, flow: http.HTTPFlow) -> None:
        """A request is complete: what it holds is about to leave (if streamed, has left)."""
        self._read += 1
        self._hand_over(flow, 0)

    def response(self, flow: http.HTTPFlow) -> None:
        """A response is complete."""
        self._hand_over(flow, 1)

    def websocket_message(self, flow: http.HTTPFlow) -> None:
        """A WebSocket message, in either direction."""
        assert flow.websocket is not None
        self._hand_over(flow, 1 + len(flow.websocket.messages))

    def _hand_over(self, flow: http.HTTPFlow, number: int) -> None:
        """Appends a message to the spool. Where that is full, what is known without its body: it is not lost in silence."""
        if self.spool is None or flow.metadata.get("consentrace_page"):
            return
        self._flows[flow.id] = flow
        try:
            frame = pack(flow, number)
            if not self.spool.has_room(len(frame)):
                frame = pack_without_body(flow, number)
                self._not_inspected(flow.id, "the spool is full (consentrace_spool_mb)")
            self.spool.put(frame)
        except (OSError, ValueError, TypeError) as error:  # a full disk, a hostile header: the proxy goes on
            self._not_inspected(flow.id, str(error))

    def _tell_all(self) -> None:
        while not self._outcomes.empty():
            self._tell(self._outcomes.get_nowait())

    def _not_inspected(self, flow_id: str, why: str) -> None:
        self._failures.append((self._read, why))
        logger.warning("consentrace: flow %s not inspected: %s", flow_id, printable(why)[:200])

    def _heard(self, outcome: Outcome) -> None:
        """In the worker's thread."""
        self._outcomes.put(outcome)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell_all)

    def _tell(self, outcome: Outcome) -> None:
        """Back in the event loop: one masked line a finding, and marks on the flow, if it is still there."""
        if outcome.error:
            self._not_inspected(outcome.flow_id, outcome.error)
        flow = self._flows.get(outcome.flow_id)
        for found in outcome.found:
            line = _line(found)
            logger.log(logging.WARNING if GRAVITY[found.severity] > 1 else logging.INFO, "consentrace: %s", line)
            if flow is not None:
                flow.marked = _MARKS.get(found.severity, ":large_blue_circle:")
                flow.comment = f"{flow.comment}\n{line}".strip()
                flow.metadata["consentrace"] = [*flow.metadata.get("consentrace", []), found.finding]
        if outcome.found and flow is not None:
            asyncio.ensure_future(ctx.master.addons.trigger_event(UpdateHook([flow])))  # noqa: RUF006

    def done(self) -> None:
        """Stores what is still on its way, judges everything once more, and closes the capture."""
        if self.worker is not None and self.spool is not None and self.store is not None:
            self.spool.close()
            self.worker.close()
            self._tell_all()
            if self.judge is not None:
                self.judge.close()
            self.store.finish_capture(self.capture, "complete", self._read, self._failures)
            correlate(self.store)
        if self.store is not None:
            self.store.close()
        self.worker = self.store = self.spool = None

    # --- what a person can say at mitmproxy's prompt

    @command.command("consentrace.consent")  # type: ignore[untyped-decorator]
    def consent(
        self, action: str, categories: str = "*", recipients: str = "*", purposes: str = "", note: str = ""
    ) -> str:
        """Record a consent event now: consentrace.consent given address_book,phone_number example.com find_friends"""
        said = {
            "at": datetime.now(UTC),
            "action": action,
            "categories": comma_separated(categories),
            "recipients": comma_separated(recipients),
            "purposes": comma_separated(purposes),
            "mechanism": "os_prompt" if action.startswith("permission_") else "explicit",
            "app": ctx.options.consentrace_app,
            "note": note,
        }
        try:
            return self._record(ConsentEvent.model_validate(said))
        except ValidationError as error:
            raise exceptions.CommandError(explain(error)) from None

    @command.command("consentrace.undo")  # type: ignore[untyped-decorator]
    def undo(self) -> str:
        """Take back the consent event recorded last."""
        event = last_event(self.store) if self.store is not None else None
        if event is None:
            raise exceptions.CommandError("no consent event to take back")
        return self._record(retraction(event, datetime.now(UTC), "manual", f"{event.action} taken back"))

    def _record(self, event: ConsentEvent) -> str:
        if self.store is None or self.judge is None:
            raise exceptions.CommandError("consentrace is not recording")
        add_events(self.store, [event])
        self.judge.ask()
        text = f"consent: {event.action} {', '.join(event.categories)} for {', '.join(event.recipients)}"
        logger.info("consentrace: %s", text)
        return text

    @command.command("consentrace.summary")  # type: ignore[untyped-decorator]
    def summary(self) -> Sequence[str]:
        """How many flows each rule holds for so far, by recipient and category."""
        if self.store is None:
            raise exceptions.CommandError("consentrace is not recording")
        rows = self.store.rows(
            "SELECT recipient, category, direction, rule, COUNT(*) AS flows FROM detections GROUP BY 1, 2, 3, 4"
        )
        lines = [
            f"{row['recipient']}: {row['category']} {row['direction']}, {row['rule']}, {row['flows']} flows"
            for row in rows
        ]
        for line in lines or ["nothing found so far"]:
            logger.info("consentrace: %s", line)
        return lines


def _path(text: str) -> Path | None:
    return Path(text).expanduser() if text else None


def _line(found: Found) -> str:
    count = f"{found.subjects} × " if found.subjects > 1 else ""
    verb = "to" if found.direction == "upload" else "from"
    return printable(
        f"[{found.rule}] {count}{found.category} {verb} {found.recipient} ({found.example}, {found.confidence:.2f})"
    )
