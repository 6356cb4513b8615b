"""Digests of planted values: every function, prefix and salt that apps are known to use, told from 8 bytes on.

An app that "only sends hashes" sends a number all the same: the numbering plan is small, and for planted values one look
in a table tells whose it was. The table is keyed by a digest's first 8 bytes; the rest is compared by hashing again.
"""

import binascii
import hashlib
import hmac
import struct
import uuid
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import mmh3
import xxhash

Digest = Callable[[bytes], bytes]
_KEY = 8
_STANDARD = bytes.maketrans(b"-_=", b"+/A")
_INDEX = (1 << 24) - 1
_KEPT = ((1 << 64) - 1) ^ _INDEX


def _hashlib(name: str, size: int = 0) -> Digest:
    if size:
        return lambda data: hashlib.new(name, data).digest(size)  # type: ignore[call-arg]
    make = getattr(hashlib, name, None) or partial(hashlib.new, name)
    return lambda data: bytes(make(data, usedforsecurity=False).digest())


def _blake2b(size: int) -> Digest:
    return lambda data: hashlib.blake2b(data, digest_size=size).digest()


def _uuid(version: int, space: uuid.UUID) -> Digest:
    """A name's UUID of version 3 or 5 (RFC 9562): a digest with six of its bits set; `uuid` takes five times as long."""
    make, before = (hashlib.md5 if version == 3 else hashlib.sha1), space.bytes

    def digest(data: bytes) -> bytes:
        made = make(before + data, usedforsecurity=False).digest()
        return b"%b%c%b%c%b" % (made[:6], made[6] & 0x0F | version << 4, made[7:8], made[8] & 0x3F | 0x80, made[9:16])

    return digest


def _murmur128(data: bytes) -> bytes:
    low, high = mmh3.hash64(data, signed=False)
    return struct.pack(">QQ", low, high)


_SPACES = {"dns": uuid.NAMESPACE_DNS, "url": uuid.NAMESPACE_URL, "oid": uuid.NAMESPACE_OID, "x500": uuid.NAMESPACE_X500}
COMMON: dict[str, Digest] = {name: _hashlib(name) for name in ("md5", "sha1", "sha256", "sha512")}
RARE: dict[str, Digest] = {
    **{name: _hashlib(name) for name in ("sha224", "sha384", "sha512_256", "sha512_224")},
    **{name: _hashlib(name) for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s")},
    **{f"blake2b-{size * 8}": _blake2b(size) for size in (16, 20, 32)},
    "shake_128": _hashlib("shake_128", 32),
    "murmur3-128": _murmur128,
    "murmur3-128-le": lambda data: mmh3.hash_bytes(data),
    "xxh64": lambda data: xxhash.xxh64_digest(data),
    "xxh3-64": lambda data: xxhash.xxh3_64_digest(data),
    "xxh3-128": lambda data: xxhash.xxh3_128_digest(data),
    **{f"uuid3-{name}": _uuid(3, space) for name, space in _SPACES.items()},
    **{f"uuid5-{name}": _uuid(5, space) for name, space in _SPACES.items()},
}
# Four bytes: another value has the same one by accident, so such a match counts only in company.
SHORT: dict[str, Callable[[bytes], int]] = {
    "crc32": zlib.crc32,
    "adler32": zlib.adler32,
    "murmur3-32": lambda data: mmh3.hash(data, signed=False),
    "xxh32": lambda data: xxhash.xxh32_intdigest(data),
}
_HMACS = ("md5", "sha1", "sha256", "sha512")
_PREFIXES = {
    "phone": ("", "phone:", "tel:", "msisdn:", "mobile:", "sms:", "p:"),
    "email": ("", "email:", "mailto:", "e:"),
}
# How a salt, or a pepper, is put to a value: before, behind, and in the Matrix identity service's way.
_SALTED = ("{s}{v}", "{v}{s}", "{s}:{v}", "{v}:{s}", "{v} {s}", "{s} {v}", "{s}_{v}", "{v}_{s}", "{s}-{v}", "{v}-{s}",
           "{s}|{v}", "{v}|{s}", "{s}.{v}", "{v}.{s}", "{s}{v}{s}", "{v} msisdn {s}", "{v} email {s}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hashable:
    """A text whose digests are looked for: what kind of value it is, the text, and whose (an index of the caller's)."""

    kind: str
    text: str
    owner: int


@dataclass(frozen=True)
class DigestIndex:
    """Finds the value behind a digest. Built at the first look, since most messages hold none."""

    values: Sequence[Hashable]
    salts: Sequence[str] = ()

    def __getstate__(self) -> dict[str, object]:
        return {"values": self.values, "salts": self.salts}  # another process builds its own

    def _inputs(self, value: Hashable) -> Iterator[tuple[str, bytes, Sequence[tuple[str, Digest]]]]:
        common, every = tuple(COMMON.items()), (*COMMON.items(), *RARE.items())
        for prefix in _PREFIXES.get(value.kind, ("",)):
            # Rare functions over rarer prefixes, or over names and titles, are not worth the table they fill.
            wide = value.kind in ("phone", "email", "id") and prefix in ("", "phone:", "tel:", "email:")
            yield prefix, (prefix + value.text).encode(), every if wide else common
        for salt in self.salts:
            for pattern in _SALTED:
                text = pattern.replace("{s}", salt).replace("{v}", value.text)
                yield "salted ", text.encode(), (*common, ("blake2b", RARE["blake2b"]), ("sha3_256", RARE["sha3_256"]))

    def _keyed(self, value: Hashable) -> Iterator[tuple[str, bytes]]:
        for salt in self.salts:
            for key in _keys(salt):
                for name in _HMACS:
                    yield f"hmac-{name}", hmac.digest(key, value.text.encode(), name)

    def _digests(self, value: Hashable) -> Iterator[tuple[str, bytes]]:
        """Every (name, digest) of a value."""
        for prefix, data, functions in self._inputs(value):
            for name, function in functions:
                yield f"{prefix}{name}", function(data)
        yield from self._keyed(value)

    @cached_property
    def _table(self) -> "_Sorted":
        table = _Sorted()
        for index, value in enumerate(self.values):
            digests = list(self._digests(value))
            keys = [digest[:_KEY] for _, digest in digests]
            keys += [digest[4 : 4 + _KEY] for name, digest in digests if name.endswith("md5")]  # the "16-character MD5"
            table.add(map(int.from_bytes, keys), index)
        return table.sorted()

    @cached_property
    def _short_table(self) -> "_Sorted":
        table = _Sorted()
        for index, value in enumerate(self.values):
            if value.kind in ("phone", "email"):
                data = value.text.encode()
                table.add((function(data) << 32 for function in SHORT.values()), index)
        return table.sorted()

    def may_know(self, digest: bytes) -> bool:
        """Whether `find` may find a digest: never false where it does."""
        return len(digest) >= _KEY and self._table.has_any([int.from_bytes(digest[:_KEY])])

    def may_know_any(self, hexadecimal: Iterable[str]) -> bool:
        """The same of any of these texts of hex digits."""
        starts = "".join([text[:16] for text in hexadecimal if len(text) >= 16 and not len(text) % 2])
        return self._table.has_any(struct.unpack(f">{len(starts) // 16}Q", bytes.fromhex(starts)))

    def may_know_base64(self, words: Sequence[str]) -> bool:
        """The same of any of these words of base64 or base64url, each of 11 characters or more."""
        starts = "".join([word[:12].ljust(12, "A") for word in words]).encode().translate(_STANDARD)
        return self._table.has_any(struct.unpack(">" + "Qx" * len(words), binascii.a2b_base64(starts)))

    def find(self, digest: bytes) -> tuple[str, Hashable] | None:
        """(function, value) behind a digest of 8 bytes or more, whole or truncated at its end; otherwise None."""
        if len(digest) < _KEY:
            return None
        for index in self._table.of(int.from_bytes(digest[:_KEY])):
            value = self.values[index]
            for name, whole in self._digests(value):
                if whole.startswith(digest) or (name.endswith("md5") and whole[4:12] == digest):
                    return name, value
        return None

    def find_short(self, number: int) -> tuple[str, Hashable] | None:
        """(function, value) behind a 32-bit check sum, signed or not; chance hits are possible."""
        number &= 0xFFFFFFFF
        for index in self._short_table.of(number << 32):
            value = self.values[index]
            for name, function in SHORT.items():
                if function(value.text.encode()) == number:
                    return name, value
        return None


class _Sorted:
    """Indexes of values by 64-bit digests, of which 40 bits are kept: 8 bytes an entry, where a dict takes 150.

    Bits 63 to 52 choose a list, bits 51 to 24 are kept in it, and the entry's lower 24 bits are the value's index.
    """

    def __init__(self) -> None:
        self._lists = [array("Q") for _ in range(1 << 12)]
        self._begun = bytearray(1 << 20)  # whether any digest begins with these 20 bits: most that are asked for do not

    def add(self, digests: Iterable[int], index: int) -> None:
        """Adds a value's digests; to be sorted before the first look."""
        for digest in digests:
            self._lists[digest >> 52].append((digest << 12 & _KEPT) | index)
            self._begun[digest >> 44] = 1

    def sorted(self) -> "_Sorted":
        """Itself, ready to be asked; twins go."""
        self._lists = [array("Q", sorted(set(each))) for each in self._lists]
        return self

    def has_any(self, digests: Iterable[int]) -> bool:
        """Whether `of` gives any for one of these."""
        begun = self._begun
        for digest in [each for each in digests if begun[each >> 44]]:
            entries, key = self._lists[digest >> 52], digest << 12 & _KEPT
            at = bisect_left(entries, key)
            if at < len(entries) and entries[at] & _KEPT == key:
                return True
        return False

    def of(self, digest: int) -> Iterator[int]:
        """The indexes added with a digest that begins so; with one of 2**40 others also that one's."""
        entries, key = self._lists[digest >> 52], digest << 12 & _KEPT
        at = bisect_left(entries, key)
        while at < len(entries) and entries[at] & _KEPT == key:
            yield entries[at] & _INDEX
            at += 1


def _keys(salt: str) -> Iterator[bytes]:
    """The bytes that a salt given as text may stand for: itself, or what its hex digits do."""
    yield salt.encode()
    try:
        yield bytes.fromhex(salt)
    except ValueError:
        return
