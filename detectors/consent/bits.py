"""Reading consent strings bit by bit: base64url, most significant bit first.

An own reader: the library for TCF strings (iab-tcf 0.2) reads no GPP, checks neither ends nor lengths, and so takes any
base64 text for a string.
"""

import base64
import binascii


class Bits:
    """A base64url text as bits. Raises ValueError where it is no such text, or is read beyond its end."""

    def __init__(self, text: str) -> None:
        try:
            data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("not base64url") from None
        self._number, self._length, self._at = int.from_bytes(data), len(data) * 8, 0

    def end(self) -> None:
        """Raises ValueError where more is left than the zeros that fill up the last characters."""
        left = self._length - self._at
        if left >= 24 or self._number & ((1 << left) - 1):
            raise ValueError("not as long as it says")

    def take(self, bits: int) -> int:
        """The next bits as a number."""
        if bits > self._length - self._at:
            raise ValueError("too short")
        self._at += bits
        return (self._number >> (self._length - self._at)) & ((1 << bits) - 1)

    def flag(self) -> bool:
        """The next bit."""
        return bool(self.take(1))

    def letters(self, count: int) -> str:
        """So many letters of six bits each, `A` being 0."""
        return "".join(chr(65 + self.take(6)) for _ in range(count))

    def numbers(self, size: int) -> tuple[int, ...]:
        """The numbers, from 1, whose bit is set in a field of that size."""
        field = self.take(size)
        return tuple(number for number in range(1, size + 1) if field >> (size - number) & 1)

    def fibonacci(self) -> int:
        """A number in Fibonacci coding, as GPP headers hold them: its last bit is doubled."""
        total, last, one, two = 0, False, 1, 2
        while True:
            bit = self.flag()
            if bit and last:
                return total
            total += one if bit else 0
            last, one, two = bit, two, one + two
