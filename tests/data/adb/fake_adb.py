#!/usr/bin/env python3
"""Stands for adb: replays a folder of outputs, look by look, for a device whose clock is off."""

import json
import os
import re
import sys
import time
from pathlib import Path

FOLDER, STATE = Path(os.environ["FAKE_ADB"]), Path(os.environ["FAKE_ADB_STATE"])
state = json.loads(STATE.read_text()) if STATE.exists() else {"look": 0, "began": time.time()}


def span(seconds: float) -> str:
    """As Android's TimeUtils writes it."""
    milliseconds = int(seconds * 1000)
    out = ""
    for size, unit in ((86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s")):
        if milliseconds >= size or out:
            out += f"{milliseconds // size}{unit}"
            milliseconds %= size
    return f"+{out}{milliseconds}ms"


def replay(kind: str) -> None:
    files = sorted(FOLDER.glob(f"*.{kind}.txt"), key=lambda path: int(path.name.split(".")[0]))
    known = [path for path in files if int(path.name.split(".")[0]) <= state["look"]]
    text = known[-1].read_text() if known else ""
    if text.startswith("error:"):
        sys.exit(text.strip())
    print(re.sub(r"\{AGO:(-?[\d.]+)\}", lambda m: span(time.time() - state["began"] + float(m[1])), text), end="")


command = sys.argv[-1]
if command.startswith("date"):
    print(f"{time.time() + float(os.environ.get('FAKE_ADB_OFFSET', '0')):.9f}")
elif command.startswith("dumpsys package"):
    state["look"] += 1
    replay("dumpsys")
elif command.startswith("cmd appops get"):
    replay("appops")
elif command == "pm list packages -3":
    print("package:com.example.social")
else:
    sys.exit("error: unknown command")
STATE.write_text(json.dumps(state))
