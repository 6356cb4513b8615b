"""Replay beside mitmproxy's own reader, two processes beside one, and what starting costs."""

import re
import subprocess
import sys
import time
import venv
from contextlib import suppress
from pathlib import Path

from mitmproxy.io import FlowReader

from addon.correlate import correlate
from addon.pipeline import Settings, load_settings
from addon.scan import Scan, scan_captures
from addon.sources import Place
from addon.store import Store
from benchmarks import browsing
from benchmarks.measure import ratio, spread, timed
from benchmarks.traffic import plant, write

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[1]
FLOWS, ROUNDS, PEOPLE = 4000, 5, 120
MANY = (24_000, 96_000)


def read_only(path: Path) -> None:
    """mitmproxy's own reader, and nothing done with what it reads."""
    with path.open("rb") as file:
        for _ in FlowReader(file).stream():
            pass


def scan(path: Path, db: Path, settings: Settings) -> None:
    """`consentrace scan` without the process's start-up: source, every detector, store, correlate."""
    db.unlink(missing_ok=True)
    store = Store(db)
    result = scan_captures(Scan(store, settings), [Place(str(path))])[0]
    assert result.read, result
    correlate(store)
    store.close()


def run(command: list[object]) -> tuple[float, float]:
    """Seconds that a command takes, and the most memory that its process held, in MB."""
    start, peak = time.perf_counter(), 0.0
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while child.poll() is None:  # what the kernel tells afterwards would include this process, which it began as
        status = Path(f"/proc/{child.pid}/status")
        with suppress(OSError):
            held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
            peak = max(peak, int(held[1]) / 1024) if held else peak
        time.sleep(0.005)
    assert child.returncode == 0, command
    return time.perf_counter() - start, peak


def beside_flow_reader(folder: Path) -> None:
    """Flows/s over one file of telemetry, and over one as a phone gives it."""
    path, db = folder / "bench.mitm", folder / "bench.db"
    planted = load_settings(plant(folder, PEOPLE))
    for kind, make in (("telemetry", write), ("a phone's hour", browsing.write)):
        reads, scans, plantings = [], [], []
        for number in range(ROUNDS):
            make(path, FLOWS, seed=number)  # each round other traffic: what is remembered of the last is of no help
            reads.append(FLOWS / timed(lambda: read_only(path)))
            scans.append(FLOWS / timed(lambda: scan(path, db, Settings())))
            plantings.append(FLOWS / timed(lambda: scan(path, db, planted)))
        print(f"\n{kind}: {FLOWS} flows, {path.stat().st_size / 1e6:.1f} MB, every detector on")
        print(f"{'mitmproxy.io.FlowReader':28}{spread(reads, 'flows/s')}")
        for label, runs in (("consentrace scan", scans), (f"with {PEOPLE} people planted", plantings)):
            print(f"{label:28}{spread(runs, 'flows/s')}, {ratio(runs, reads):.2f} of FlowReader")


def two_beside_one(folder: Path) -> None:
    """Seconds of the whole command with one process and with two: starting, judging and printing, which are no quicker with two,
    weigh less in a larger capture."""
    subject, db = plant(folder, PEOPLE), folder / "many.db"
    for flows in MANY:
        path, times = write(folder / "many.mitm", flows), {1: list[float](), 2: list[float]()}
        for _ in range(3):
            for workers, seconds in times.items():
                db.unlink(missing_ok=True)
                command = [BIN / "consentrace", "scan", path, "--db", db, "--subject", subject, "--workers", workers]
                seconds.append(run(command)[0])
        print(f"\n{flows} flows, {path.stat().st_size / 1e6:.0f} MB, {PEOPLE} people planted, the whole command")
        for workers, seconds in times.items():
            against = ratio(times[1], seconds)
            print(f"{f'--workers {workers}':28}{spread(seconds, 's', 1)}, {against:.2f} times --workers 1")


def starting(folder: Path) -> None:
    """Seconds from a shell until a command is done, as it is installed for its users: without extras and what they bring."""
    path, db, installed = write(folder / "one.mitm", 1), folder / "one.db", folder / "installed"
    venv.create(installed, with_pip=True)
    subprocess.run([installed / "bin" / "pip", "install", "--quiet", ROOT], check=True)
    python, consentrace = installed / "bin" / "python", installed / "bin" / "consentrace"
    commands: dict[str, list[object]] = {
        "import mitmproxy.http": [python, "-c", "import mitmproxy.http"],
        "consentrace --help": [consentrace, "--help"],
        "scan of one flow": [consentrace, "scan", path, "--db", db],
    }
    times: dict[str, list[float]] = {label: [] for label in commands}
    for _ in range(2 * ROUNDS):
        for label, command in commands.items():
            db.unlink(missing_ok=True)
            times[label].append(run(command)[0])
    print("\nStart-up, installed without extras")
    for label, seconds in times.items():
        against = ratio(seconds, times["import mitmproxy.http"])
        print(f"{label:28}{spread(seconds, 's', 2)}, {against:.2f} times import mitmproxy.http")
