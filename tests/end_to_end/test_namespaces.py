"""The page through a real WireGuard tunnel and through a packet filter, each in a network namespace of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDS = {"wireguard": ("unshare", "ip", "wireguard-go", "wg"), "transparent": ("unshare", "ip", "iptables")}


@pytest.mark.parametrize("mode", NEEDS)
def test_the_page_and_its_name_are_answered(mode, tmp_path):
    missing = [tool for tool in NEEDS[mode] if not shutil.which(tool)]
    if missing or os.geteuid() != 0:
        pytest.skip(f"needs root and {', '.join(NEEDS[mode])}; .ci/run installs them")
    command = ["unshare", "--net", sys.executable, "-m", "tests.end_to_end.in_namespace", mode, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, cwd=Path(__file__).parents[2])
    log = (tmp_path / "log.txt").read_text() if (tmp_path / "log.txt").exists() else ""
    assert done.returncode == 0, done.stderr + log
    seen = json.loads(done.stdout)
    assert seen["address"] == "198.51.100.20"
    assert "Pairing code" in seen["http"]
    assert "Pairing code" in seen["https"]
