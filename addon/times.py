"""Moments as the database and every output write them."""

from datetime import UTC, datetime


def iso(moment: datetime | float) -> str:
    """UTC, ISO 8601, microseconds: sorts as text in order of time. Floats are seconds since 1970."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(UTC)
    else:
        try:
            moment = datetime.fromtimestamp(moment, UTC)
        except (ValueError, OverflowError, OSError):
            moment = datetime.fromtimestamp(0, UTC)  # a hostile capture's time; the record stays readable
    return moment.isoformat(timespec="microseconds")
