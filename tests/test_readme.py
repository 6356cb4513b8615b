"""README's command reference is the command line's; the two packages keep to the one arrow."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_command_reference_is_current():
    done = subprocess.run([sys.executable, ROOT / "scripts" / "command_reference.py"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_detectors_are_pure():
    for path in (ROOT / "detectors").rglob("*.py"):
        found = re.findall(
            r"^\s*(?:from|import) (addon|mitmproxy|sqlite3|sqlite_utils|socket|requests)\b", path.read_text(), re.M
        )
        assert not found, path


def test_every_command_of_the_readme_exists(cli):
    text = (ROOT / "README.md").read_text("utf-8").partition("<!-- commands -->")[0]
    for command in set(re.findall(r"consentrace ((?:consent|subject) \w+|[a-z]+)(?= |`|\n)", text)):
        if command.split()[0] in ("proxy", "scan", "consent", "report", "show", "subject", "detectors", "demo"):
            assert cli(*command.split(), "--help").returncode == 0, command
