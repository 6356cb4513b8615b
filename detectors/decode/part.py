"""Bytes inside a document that come with a type of their own, to be decoded further."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes and their Content-Type (empty where none is said)."""

    data: bytes
    content_type: str
