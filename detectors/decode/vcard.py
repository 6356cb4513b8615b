"""vCard 2.1, 3 and 4, each card as {"fn", "tel", "email", ...}; MECARD, as codes to scan hold it; the people whom iCalendar invites."""

import quopri
import re

NAME = "vcard"
_FOLDED = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_CHARSET = re.compile(r"CHARSET=\"?([\w\-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([,;:\\])")
_MECARD = re.compile(r"MECARD:((?:[A-Z\-]{1,12}:(?:[^;\\]|\\.)*;)+);?\s*")
_MECARD_FIELD = re.compile(r"([A-Z\-]{1,12}):((?:[^;\\]|\\.)*);")
_NAMED = re.compile(r";CN=(?:\"([^\"]*)\"|([^;:\"]*))", re.IGNORECASE)
_BEGINNINGS = ("BEGIN:VCARD", "BEGIN:VCALENDAR", "MECARD:")
_WANTED = {"fn", "n", "tel", "email", "adr", "org", "nickname"}


def may_be_in(value: str) -> bool:
    """Whether a string begins with a card or a calendar."""
    return value[:48].lstrip()[:16].upper().startswith(_BEGINNINGS)


def parse(data: bytes, content_type: str) -> object | None:
    """A list of cards, or of whom a calendar's events invite, or None."""
    if not may_be_in(data[:48].decode("utf-8", "replace")):
        return None
    text = data.decode("utf-8", "replace")
    if match := _MECARD.fullmatch(text.strip()):
        card: dict[str, object] = {}
        for name, value in _MECARD_FIELD.findall(match[1]):
            _put(card, "n" if name == "N" else name.lower(), value.replace(",", ";") if name == "N" else value)
        return [card]
    if text.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        return {"attendees": _invited(_FOLDED.sub("", text))}
    cards: list[dict[str, object]] = []
    if "QUOTED-PRINTABLE" in text.upper():
        text = _SOFT_BREAK.sub("", text)
    for line in _FOLDED.sub("", text).splitlines():
        head, colon, value = line.partition(":")
        name, _, parameters = head.partition(";")
        name = name.rpartition(".")[2].strip().lower()  # item1.TEL
        if name == "begin":
            cards.append({})
        elif colon and cards and name in _WANTED:
            if "QUOTED-PRINTABLE" in parameters.upper():
                charset = _CHARSET.search(parameters)
                value = _quoted_printable(value, charset[1] if charset else "utf-8")
            _put(cards[-1], name, value.strip())
    return [card for card in cards if card] or None


def _invited(calendar: str) -> list[dict[str, str]]:
    people = []
    for line in calendar.splitlines():
        head, _, address = line.rpartition(":mailto:") if ":mailto:" in line else line.partition(":")
        if head.upper().startswith(("ATTENDEE", "ORGANIZER")):
            named = _NAMED.search(head)
            people.append({"name": (named[1] or named[2]) if named else "", "email": address.strip()})
    return people


def _quoted_printable(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def from_jcard(value: list[object]) -> dict[str, object] | None:
    """A card in JSON (RFC 7095: `["vcard", [[name, parameters, type, value], …]]`), or None."""
    if len(value) < 2 or value[0] != "vcard" or not isinstance(value[1], list):
        return None
    card: dict[str, object] = {}
    for field in value[1]:
        if isinstance(field, list) and len(field) >= 4 and field[0] in _WANTED:
            text = ";".join(map(str, field[3])) if isinstance(field[3], list) else str(field[3])
            _put(card, field[0], text)
    return card or None


def _put(card: dict[str, object], name: str, value: str) -> None:
    if name == "n":
        family, _, rest = value.partition(";")
        card["family_name"], card["given_name"] = _ESCAPED.sub(r"\1", family), _ESCAPED.sub(r"\1", rest.split(";")[0])
        return
    value = _ESCAPED.sub(r"\1", value)
    if name == "tel":
        value = value.removeprefix("tel:")
    old = card.get(name)
    card[name] = value if old is None else [*(old if isinstance(old, list) else [old]), value]
