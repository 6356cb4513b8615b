"""vCard 2.1, 3 and 4: each card as {"fn", "tel", "email", ...}."""

import quopri
import re

NAME = "vcard"
FOLDED = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_CHARSET = re.compile(r"CHARSET=\"?([\w\-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([,;:\\])")
_WANTED = {"fn", "n", "tel", "email", "adr", "org", "nickname"}


def may_be_in(value: str) -> bool:
    """Whether a string begins with a card."""
    return value[:32].lstrip()[:11].upper() == "BEGIN:VCARD"


def parse(data: bytes, content_type: str) -> object | None:
    """A list of cards, or None."""
    if data[:32].lstrip()[:11].upper() != b"BEGIN:VCARD":
        return None
    text = data.decode("utf-8", "replace")
    cards: list[dict[str, object]] = []
    if "QUOTED-PRINTABLE" in text.upper():
        text = _SOFT_BREAK.sub("", text)
    for line in FOLDED.sub("", text).splitlines():
        head, colon, value = line.partition(":")
        name, _, parameters = head.partition(";")
        name = name.rpartition(".")[2].strip().lower()  # item1.TEL
        if name == "begin":
            cards.append({})
        elif colon and cards and name in _WANTED:
            if "QUOTED-PRINTABLE" in parameters.upper():
                charset = _CHARSET.search(parameters)
                value = _quoted_printable(value, charset[1] if charset else "utf-8")
            put(cards[-1], name, value.strip())
    return [card for card in cards if card] or None


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
            put(card, field[0], text)
    return card or None


def put(card: dict[str, object], name: str, value: str) -> None:
    """Puts a field into a card: a name in its two parts, several numbers as a list."""
    if name == "n":
        family, _, rest = value.partition(";")
        card["family_name"], card["given_name"] = _ESCAPED.sub(r"\1", family), _ESCAPED.sub(r"\1", rest.split(";")[0])
        return
    value = _ESCAPED.sub(r"\1", value)
    if name == "tel":
        value = value.removeprefix("tel:")
    old = card.get(name)
    card[name] = value if old is None else [*(old if isinstance(old, list) else [old]), value]
