"""Whether bytes found inside a message are content: a document, something packed, or text. If not, they are an id or a digest."""

import re
from collections.abc import Iterator
from types import ModuleType

from detectors.decode import (
    archive,
    cbor,
    compression,
    csv_,
    data_url,
    embedded,
    fields,
    form,
    framed,
    graphql_,
    grpc,
    html_,
    icalendar,
    json_,
    mecard,
    msgpack_,
    multipart,
    pairs,
    plist,
    protobuf,
    sse,
    text,
    thrift_,
    url_,
    vcard,
    wbxml,
    xml_,
    yaml_,
)
from detectors.remembered import remembered

TEXTS: tuple[ModuleType, ...] = (
    multipart,
    yaml_,
    vcard,
    icalendar,
    mecard,
    json_,
    graphql_,
    sse,
    html_,
    plist,
    xml_,
    form,
    csv_,
    fields,
    embedded,
    pairs,
)
BINARIES: tuple[ModuleType, ...] = (plist, wbxml, thrift_, grpc, msgpack_, cbor, protobuf)
IN_VALUES: tuple[ModuleType, ...] = (
    json_,
    graphql_,
    vcard,
    icalendar,
    mecard,
    multipart,
    xml_,
    html_,
    data_url,
    sse,
    url_,
    form,
    csv_,
    embedded,
    pairs,
)
# Each of those formats has one of these signs in it; most texts have none.
MAY_BE_DOCUMENT = re.compile(r'[{\[<"=&:?\n]')
_SAYS_MUCH = 12  # bytes
_FRAMED = 48  # bytes: any digest of fewer is read so by accident
# How much of a stream without a header is tried, to learn whether it is one.
_TRIED = 65536


@remembered(entries=4096, longest=64)  # of ids, which recur
def is_worth_opening(data: bytes) -> bool:
    """Whether bytes under base64 or hex are a document, compressed, or text that reads as text."""
    if compression.layer_of(data) and compression.unwrap(data, 256)[1]:
        return True
    plain = text.decode(data, "")
    if plain is not None and _is_json(plain[0]):
        return True
    # Any bytes are Chinese text, or UTF-16, by accident: in another charset than UTF-8 it must be a document.
    if plain is not None and (not plain[1] or may_be_document(plain[0])):
        return text.readable(plain[0]) and says_much(plain[0], len(data))
    return _may_be_binary(data, plain) or compression.unwrap_blind(data, _TRIED, is_content) is not None


def is_content(data: bytes, streams: int = 3) -> bool:
    """Whether what a stream without a header gave is a document, or another such stream over one."""
    return _is_document(data) or (
        streams > 0 and bool(compression.unwrap_blind(data, _TRIED, lambda inner: is_content(inner, streams - 1)))
    )


def says_much(plain: str, size: int) -> bool:
    """Whether text under base64 or hex is believed: short words are base64 of something by accident."""
    if size >= _SAYS_MUCH:
        return True
    return sum(char.isdigit() for char in plain) >= 6 or "@" in plain or any(char > "\u2e7f" for char in plain)


def _is_document(data: bytes) -> bool:
    plain = text.decode(data, "")
    if plain is not None and (
        _is_json(plain[0]) or (text.readable(plain[0]) and (not plain[1] or may_be_document(plain[0])))
    ):
        return True
    return _may_be_binary(data, plain)


def _may_be_binary(data: bytes, plain: tuple[str, str] | None) -> bool:
    """Whether bytes are a binary document. Its few high bytes may be Chinese text by accident, if more than an id's."""
    return (plain is None or (plain[1] == "gb18030" and len(data) >= _SAYS_MUCH)) and _is_binary(data)


def _is_json(plain: str) -> bool:
    """Whether a text is JSON, with whatever signs in its own texts."""
    return json_.may_be_in(plain) and json_.parse(plain.encode("utf-8", "replace"), "") is not None


def _is_binary(data: bytes) -> bool:
    if archive.kind_of(data) or any(module.parse(data, "") is not None for module in (multipart, *BINARIES)):
        return True
    return len(data) >= _FRAMED and framed_in(data) != []


def framed_in(data: bytes) -> list[bytes]:
    """What frames of an app's own hold, the first of them content; or nothing."""
    return next((found for found in framed.frames(data) if is_content(found[0])), [])


def may_be_document(plain: str) -> bool:
    """Whether a text may be a document of one of the formats that occur inside values."""
    return format_in(plain) is not None


def format_in(plain: str) -> ModuleType | None:
    """The first of the formats that occur inside values that a text may be."""
    return next(formats_in(plain), None)


def formats_in(plain: str) -> Iterator[ModuleType]:
    """All of them that it may be, the likeliest first."""
    if MAY_BE_DOCUMENT.search(plain):
        yield from (module for module in IN_VALUES if module.may_be_in(plain))
