"""Texts as they compare: the signs that look alike, or are not seen, are one."""

import unicodedata


def plain_signs(text: str) -> str:
    """Full-width forms folded, the decimal digits of any script as 0 to 9, format characters gone.

    The last are the marks of direction that address books keep around a number, among others.
    """
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text)
    if folded.isascii():
        return folded
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in folded
        if unicodedata.category(char) != "Cf"
    )
