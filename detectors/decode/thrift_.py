"""Apache Thrift's messages in the binary and the compact protocol, read by Apache's own library without a schema.

On the wire a field has a type and a number, but no name; the method has one.
"""

from typing import Any

NAME = "thrift"
_BINARY = b"\x80\x01\x00"  # version 1; a message's kind follows
_COMPACT = 0x82
_KINDS = range(1, 5)  # call, reply, exception, one way
_DEEPEST = 48


class _Malformed(Exception):
    pass


def parse(data: bytes, content_type: str) -> object | None:
    """The method's fields by number, under its name; or None."""
    if len(data) < 8:
        return None
    compact = data[0] == _COMPACT and data[1] & 0x1F == 1 and data[1] >> 5 in _KINDS
    if not compact and not (data[:3] == _BINARY and data[3] in _KINDS):
        return None
    from thrift.protocol import TBinaryProtocol, TCompactProtocol
    from thrift.transport.TTransport import TMemoryBuffer

    buffer = TMemoryBuffer(data)
    bounds = {"string_length_limit": len(data), "container_length_limit": len(data)}
    reader = (TCompactProtocol.TCompactProtocol if compact else TBinaryProtocol.TBinaryProtocol)(buffer, **bounds)
    try:
        name = reader.readMessageBegin()[0]
        fields = _struct(reader, 0)
    except Exception:  # the library has more ways to fail on hostile bytes than it documents
        return None
    return {name: fields} if name and fields and buffer.cstringio_buf.tell() == len(data) else None


def _struct(reader: Any, depth: int) -> dict[str, object]:
    out: dict[str, object] = {}
    reader.readStructBegin()
    while True:
        _, kind, number = reader.readFieldBegin()
        if not kind:
            break
        out[str(number)] = _value(reader, kind, depth)
        reader.readFieldEnd()
    reader.readStructEnd()
    return out


def _value(reader: Any, kind: int, depth: int) -> object:
    from thrift.Thrift import TType

    if depth > _DEEPEST:
        raise _Malformed
    if kind == TType.STRUCT:
        return _struct(reader, depth + 1)
    if kind == TType.STRING:
        raw: bytes = reader.readBinary()
        return _text(raw)
    if kind in (TType.LIST, TType.SET):
        inner, count = reader.readListBegin() if kind == TType.LIST else reader.readSetBegin()
        listed = [_value(reader, inner, depth + 1) for _ in range(count)]
        reader.readListEnd() if kind == TType.LIST else reader.readSetEnd()
        return listed
    if kind == TType.MAP:
        key, held, count = reader.readMapBegin()
        mapped = {str(_value(reader, key, depth + 1)): _value(reader, held, depth + 1) for _ in range(count)}
        reader.readMapEnd()
        return mapped
    read = {
        TType.BOOL: reader.readBool,
        TType.BYTE: reader.readByte,
        TType.I16: reader.readI16,
        TType.I32: reader.readI32,
        TType.I64: reader.readI64,
        TType.DOUBLE: reader.readDouble,
    }
    number: object = read[kind]()
    return number


def _text(raw: bytes) -> str | bytes:
    """A string, or bytes where it is none: on the wire they are alike."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return raw
    return raw if "\x00" in text else text  # an archive of texts is one in UTF-8 too
