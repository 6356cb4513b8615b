"""vCard 2.1, 3 and 4: each card as {"fn", "tel", "email", ...}."""

import quopri
import re

NAME = "vcard"
_FOLDED = re.compile(r"\r?\n[ \t]")
_WANTED = {"fn", "n", "tel", "email", "adr", "org", "nickname"}


def may_be_in(value: str) -> bool:
    """Whether a string begins with a card."""
    return value.lstrip()[:11].upper() == "BEGIN:VCARD"


def parse(data: bytes, content_type: str) -> object | None:
    """A list of cards, or None."""
    if data.lstrip()[:11].upper() != b"BEGIN:VCARD":
        return None
    cards: list[dict[str, object]] = []
    for line in _FOLDED.sub("", data.decode("utf-8", "replace")).splitlines():
        head, colon, value = line.partition(":")
        name, _, parameters = head.partition(";")
        name = name.rpartition(".")[2].strip().lower()  # item1.TEL
        if name == "begin":
            cards.append({})
        elif colon and cards and name in _WANTED:
            if "QUOTED-PRINTABLE" in parameters.upper():
                value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
            _put(cards[-1], "vcard_" + name if name == "n" else name, value.strip())
    return [card for card in cards if card] or None


def _put(card: dict[str, object], name: str, value: str) -> None:
    if name == "vcard_n":
        family, _, rest = value.partition(";")
        card["family_name"], card["given_name"] = family, rest.split(";")[0]
        return
    if name == "tel":
        value = value.removeprefix("tel:")
    old = card.get(name)
    card[name] = value if old is None else [*(old if isinstance(old, list) else [old]), value]
