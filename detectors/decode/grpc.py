"""gRPC and gRPC-web frames: a flag, a length, a message; compressed ones by their own magic or as deflate."""

from detectors.decode.part import Part

NAME = "grpc"
_TRAILERS = 0x80


def parse(data: bytes, content_type: str) -> object | None:
    """The messages of the frames, in order, or None where the framing does not fill the data exactly."""
    if len(data) < 6 or data[0] & 0x7E:
        return None
    frames: list[object] = []
    at = 0
    while at + 5 <= len(data):
        flag, size = data[at], int.from_bytes(data[at + 1 : at + 5], "big")
        if flag & 0x7E or at + 5 + size > len(data):
            return None
        if size and not flag & _TRAILERS:
            frames.append(Part(data[at + 5 : at + 5 + size], "application/x-protobuf"))
        at += 5 + size
    return frames if at == len(data) and frames else None
