"""iCalendar: whom events invite, as {"attendees": [{"name", "email"}, ...]}."""

import re

from detectors.decode.vcard import FOLDED

NAME = "icalendar"
_NAMED = re.compile(r";CN=(?:\"([^\"]*)\"|([^;:\"]*))", re.IGNORECASE)


def may_be_in(value: str) -> bool:
    """Whether a string begins with a calendar."""
    return value[:48].lstrip()[:15].upper() == "BEGIN:VCALENDAR"


def parse(data: bytes, content_type: str) -> object | None:
    """The people whom a calendar's events invite, or None where it is no calendar."""
    if not may_be_in(data[:48].decode("utf-8", "replace")):
        return None
    people = []
    for line in FOLDED.sub("", data.decode("utf-8", "replace")).splitlines():
        head, _, address = line.rpartition(":mailto:") if ":mailto:" in line else line.partition(":")
        if head.upper().startswith(("ATTENDEE", "ORGANIZER")):
            named = _NAMED.search(head)
            people.append({"name": (named[1] or named[2]) if named else "", "email": address.strip()})
    return {"attendees": people}
