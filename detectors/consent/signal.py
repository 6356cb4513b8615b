"""A claim about consent as a message states it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detectors.message import Document, Message, Node

Action = Literal["given", "refused", "withdrawn", "notice_shown"]
Mechanism = Literal["unknown", "implied"]

# Lower-case pieces of which an answer must hold one before it is decoded for the sake of such claims.
HINTS: frozenset[str] = frozenset(
    """consent gdpr ccpa cmp cookie choices transactiontype tcstring tc_string iabtcf gppstring gpp_string iabgpp us_privacy
    usprivacy""".split()
)


@dataclass(frozen=True, slots=True)
class Signal:
    """One claim: by what scheme, that what was done, for which purposes and categories, and where it stands.

    `detail` says in a few words what was read; it is made by us from the decoded fields, and holds no value of the traffic.
    `mechanism` is `implied` where the scheme itself says that nobody did anything, otherwise `unknown`.
    """

    scheme: str
    action: Action
    detail: str
    path: str
    purposes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ("*",)
    mechanism: Mechanism = "unknown"
    notice_version: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """A decoded message, walked once for all kinds of signals: its nodes and its scalar leaves, in document order."""

    message: Message
    nodes: Sequence[Node]
    leaves: Sequence[Node]

    @classmethod
    def of(cls, document: Document) -> "Places":
        """Walks a document."""
        nodes = list(document.root.walk())
        return cls(document.message, nodes, [node for node in nodes if not node.children and node.value is not None])
