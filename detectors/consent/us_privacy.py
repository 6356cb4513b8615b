"""US privacy strings (CCPA, `1YNN`): notice, opt-out of sale, and whether the LSPA covers it.

Source: IAB Tech Lab, "US Privacy String", version 1.
"""

import re
from collections.abc import Iterator

from detectors.consent.signal import Places, Signal

_STRING = re.compile(r"1[YyNn\-]{3}")
_KEY = re.compile(r"us_?privacy|usp_?(?:string|consent|data)?$|ccpa|uspv1", re.IGNORECASE)


def signals(places: Places) -> Iterator[Signal]:
    """The strings under a key that says what they are: four letters alone say nothing."""
    for leaf in places.leaves:
        text = leaf.text
        if len(text) == 4 and _STRING.fullmatch(text) and _KEY.search(leaf.key):
            found = read_us_privacy(text, leaf.path)
            if found:
                yield found


def read_us_privacy(text: str, path: str) -> Signal | None:
    """What a string says; None where it says that the law does not apply (`1---`)."""
    notice, opted_out = text[1].upper(), text[2].upper()
    if opted_out == "-":
        return None
    told = f"US privacy: notice {_WORDS[notice]}; opted out of sale {_WORDS[opted_out]}"
    if opted_out == "Y":
        return Signal("US privacy", "refused", told, path, ("sale",))
    return Signal("US privacy", "given", told, path, ("sale",), mechanism="implied")


_WORDS = {"Y": "yes", "N": "no", "-": "does not apply"}
