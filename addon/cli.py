"""The command line, `consentrace`. Data goes to standard output, remarks to standard error; exit 2 on bad input."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from addon import __version__
from addon.consent_cli import DEFAULT_DB, Db, consent_app
from addon.errors import InputError
from addon.terminal_text import remark, write_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.consent import ConsentEvent
    from addon.parties import Parties
    from addon.scan import Scanned
    from addon.store import Store

# Between two searches for garbage: of what loading makes nothing is, and short commands would search it dozens of times.
_ALLOCATIONS = 20_000
app = typer.Typer(
    name="consentrace",
    help="What personal data left this phone, to whom, in what form, and had the user agreed to that by then?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
subject_app = typer.Typer(
    help="Planted contacts, whose every form is recognised for certain.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(consent_app, name="consent")
app.add_typer(subject_app, name="subject")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"consentrace {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def proxy(
    context: typer.Context,
    db: Db = DEFAULT_DB,
    web: Annotated[bool, typer.Option("--web", help="Run mitmweb, with its page in the browser.")] = False,
    subject: Annotated[Path | None, typer.Option(help="Subject file with planted values.")] = None,
    region: Annotated[str, typer.Option(help="Country for numbers written nationally, e.g. CN.")] = "",
    device: Annotated[str, typer.Option(help="Device under test, for the report.")] = "",
    app_name: Annotated[str, typer.Option("--app", help="App under test, for the report.")] = "",
    parties: Annotated[Path | None, typer.Option(help="Whose the recipients are (parties.toml).")] = None,
    spool_mb: Annotated[int, typer.Option(min=1, help="Megabytes on disk that may wait for inspection.")] = 2000,
    keep_values: Annotated[bool, typer.Option("--keep-values", help="Store plain values too.")] = False,
) -> None:
    """Inspect live traffic. Further options are mitmproxy's, e.g. -p 8081, --mode wireguard, -w traffic.mitm."""
    from addon import proxy as runner
    from addon.pipeline import load_settings
    from addon.store import Store

    load_settings(subject, region)
    given = _given(parties)
    runner.check_port(context.args)
    store = Store(db)
    given(store)
    store.close()
    options = {
        "db": str(db.absolute()),
        "subject": str(subject.absolute()) if subject else "",
        "region": region,
        "device": device,
        "app": app_name,
        "spool_mb": str(spool_mb),
        "keep_values": "true" if keep_values else "",
    }
    runner.run(options, context.args, web)


@app.command()
def scan(
    captures: Annotated[
        list[str], typer.Argument(help="Flow files, HAR files, or folders of them: paths, or URLs such as s3://.")
    ],
    db: Db = DEFAULT_DB,
    subject: Annotated[Path | None, typer.Option(help="Subject file with planted values.")] = None,
    consent: Annotated[Path | None, typer.Option(help="Consent events (JSON Lines or CSV) to import first.")] = None,
    parties: Annotated[Path | None, typer.Option(help="Whose the recipients are (parties.toml).")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that share captures, and parts of large ones.")] = 1,
    cluster: Annotated[str, typer.Option(help="Scheduler of a dask cluster that does it: tcp://HOST:PORT.")] = "",
    fail_on: Annotated[str, typer.Option(help="Exit 1 where a verdict is that grave: medium, high or critical.")] = "",
    format: Annotated[str, typer.Option(help="table or jsonl (rows of the detections view).")] = "table",
    output: Annotated[str, typer.Option(help="sqlite, or parquet: Parquet files too, for a data lake.")] = "sqlite",
    output_to: Annotated[
        str, typer.Option(help="Folder or URL for Parquet files; without it, a folder beside the database.")
    ] = "",
    region: Annotated[str, typer.Option(help="Country for numbers written nationally, e.g. CN.")] = "",
    device: Annotated[str, typer.Option(help="Device under test, for the report.")] = "",
    app_name: Annotated[str, typer.Option("--app", help="App under test, for the report.")] = "",
    keep_values: Annotated[bool, typer.Option("--keep-values", help="Store plain values too.")] = False,
) -> None:
    """Inspect saved captures, then judge what was found against the consent record."""
    from addon.pipeline import load_settings
    from addon.scan import Scan, scan_captures
    from addon.sources import find_captures
    from addon.store import Store
    from addon.terminal import detections, print_detections, progress

    if fail_on:
        from addon.rules import GRAVITY

        if fail_on not in GRAVITY:
            raise InputError(f"--fail-on {fail_on!r}: not a severity; give one of {', '.join(GRAVITY)}")
    if format not in ("table", "jsonl"):
        raise InputError(f"--format {format!r}: give table or jsonl")
    if output not in ("sqlite", "parquet"):
        raise InputError(f"--output {output!r}: give sqlite or parquet")
    if output_to and output != "parquet":
        raise InputError("--output-to: goes with --output parquet")
    if cluster and workers > 1:
        raise InputError("--cluster, --workers: give one of them; a cluster has its own workers")
    settings = load_settings(subject, region)
    given = _given(parties, consent)
    places = find_captures(captures)
    write_parquet = None
    if output == "parquet":
        from addon.lake import parquet_writer

        write_parquet = parquet_writer(output_to or str(db.with_suffix(".parquet")))
    store = Store(db, keep_values=keep_values)
    given(store)
    with progress() as advance:
        about = {"device": device, "app": app_name}
        results = scan_captures(Scan(store, settings, about, advance), places, workers, cluster)
    if store.anything_to_judge():
        from addon.correlate import correlate

        correlate(store)
    scanned = [result.sha256 for result in results if result.sha256]
    if write_parquet:
        write_parquet(store, scanned)
    rows = detections(store, scanned)
    print_detections(rows, format)
    _report_scan(results)
    store.close()
    if any(result.error for result in results):
        raise typer.Exit(2)
    if fail_on and any(GRAVITY[row["severity"]] >= GRAVITY[fail_on] for row in rows if row["severity"]):
        raise typer.Exit(1)


def _given(parties: Path | None, consent: Path | None = None) -> "Callable[[Store], None]":
    """Reads the files before anything is written; what writes them."""
    events: list[ConsentEvent] = []
    known: Parties | None = None
    if consent:
        from addon.interchange import read_file

        events = read_file(consent)
    if parties:
        from addon.parties import read_parties

        known = read_parties(parties)

    def write(store: "Store") -> None:
        if events or known:
            from addon.consent_store import add_events, set_parties

            add_events(store, events)
            if known:
                set_parties(store, known)

    return write


def _report_scan(results: "list[Scanned]") -> None:
    for result in results:
        if result.error:
            remark(f"consentrace: {result.error}")
        elif result.failed:
            remark(f"consentrace: {result.place}: {result.failed} of {result.read} records could not be read")
    known = sum(result.known for result in results)
    read = sum(result.read for result in results)
    scanned = sum(bool(result.sha256) and not result.known for result in results)
    remark(f"{read} records of {scanned} captures" + (f"; {known} captures had been scanned before" if known else ""))


@subject_app.command("new")
def subject_new(
    folder: Annotated[Path, typer.Argument(help="Folder for subject.toml and contacts.vcf.")] = Path("."),
    people: Annotated[int, typer.Option(min=1, max=10_000, help="How many contacts.")] = 40,
    region: Annotated[str, typer.Option(help="Country of the numbers: CN, US, GB, DE or IN.")] = "CN",
    seed: Annotated[int | None, typer.Option(help="For the same people again.")] = None,
) -> None:
    """Make planted contacts: subject.toml for the scan, contacts.vcf to import on the device."""
    from addon.planting import make_subject

    toml, vcards = make_subject(people, region.upper(), seed)
    for name, text in (("subject.toml", toml), ("contacts.vcf", vcards)):
        if (folder / name).exists():
            raise InputError(f"{folder / name}: exists; name another folder, so that no subject in use is lost")
        write_text(folder / name, text)
    remark(f"{people} contacts in {folder / 'subject.toml'} and {folder / 'contacts.vcf'}")


@app.command("correlate")
def correlate_command(
    db: Annotated[Path, typer.Option("--db", help="The database.")],
    parties: Annotated[
        Path | None, typer.Option(help="Whose the recipients are (parties.toml); kept with the database.")
    ] = None,
) -> None:
    """Judge all findings again, after consent events or parties changed."""
    from addon.correlate import correlate
    from addon.store import Store

    given = _given(parties)
    store = Store(db, create=False)
    given(store)
    rulings = correlate(store)
    counts: dict[str, int] = {}
    for held in rulings.values():
        counts[held[0].rule] = counts.get(held[0].rule, 0) + 1
    store.close()
    typer.echo("\n".join(f"{rule}\t{count}" for rule, count in sorted(counts.items())) or "no findings")


@app.command()
def report(
    db: Annotated[Path, typer.Option("--db", help="The database.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file.")] = Path("report.html"),
) -> None:
    """Write one self-contained HTML file: what was examined, found, agreed to, and what could not be read."""
    from addon.correlate import correlate
    from addon.report.html import render
    from addon.store import Store

    store = Store(db, create=False)
    correlate(store)
    write_text(output, render(store))
    store.close()
    remark(f"report written to {output}")


@app.command()
def show(
    finding: Annotated[str, typer.Argument(help="The finding's number, or a claim's id or how it begins.")],
    db: Annotated[Path, typer.Option("--db", help="The database.")],
    capture: Annotated[Path | None, typer.Option(help="The capture, where it has moved or was saved live.")] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Write the message's body, unmasked, to standard output.")] = False,
) -> None:
    """Go from a finding, or a claim of the app, back to the exact bytes in its capture."""
    from addon import show as shower
    from addon.consent_store import find_event
    from addon.store import Store
    from addon.terminal_record import print_claim, print_finding

    store = Store(db, create=False)
    event = None if finding.isdecimal() else find_event(store, finding)
    row = shower.claim(store, event) if event else shower.finding(store, int(finding))
    store.close()
    sent = shower.message_of(row, capture)
    if raw:
        sys.stdout.buffer.write(sent.message.body)
    elif event:
        print_claim(event, row, sent)
    else:
        print_finding(row, sent)


@app.command()
def timeline(
    db: Annotated[Path, typer.Option("--db", help="The database.")],
    capture: Annotated[str, typer.Option(help="Findings of this capture only, by its file's name.")] = "",
    format: Annotated[str, typer.Option(help="table or jsonl.")] = "table",
) -> None:
    """Show consent, device accesses and uploads on one axis of time, coloured by verdict."""
    from addon.correlate import correlate
    from addon.store import Store
    from addon.terminal_timeline import print_timeline

    if format not in ("table", "jsonl"):
        raise InputError(f"--format {format!r}: give table or jsonl")
    store = Store(db, create=False)
    correlate(store)
    print_timeline(store, capture, format)
    store.close()


@app.command("rules")
def rules_command() -> None:
    """List the rules of verdicts, with the texts they rest on and examples; those of other packages included."""
    from addon.terminal_record import print_rules

    print_rules()


@app.command("detectors")
def detectors_command() -> None:
    """List what is recognised, with examples of what is and of what is not."""
    from addon.terminal_record import print_detectors

    print_detectors()


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="Folder for the demo's database and report.")] = Path(
        "consentrace-demo"
    ),
) -> None:
    """Replay the two court cases from captures/ to a report."""
    from addon.demo import run_demo

    run_demo(folder)


def main() -> None:
    """Entry point: bad input is one clear line and exit code 2."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        app()
    except InputError as error:
        remark(f"consentrace: {error}")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
