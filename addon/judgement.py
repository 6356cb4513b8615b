"""Judges a finding: which rules hold, gravest first, and where the record leaves it open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from addon.consent import ConsentEvent, in_force, recording_covers
from addon.parties import NO_PARTIES, Parties
from addon.rules import GRAVITY, Rule, Ruling, all_rules, stated
from addon.standing import Facts, Standing, clock, purposes_named, standing_at

REVIEW_BELOW = 0.5
_MOMENT = timedelta(microseconds=1)


def judge(facts: Facts, events: Iterable[ConsentEvent], parties: Parties = NO_PARTIES) -> list[Ruling]:
    """All rules that hold for a finding, gravest first; never empty.

    `events` may come in any order; superseded ones, retractions and the app's own claims are left out. Where the clocks'
    tolerance leaves the side of an event open, the finding is `ambiguous`; where nothing can be said, it is `unknown`. Either
    way, cleartext still holds beside it.
    """
    return judge_with(facts, in_force(events), parties)


def judge_with(facts: Facts, events: Sequence[ConsentEvent], parties: Parties = NO_PARTIES) -> list[Ruling]:
    """The same for events that `in_force` gave: for many findings against one record."""
    if facts.confidence < REVIEW_BELOW:
        return [_open(facts, f", recognised with confidence {facts.confidence:.2f} only: for review")]
    held = _by_purpose(facts, events, parties)
    unsure = _ambiguous(facts, events, parties, held)
    if unsure:
        held = [*(ruling for ruling in held if ruling.rule == "cleartext"), unsure]
    if any(ruling.rule != "cleartext" for ruling in held):
        return held
    recorded = recording_covers(events, facts.at, facts.app)
    return [*held, _open(facts, "; no rule speaks" if recorded else "; consent was not being recorded then")]


def _open(facts: Facts, why: str) -> Ruling:
    return Ruling("unknown", "unknown", "info", "", stated(facts) + why)


def _hold(facts: Facts, events: Sequence[ConsentEvent], parties: Parties) -> list[Ruling]:
    standing = standing_at(facts, events, parties)
    found = [ruling for entry in all_rules() if (ruling := _apply(entry, standing)) is not None]
    return sorted(found, key=lambda ruling: -GRAVITY[ruling.severity])  # stable: precedence among equals


def _apply(entry: Rule, standing: Standing) -> Ruling | None:
    try:
        held = entry.check(standing)
    except Exception as error:  # another package's rule; that it failed must be seen, and the others go on
        why = f"{stated(standing.facts)}; the rule itself failed ({type(error).__name__}: {error})"
        return Ruling(entry.name, "unknown", "info", entry.basis, why)
    return Ruling(entry.name, entry.outcome, entry.severity, entry.basis, held[1], held[0]) if held else None


def _gravest(held: Sequence[Ruling]) -> tuple[str, str]:
    """Outcome and severity of the gravest rule about consent: refused or withdrawn, it is as grave either way."""
    return next(((r.outcome, r.severity) for r in held if r.rule != "cleartext"), ("unknown", "info"))


def _by_purpose(facts: Facts, events: Sequence[ConsentEvent], parties: Parties) -> list[Ruling]:
    """What holds; where decisions are narrowed to purposes and the finding's is not known, what holds for each of them.

    Agreed to for the account and refused for advertising, an upload of unknown purpose is neither.
    """
    named = [] if facts.purpose else purposes_named(facts, events, parties)
    if not named:
        return _hold(facts, events, parties)
    tried = [_hold(replace(facts, purpose=purpose), events, parties) for purpose in named]
    if len({_gravest(held)[0] for held in tried}) == 1:
        return min(tried, key=lambda held: GRAVITY[_gravest(held)[1]])  # at least that, whatever it was for
    told = "; ".join(
        f"for {purpose}: {held[0].rule if held else 'unknown'}" for purpose, held in zip(named, tried, strict=True)
    )
    cleartext = [ruling for ruling in tried[0] if ruling.rule == "cleartext"]
    return [*cleartext, _open(facts, f"; what it was for is not known ({told})")]


def _ambiguous(facts: Facts, events: Sequence[ConsentEvent], parties: Parties, held: Sequence[Ruling]) -> Ruling | None:
    """Tries both sides of every time within its tolerance of the finding; None where the side changes nothing."""
    near = [event for event in events if _gap(event, facts) <= event.slack]
    if not near:
        return None
    for shift in (-_MOMENT, _MOMENT):
        moved = [_moved(event, facts, shift) if event in near else event for event in events]
        tried = _by_purpose(facts, sorted(moved, key=lambda event: event.moment), parties)
        if _gravest(tried) != _gravest(held):
            event = min(near, key=lambda event: (_gap(event, facts), event.id))
            reason = (
                f"{stated(facts)}, {_gap(event, facts).total_seconds():.1f} s from {_named(event, facts)}: "
                f"inside the clocks' tolerance of {event.tolerance:g} s"
            )
            return Ruling("ambiguous", "ambiguous", "info", "", reason, event)
    return None


def _gap(event: ConsentEvent, facts: Facts) -> timedelta:
    """How far the event, or its end, is from the finding."""
    return min(abs(moment - facts.at) for moment in (event.moment, event.lapses) if moment)


def _named(event: ConsentEvent, facts: Facts) -> str:
    if event.lapses and abs(event.lapses - facts.at) < abs(event.moment - facts.at):
        return f"the end of the consent of {clock(event.moment)}"
    return f"{event.action} at {clock(event.moment)}"


def _moved(event: ConsentEvent, facts: Facts, shift: timedelta) -> ConsentEvent:
    """The event with those of its times that are near the finding put on one side of it."""
    offset = timedelta(seconds=event.clock_offset or 0)
    changes = {}
    if abs(event.moment - facts.at) <= event.slack:
        changes["at"] = facts.at + shift + offset
    if event.lapses and abs(event.lapses - facts.at) <= event.slack:
        changes["expires_at"] = facts.at + shift + offset
    return event.model_copy(update=changes)
