"""Saved captures that replay the two court cases, their consent logs, and how they were made (`make.py`)."""

from pathlib import Path

FOLDER = Path(__file__).parent
# Each run: the capture's stem, and the app under test as its consent log names it.
RUNS = {
    "ling-violating": "Short Video 8.1.0",
    "ling-hashed-upload": "Short Video 8.2.0",
    "ling-clean": "Short Video 9.0.0",
    "huang-violating": "Reader 3.3.0",
    "huang-clean": "Reader 4.0.0",
}
