"""`consentrace consent …`: the consent record at the command line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from addon.errors import InputError
from addon.terminal_text import remark, write_text

if TYPE_CHECKING:
    from addon.consent import ConsentEvent
    from addon.store import Store

consent_app = typer.Typer(
    help="The consent record: what was shown, agreed, refused, withdrawn.", no_args_is_help=True, rich_markup_mode=None
)

Db = Annotated[Path, typer.Option("--db", help="The database.")]
DEFAULT_DB = Path("consentrace.db")


@consent_app.command("add")
def consent_add(
    action: Annotated[str, typer.Argument(help="given, refused, withdrawn, notice_shown, recording_started, …")],
    db: Db = DEFAULT_DB,
    categories: Annotated[str, typer.Option(help="Comma-separated, or *.")] = "*",
    recipients: Annotated[str, typer.Option(help="Comma-separated domains, or *.")] = "*",
    purposes: Annotated[str, typer.Option(help="Comma-separated free words, e.g. find_friends.")] = "",
    at: Annotated[str, typer.Option(help="ISO 8601 with offset; now, if not given.")] = "",
    mechanism: Annotated[
        str, typer.Option(help="explicit, pre_ticked, bundled, implied, os_prompt, unknown.")
    ] = "explicit",
    basis: Annotated[str, typer.Option(help="With basis_declared: contract, legal_obligation, …")] = "",
    app_name: Annotated[str, typer.Option("--app", help="The app it is about.")] = "",
    notice_version: Annotated[str, typer.Option(help="Version of the notice shown or agreed to.")] = "",
    expires_at: Annotated[str, typer.Option(help="ISO 8601 with offset.")] = "",
    note: Annotated[str, typer.Option(help="Free text.")] = "",
    tolerance: Annotated[float, typer.Option(help="Seconds by which the time may be wrong.")] = 2.0,
    clock_offset: Annotated[
        float | None, typer.Option(help="Seconds by which the clock of --at ran ahead of the proxy's.")
    ] = None,
    supersedes: Annotated[str, typer.Option(help="The event that this one corrects: its id, or how it begins.")] = "",
    screenshot: Annotated[Path | None, typer.Option(help="A picture that shows it; kept beside the database.")] = None,
) -> None:
    """Record one consent event; the proxy may be running on the same database."""
    from addon.consent import comma_separated
    from addon.consent_store import find_event
    from addon.store import Store

    given: dict[str, object] = {
        "at": at or datetime.now(UTC).isoformat(),
        "action": action,
        "categories": comma_separated(categories),
        "recipients": comma_separated(recipients),
        "purposes": comma_separated(purposes),
        "mechanism": mechanism,
        "app": app_name,
        "basis": basis or None,
        "notice_version": notice_version,
        "expires_at": expires_at or None,
        "note": note,
        "tolerance": tolerance,
        "clock_offset": clock_offset,
    }
    if supersedes:
        given["supersedes"] = find_event(Store(db, create=False), supersedes).id
    event = _checked(given)
    if screenshot:
        event = _checked({**given, "evidence": _picture(db, screenshot)})
    _add_events(Store(db), [event])


def _checked(given: dict[str, object]) -> "ConsentEvent":
    from pydantic import ValidationError

    from addon.consent import ConsentEvent, explain

    try:
        return ConsentEvent.model_validate(given)
    except ValidationError as error:
        raise InputError(f"consent event: {explain(error)}") from None


def _picture(db: Path, path: Path) -> dict[str, str]:
    from addon.evidence import keep_screenshot

    try:
        return keep_screenshot(db, path.read_bytes()).model_dump()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a picture that can be read") from None
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


@consent_app.command("undo")
def consent_undo(
    event: Annotated[str, typer.Argument(help="The event's id, or how it begins; the last one if not given.")] = "",
    db: Db = DEFAULT_DB,
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Take an event back. It stays in the record, and counts no longer."""
    from addon.consent_store import find_event, last_event, retraction
    from addon.store import Store

    store = Store(db, create=False)
    old = find_event(store, event) if event else last_event(store)
    if old is None:
        raise InputError(f"{db}: no event to take back")
    _add_events(store, [retraction(old, datetime.now(UTC), "manual", note)])
    remark(f"taken back: {old.action} {', '.join(old.categories)} of {old.at.isoformat()}")


@consent_app.command("import")
def consent_import(
    files: Annotated[list[Path], typer.Argument(help="JSON Lines, CSV, or an iPhone's App Privacy Report (.ndjson).")],
    db: Db = DEFAULT_DB,
    clock_offset: Annotated[
        float | None, typer.Option(help="Seconds by which the files' clock ran ahead of the proxy's.")
    ] = None,
    tolerance: Annotated[float | None, typer.Option(help="Seconds by which that may be wrong.")] = None,
) -> None:
    """Import consent events; nothing is written where one line of them is wrong."""
    from addon.device.apple import is_privacy_report, read_privacy_report, store_privacy_report
    from addon.interchange import read_file
    from addon.store import Store

    reports = [read_privacy_report(path, clock_offset or 0) for path in files if is_privacy_report(path)]
    changes = {"clock_offset": clock_offset, "tolerance": tolerance}
    given = {name: value for name, value in changes.items() if value is not None}
    events = [
        _checked({**event.model_dump(), **given}) if given else event
        for path in files
        if not is_privacy_report(path)
        for event in read_file(path)
    ]
    store = Store(db)
    for report in reports:
        remark(store_privacy_report(store, report))
    if events or not reports:
        _add_events(store, events)
    else:
        store.close()


def _add_events(store: "Store", events: "list[ConsentEvent]") -> None:
    from addon.consent_store import add_events
    from addon.correlate import correlate

    new = add_events(store, events)
    correlate(store)
    store.close()
    remark(f"{new} new consent events of {len(events)}, in {store.path}")


@consent_app.command("list")
def consent_list(db: Db = DEFAULT_DB) -> None:
    """List the consent record in order of time, corrected events and the app's own claims (equal ones once) included."""
    from addon.claims import with_runs_of_claims
    from addon.consent_store import read_events
    from addon.store import Store
    from addon.terminal_record import print_events

    store = Store(db, create=False)
    contradicted = list(store.rows("SELECT severity, reason FROM contradictions ORDER BY reason"))
    print_events(with_runs_of_claims(read_events(store)), contradicted)
    store.close()


@consent_app.command("export")
def consent_export(
    db: Db = DEFAULT_DB,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File; standard output if not given.")] = None,
    format: Annotated[
        str, typer.Option(help="jsonl, csv, or jsonld (ISO/IEC TS 27560 records in W3C DPV terms).")
    ] = "",
) -> None:
    """Export the consent record; the format is that of the file's suffix if not given, otherwise JSON Lines."""
    from addon.consent_store import read_events
    from addon.dpv import to_jsonld
    from addon.interchange import to_csv, to_jsonl
    from addon.store import Store

    writers = {"jsonl": to_jsonl, "csv": to_csv, "jsonld": to_jsonld}
    by_suffix = output.suffix.lower().lstrip(".") if output else ""
    chosen = format or (by_suffix if by_suffix in writers else "jsonl")
    if chosen not in writers:
        raise InputError(f"--format {format!r}: give one of {', '.join(writers)}")
    store = Store(db, create=False)
    text = writers[chosen](read_events(store))
    store.close()
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(output, text)


@consent_app.command("clock")
def consent_clock(
    source: Annotated[str, typer.Argument(help="manual, device_page, adb or import.")],
    offset: Annotated[float, typer.Argument(help="Seconds by which its clock runs ahead of the proxy's.")],
    db: Db = DEFAULT_DB,
    tolerance: Annotated[float, typer.Option(help="Seconds by which that may be wrong.")] = 2.0,
) -> None:
    """Say how far a source's clock is off; its events that say nothing of it themselves are then read by that."""
    from typing import get_args

    from addon.consent import Source
    from addon.consent_store import set_clock
    from addon.correlate import correlate
    from addon.store import Store

    if source not in get_args(Source) or source == "traffic":
        raise InputError(f"source {source!r}: give one of manual, device_page, adb, import")
    if not 0 <= tolerance <= 86_400 or abs(offset) > 1e9:
        raise InputError("offset and tolerance are seconds, and a tolerance lies between 0 and 86400")
    store = Store(db, create=False)
    set_clock(store, source, offset, tolerance, "given")
    correlate(store)
    store.close()
    remark(f"{source}: {offset:+g} s, within {tolerance:g} s")


@consent_app.command("watch")
def consent_watch(
    packages: Annotated[
        list[str] | None, typer.Argument(help="Package names, e.g. com.example.app; if none, every installed app.")
    ] = None,
    db: Db = DEFAULT_DB,
    adb: Annotated[
        bool, typer.Option("--adb", help="Watch an Android device through adb (the only way so far).")
    ] = True,
    serial: Annotated[str, typer.Option(help="The device, where several are attached (adb devices).")] = "",
    app_name: Annotated[
        str, typer.Option("--app", help="The app's name in this study; the package if not given.")
    ] = "",
    every: Annotated[float, typer.Option(min=0.2, help="Seconds between two looks.")] = 2.0,
    looks: Annotated[int, typer.Option(min=0, help="Stop after so many looks; 0: until Ctrl-C.")] = 0,
) -> None:
    """Follow runtime permissions and accesses to contacts, phone and location on an Android device."""
    from addon.device.watch import watch
    from addon.store import Store

    store = Store(db)
    watch(store, packages or [], serial=serial, app=app_name, every=every, looks=looks, tell=remark)
    store.close()
