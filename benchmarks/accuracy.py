"""`make accuracy`: how well the labelled corpus is told apart, with and without planted values, beside two simpler ways.

Each case goes the whole way, into a database and out of the `detections` view, as a scan's traffic does. A label is a
(flow, direction, category); a row of the view at confidence 0.5 or more states one.
"""

import argparse
import platform
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import phonenumbers
from rich.console import Console
from rich.table import Table

from addon.correlate import correlate
from addon.pipeline import Settings, process
from addon.sources.record import Record, Sent, flow_record
from addon.store import Store
from benchmarks.corpus.people import COUNTRIES, Household
from benchmarks.corpus.world import NEGATIVE, POSITIVE, Case, Flow, Label, World
from detectors.decode import decode
from detectors.message import CATEGORIES, Message
from detectors.subject import Subject

_STATED = 0.5


@dataclass
class Score:
    """Counts of one way over the corpus."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    clean_flows: int = 0
    clean_flagged: int = 0
    confident: int = 0
    confident_true: int = 0
    bins: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, case: Case, found: Iterable[set[Label]]) -> None:
        """One case's labels beside what each of its flows was given."""
        for stated in found:
            stated = stated - case.allowed
            for label in stated | case.labels:
                kind = (
                    self.hits if label in stated & case.labels else self.misses if label in case.labels else self.extra
                )
                kind[label[1]] += 1
                if kind is not self.hits:
                    self.wrong[(case.shape, "missed" if kind is self.misses else "false", " ".join(label))] += 1
            if not case.labels:
                self.clean_flows += 1
                self.clean_flagged += bool(stated)

    def rates(self, category: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a category."""
        hit, miss, extra = self.hits[category], self.misses[category], self.extra[category]
        precision, recall = hit / (hit + extra or 1), hit / (hit + miss or 1)
        return precision, recall, 2 * precision * recall / (precision + recall or 1)

    @property
    def alarms(self) -> float:
        """Clean flows flagged, in 10,000."""
        return 10_000 * self.clean_flagged / (self.clean_flows or 1)

    def overall(self) -> tuple[float, float, float]:
        """Precision and recall over all labels, and the mean F1 of the categories."""
        hit, miss, extra = (sum(count.values()) for count in (self.hits, self.misses, self.extra))
        mean = sum(self.rates(category)[2] for category in CATEGORIES) / len(CATEGORIES)
        return hit / (hit + extra or 1), hit / (hit + miss or 1), mean


def messages(flow: Flow) -> Iterator[Sent]:
    """A flow's messages as a source would give them."""
    headers = tuple((name.lower(), value) for name, value in flow.headers.items())
    kind = (("content-type", flow.kind),) if flow.kind else ()
    yield Sent(0, 1.6e9, Message("upload", flow.method, flow.url, (*kind, *headers), flow.body))
    answer = (("content-type", flow.answer_kind),)
    yield Sent(1, 1.6e9 + 0.2, Message("download", flow.method, flow.url, answer, flow.answer))
    for index, data in enumerate(flow.frames):
        yield Sent(2 + index, 1.6e9 + 1, Message("upload", "WEBSOCKET", flow.url.partition("?")[0], (), data))


def corpus(seeds: range, negatives: int) -> Iterator[tuple[World, list[Case]]]:
    """Sessions in every country: each positive shape once a session, each negative `negatives` times."""
    for seed in seeds:
        country = COUNTRIES[seed % len(COUNTRIES)]
        rng = random.Random(f"corpus/{seed}")
        world = World(Household.make(country, rng), rng)
        shapes = [*POSITIVE.values(), *(shape for shape in NEGATIVE.values() for _ in range(negatives))]
        yield world, [shape(world) for shape in shapes]


def ours(cases: list[Case], settings: Settings, folder: Path, score: Score) -> None:
    """The whole way: store, correlate, and read the view. Each case is a session of its own."""
    path = folder / "accuracy.db"
    path.unlink(missing_ok=True)
    store = Store(path)
    store.connection.execute("PRAGMA synchronous = OFF")
    for number, case in enumerate(cases):
        capture = store.begin_capture(name=str(number), path="", sha256=str(number), kind="mitm", size=0)
        for index, flow in enumerate(case.flows):
            head = flow_record(str(index), 1.6e9 + index, flow.method, flow.url)
            process(store, capture, [Record(head, tuple(messages(flow)))], settings)
    correlate(store)
    rows: dict[tuple[str, str], list[tuple[Label, float]]] = defaultdict(list)
    for row in store.rows("SELECT capture, flow_id, direction, category, confidence FROM detections"):
        rows[(row["capture"], row["flow_id"])].append(((row["direction"], row["category"]), row["confidence"]))
    store.close()
    for number, case in enumerate(cases):
        given = [rows[(str(number), str(index))] for index in range(len(case.flows))]
        score.add(case, [{label for label, sure in flow if sure >= _STATED} for flow in given])
        for label, sure in (pair for flow in given for pair in flow):
            true = label in case.labels | case.allowed
            score.bins[min(9, int(sure * 10 + 1e-9))][0] += true
            score.bins[min(9, int(sure * 10 + 1e-9))][1] += 1
            score.confident += sure >= 0.9
            score.confident_true += sure >= 0.9 and true


_NUMBER = re.compile(r"(?<!\d)(?:\+?\d{1,3}[\s\-]?)?1?\d{3}[\s\-]?\d{3,4}[\s\-]?\d{4}(?!\d)")


def by_expression(text: str, region: str) -> int:
    """How many numbers a plain regular expression sees."""
    return len(set(_NUMBER.findall(text)))


def by_matcher(text: str, region: str) -> int:
    """How many numbers libphonenumber's matcher sees."""
    return len({match.raw_string for match in phonenumbers.PhoneNumberMatcher(text, region)})


def simpler(cases: list[Case], region: str, count: Callable[[str, str], int], score: Score) -> None:
    """A number is a phone_number, three are an address_book: over the decoded body, so that layers are no excuse."""
    for case in cases:
        found = []
        for flow in case.flows:
            stated: set[Label] = set()
            for sent in messages(flow):
                text = " \n ".join(leaf.text for leaf in decode(sent.message).root.leaves())
                seen = count(text, region)
                if sent.message.direction == "upload" and seen:
                    stated.add(("upload", "address_book" if seen >= 3 else "phone_number"))
            found.append(stated)
        score.add(case, found)


_MARKS = ("<!-- accuracy -->", "<!-- /accuracy -->")


def markdown(scores: dict[str, Score], head: str) -> str:
    """The README's table: F1 by category and way, then precision, recall and false alarms."""
    lines = [head, "", f"| F1 | {' | '.join(scores)} |", "|---|" + "---|" * len(scores)]
    lines += [
        f"| {category} | {' | '.join(f'{score.rates(category)[2]:.3f}' for score in scores.values())} |"
        for category in CATEGORIES
    ]
    for name, index in (("macro-F1", 2), ("precision, all labels", 0), ("recall, all labels", 1)):
        lines.append(f"| {name} | {' | '.join(f'{score.overall()[index]:.3f}' for score in scores.values())} |")
    lines.append(
        f"| clean flows flagged, in 10,000 | {' | '.join(f'{score.alarms:.0f}' for score in scores.values())} |"
    )
    return "\n".join(lines)


def write_readme(text: str) -> None:
    """Puts the table between the README's marks."""
    path = Path(__file__).parents[1] / "README.md"
    before, _, rest = path.read_text("utf-8").partition(_MARKS[0])
    _, _, after = rest.partition(_MARKS[1])
    path.write_text(f"{before}{_MARKS[0]}\n{text}\n{_MARKS[1]}{after}", "utf-8")


def table(title: str, scores: dict[str, Score]) -> Table:
    """Precision, recall and F1 by category, a column a way."""
    made = Table(title=title, box=None, header_style="bold")
    made.add_column("category")
    for name in scores:
        made.add_column(f"{name}\nprec. rec. F1", justify="right", no_wrap=True)
    for category in CATEGORIES:
        made.add_row(
            category, *(" ".join(f"{rate:.3f}" for rate in score.rates(category)) for score in scores.values())
        )
    made.add_row("all, macro-F1", *(" ".join(f"{rate:.3f}" for rate in score.overall()) for score in scores.values()))
    return made


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=22)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--negatives", type=int, default=1, help="how often each clean shape comes in a session")
    parser.add_argument("--errors", type=int, default=0, help="list so many kinds of error")
    parser.add_argument("--ours-only", action="store_true")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    options = parser.parse_args()
    alone, planted, expression, matcher = Score(), Score(), Score(), Score()
    flows = 0
    with tempfile.TemporaryDirectory() as folder:
        for world, cases in corpus(range(options.first, options.first + options.sessions), options.negatives):
            flows += sum(len(case.flows) for case in cases)
            region = world.home.country
            ours([case for case in cases if not case.by_subject_only], Settings(), Path(folder), alone)
            ours(cases, Settings(Subject.from_dict(world.home.subject()), region), Path(folder), planted)
            if not options.ours_only:
                simpler(cases, region, by_expression, expression)
                simpler(cases, region, by_matcher, matcher)
    console = Console(width=120)
    head = (
        f"{len(POSITIVE)} positive and {len(NEGATIVE)} clean shapes, {len(COUNTRIES)} countries, {options.sessions} sessions, "
        f"{flows} flows; Python {platform.python_version()}"
    )
    console.print(head)
    columns = {"no subject": alone, "with a subject": planted}
    if not options.ours_only:
        columns |= {"regular expression": expression, "PhoneNumberMatcher": matcher}
    console.print(table("Labels of the corpus", columns))
    for name, score in columns.items():
        counts = f"{score.clean_flagged} of {score.clean_flows}"
        console.print(f"{name}: {counts} clean flows flagged ({score.alarms:.0f} in 10,000)")
    for name, score in list(columns.items())[:2]:
        shares = " ".join(f"{n / 10:.1f}+: {good}/{all_}" for n, (good, all_) in sorted(score.bins.items()))
        share = score.confident_true / (score.confident or 1)
        console.print(f"{name}: of findings at 0.9 or more {share:.3f} are true; true by confidence {shares}")
        for (shape, what, label), count in score.wrong.most_common(options.errors):
            console.print(f"   {what} {label}: {shape} ({count})")
    if options.readme:
        write_readme(markdown(columns, head))


if __name__ == "__main__":
    sys.exit(main())
