"""WAP Binary XML (WBXML 1.3), as Exchange ActiveSync sends it (MS-ASWBXML): a tag is a byte in a page of names.

Of ActiveSync's pages those are named that hold people and their addresses; the tags of the others have numbers.
"""

from detectors.decode.repeated import as_map, grouped

NAME = "wbxml"
_HEAD = b"\x03\x01\x6a"  # version 1.3, no public identifier, UTF-8
_SWITCH, _END, _ENTITY, _STRING, _OPAQUE = 0x00, 0x01, 0x02, 0x03, 0xC3
_WITH_CONTENT, _WITH_ATTRIBUTES, _TAG = 0x40, 0x80, 0x3F
_DEEPEST = 64
# The tags of a page in their order from 5 on; `-` where there is none or it does not matter.
_FIRST_TAG = 5
_PAGES: dict[int, tuple[str, ...]] = {
    0: tuple(
        """Sync Responses Add Change Delete Fetch SyncKey ClientId ServerId Status Collection Class - CollectionId GetChanges
        MoreAvailable WindowSize Commands Options FilterType - - Conflict Collections ApplicationData""".split()
    ),
    1: tuple(
        """Anniversary AssistantName AssistantPhoneNumber Birthday Body BodySize BodyTruncated Business2PhoneNumber BusinessCity
        BusinessCountry BusinessPostalCode BusinessState BusinessStreet BusinessFaxNumber BusinessPhoneNumber CarPhoneNumber
        Categories Category Children Child CompanyName Department Email1Address Email2Address Email3Address FileAs FirstName
        Home2PhoneNumber HomeCity HomeCountry HomePostalCode HomeState HomeStreet HomeFaxNumber HomePhoneNumber JobTitle
        LastName MiddleName MobilePhoneNumber OfficeLocation OtherCity OtherCountry OtherPostalCode OtherState OtherStreet
        PagerNumber RadioPhoneNumber Spouse Suffix Title WebPage YomiCompanyName YomiFirstName YomiLastName""".split()
    ),
    4: tuple("TimeZone AllDayEvent Attendees Attendee Email Name".split()),
    10: tuple("ResolveRecipients Response Status Type Recipient DisplayName EmailAddress".split()),
    16: tuple("DisplayName Phone Office Title Company Alias FirstName LastName HomePhone MobilePhone EmailAddress".split()),
}  # fmt: skip


class _Malformed(Exception):
    pass


def parse(data: bytes, content_type: str) -> object | None:
    """Elements by name (a repeated one gives a list), or None."""
    if data[:3] != _HEAD:
        return None
    try:
        table, at = _number(data, len(_HEAD))
        return _read(data, at + table)
    except (_Malformed, IndexError):
        return None


def _read(data: bytes, at: int) -> object | None:
    """Walks the tokens; raises _Malformed or IndexError where they are none."""
    page = 0
    open_tags: list[tuple[str, list[tuple[str, object]]]] = [("", [])]
    while at < len(data):
        token = data[at]
        at += 1
        if token == _SWITCH:
            page, at = data[at], at + 1
        elif token == _END:
            name, held = open_tags.pop()
            if not open_tags:
                raise _Malformed
            open_tags[-1][1].append((name, _element(held)))
        elif token == _STRING:
            end = data.find(b"\0", at)
            if end < 0:
                raise _Malformed
            open_tags[-1][1].append(("", data[at:end].decode("utf-8", "replace")))
            at = end + 1
        elif token == _OPAQUE:
            size, at = _number(data, at)
            open_tags[-1][1].append(("", data[at : at + size]))
            at += size
        elif token == _ENTITY:
            code, at = _number(data, at)
            open_tags[-1][1].append(("", chr(code) if code < 0x110000 else ""))
        elif token & _WITH_ATTRIBUTES or token & _TAG < _FIRST_TAG or len(open_tags) > _DEEPEST:
            raise _Malformed  # ActiveSync has no attributes, and no other tokens
        elif token & _WITH_CONTENT:
            open_tags.append((_name(page, token & _TAG), []))
        else:
            open_tags[-1][1].append((_name(page, token & _TAG), ""))
    root = _element(open_tags[0][1])
    return root if isinstance(root, dict) and len(open_tags) == 1 else None


def _name(page: int, tag: int) -> str:
    names = _PAGES.get(page, ())
    known = names[tag - _FIRST_TAG] if tag - _FIRST_TAG < len(names) else "-"
    return known if known != "-" else f"{page}.{tag:#04x}"


def _element(held: list[tuple[str, object]]) -> object:
    """What stands between two tags: a text, bytes, or elements by name."""
    if not any(name for name, _ in held):
        texts = [value for _, value in held]
        return texts[0] if len(texts) == 1 else "".join(str(text) for text in texts)
    return as_map(grouped(held))


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A multi-byte integer, seven bits a byte, and the place after it."""
    value = 0
    for _ in range(5):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at
    raise _Malformed
