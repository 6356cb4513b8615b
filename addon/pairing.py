"""Who may record consent on the page: a code from the proxy's console, and forms that count once.

The app under test sends through the same proxy and can ask for the page as well. It cannot see the console, so it is not
paired; and what a paired browser is made to send by others carries no token of ours.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH, _TRIES, _PAUSE_S = 6, 5, 30.0
TOKEN_AGE_S = 12 * 3600
_REMEMBERED = 100_000


class Refused(Exception):
    """Not proven, so not believed. The text is the key of the answer in `consent_page.toml`."""


class Pairing:
    """Codes that pair one browser each. A code is used up by pairing, and by five wrong guesses. `tell` shows a new one."""

    def __init__(self, tell: Callable[[str], None], now: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._now = tell, now
        self._closed_until = 0.0
        self._renew()

    def _renew(self) -> None:
        self.code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        self._left = _TRIES
        self._tell(self.code)

    def pair(self, given: str) -> str:
        """The new tester's secret name. Raises Refused where the code is wrong, or too many were."""
        if self._now() < self._closed_until:
            raise Refused("pair_wait")
        wanted = "".join(char for char in given.upper() if char.isalnum())
        if secrets.compare_digest(wanted.encode(), self.code.encode()):
            self._renew()
            return secrets.token_hex(8)
        self._left -= 1
        if self._left == 0:
            self._closed_until = self._now() + _PAUSE_S
            self._renew()
        raise Refused("pair_wrong")


class Tokens:
    """A signed word in each form: for one tester and one thing to do, and good for one time."""

    def __init__(self) -> None:
        self._signer = URLSafeTimedSerializer(secrets.token_hex(32), salt="form")
        self._used: OrderedDict[str, None] = OrderedDict()

    def issue(self, tester: str, about: str) -> str:
        """A token for one form. `about` is what the form does."""
        return str(self._signer.dumps([tester, about, secrets.token_hex(8)]))

    def redeem(self, token: str, tester: str, about: str) -> None:
        """Takes a token. Raises Refused where it is forged, another's, too old, or was used before."""
        try:
            content: Any = self._signer.loads(token, max_age=TOKEN_AGE_S)
        except BadSignature:
            raise Refused("token_bad") from None
        owner, purpose, once = content
        if (owner, purpose) != (tester, about):
            raise Refused("token_bad")
        if once in self._used:
            raise Refused("token_used")
        self._used[once] = None
        while len(self._used) > _REMEMBERED:
            self._used.popitem(last=False)
