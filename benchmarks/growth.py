"""How the cost grows: with flows and with bytes it should be in proportion, with planted people not at all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from addon.consent import ConsentEvent
from addon.consent_store import add_events
from addon.correlate import correlate
from addon.pipeline import Settings, load_settings
from addon.scan import Scan, scan_capture
from addon.sources import Place
from addon.store import Store
from benchmarks.measure import timed
from benchmarks.replay import BIN, run, scan
from benchmarks.traffic import plant, write
from detectors.engine import inspect
from detectors.message import Message

ROUNDS = 3


def _best(flows: int, size: int, people: int, folder: Path) -> tuple[float, float]:
    """Seconds of a scan, the best of a few over other traffic each time, and seconds until the planted values were ready."""
    path, db = folder / "growth.mitm", folder / "growth.db"
    subject = plant(folder, people)
    loaded = []

    def ready() -> None:
        loaded.append(load_settings(subject))
        message = Message("upload", "POST", "https://a.example/", (), b'{"id":"5f4dcc3b5aa765d61d8327deb882cf99"}')
        inspect(message, loaded[0].subject, plainly=True)

    preparing = timed(ready)
    times = []
    for seed in range(ROUNDS):
        write(path, flows, size, seed=seed)
        times.append(timed(lambda: scan(path, db, loaded[0])))
    return min(times), preparing


def _many(folder: Path, captures: int) -> tuple[float, float]:
    """Seconds to scan so many captures, each of an app of its own with five consent events, and seconds to judge them."""
    db = folder / "many.db"
    db.unlink(missing_ok=True)
    store, places = Store(db), [Place(str(write(folder / f"{n}.mitm", 5, telling=0.4))) for n in range(captures)]
    start = datetime.now(UTC) - timedelta(seconds=30)
    actions = ("recording_started", "notice_shown", "refused", "given", "withdrawn")
    for n in range(captures):
        said = (
            {"at": start + timedelta(seconds=k), "action": action, "app": str(n)} for k, action in enumerate(actions)
        )
        add_events(store, map(ConsentEvent.model_validate, said))
    scanning = timed(
        lambda: [scan_capture(Scan(store, Settings(), {"app": str(n)}), place) for n, place in enumerate(places)]
    )
    judging = timed(lambda: correlate(store))
    store.close()
    return scanning, judging


def table(folder: Path) -> None:
    """Prints the tables, and the memory that a whole command takes."""
    db = folder / "growth.db"
    print("\nflows of 2 kB, 120 people     us a flow")
    for flows in (1000, 4000, 16_000):
        seconds, _ = _best(flows, 2000, 120, folder)
        print(f"{flows:28}{seconds / flows * 1e6:11.0f}")
    print("\nbytes a flow, 120 people      us a kB")
    for size in (2000, 8000, 32_000):
        flows = 8_000_000 // size
        seconds, _ = _best(flows, size, 120, folder)
        path = folder / "growth.mitm"
        print(f"{size:28}{seconds / path.stat().st_size * 1e9:11.1f}")
    print("\npeople planted                us a flow   of 100 people's   seconds to be ready")
    hundred = 0.0
    for people in (10, 100, 1000, 10_000):
        seconds, preparing = _best(8000, 2000, people, folder)
        hundred = seconds if people == 100 else hundred
        against = f"{seconds / hundred:.2f}" if hundred else ""
        print(f"{people:28}{seconds / 8000 * 1e6:11.0f}{against:>18}{preparing:22.1f}")
    print("\ncaptures, each of another app  ms a capture   ms to judge it")
    for captures in (100, 400, 1600):
        scanning, judging = _many(folder, captures)
        print(f"{captures:28}{scanning / captures * 1e3:14.2f}{judging / captures * 1e3:17.2f}")
    print("\nMB of a flow file             peak MB of the process")
    for flows in (2000, 32_000):
        path = write(folder / "growth.mitm", flows)
        db.unlink(missing_ok=True)
        _, peak = run([BIN / "consentrace", "scan", path, "--db", db, "--subject", folder / "subject-100.toml"])
        print(f"{path.stat().st_size / 1e6:28.0f}{peak:11.0f}")
