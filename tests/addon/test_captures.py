"""The captures of the two cases give the verdicts that captures/README.md says, and are made the same every time."""

import re

import captures
from addon.store import Store
from captures.make import make


def table() -> set[tuple[str, ...]]:
    text = (captures.FOLDER / "README.md").read_text("utf-8")
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in re.findall(r"^\|.*\|$", text, re.M)]
    return set(rows[2:])


def test_verdicts_are_those_of_the_readme(tmp_path, cli):
    seen = set()
    for stem in captures.RUNS:
        db = tmp_path / f"{stem}.db"
        capture, consent = captures.FOLDER / f"{stem}.mitm", captures.FOLDER / f"{stem}.consent.jsonl"
        done = cli("scan", capture, "--consent", consent, "--db", db)
        assert done.returncode == 0, done.stderr
        store = Store(db)
        for row in store.rows(
            "SELECT category, direction, rule, severity, COUNT(*) FROM detections GROUP BY 1, 2, 3, 4"
        ):
            seen.add((stem, *map(str, row.values())))
        store.close()
    assert seen == table()


def test_the_demo_shows_the_same(tmp_path, cli):
    done = cli("demo", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    for capture, _, _, rule, _, _ in table():
        assert re.search(rf"{capture}\.mitm .*{rule}", done.stdout)
    assert (tmp_path / "demo" / "report.html").stat().st_size > 10_000


def test_made_the_same_byte_for_byte(tmp_path):
    make(tmp_path)
    for stem in captures.RUNS:
        for suffix in (".mitm", ".consent.jsonl"):
            assert (tmp_path / (stem + suffix)).read_bytes() == (captures.FOLDER / (stem + suffix)).read_bytes()
