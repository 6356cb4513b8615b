"""How the benchmarks time, and how they say it."""

import statistics
import time
from collections.abc import Callable, Sequence


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def spread(figures: Sequence[float], unit: str, digits: int = 0) -> str:
    """The median and the range."""
    median, low, high = statistics.median(figures), min(figures), max(figures)
    return f"{median:9.{digits}f} {unit} ({low:.{digits}f}..{high:.{digits}f})"


def ratio(figures: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of figures taken side by side."""
    return statistics.median(a / b for a, b in zip(figures, others, strict=True))
