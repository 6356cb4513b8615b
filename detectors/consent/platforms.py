"""What the common consent platforms post and keep in cookies, told by structure: OneTrust, Usercentrics, Didomi,
Cookiebot, Google's User Messaging Platform. No host names: platforms run under their customers' domains.
"""

import re
from collections.abc import Iterator

from detectors.consent.maps import claims, is_yes
from detectors.consent.signal import Action, Mechanism, Places, Signal
from detectors.message import Node
from detectors.words import words

_GROUPS = re.compile(r"[A-Za-z]{1,12}_?\d{1,6}:[012](?:,[A-Za-z]{1,12}_?\d{1,6}:[012])+")
_NECESSARY = "C0001"
_TRANSACTIONS: dict[str, Action] = {
    "confirmed": "given", "granted": "given", "opt_in": "given",
    "opt_out": "refused", "hard_opt_out": "refused", "notgiven": "refused", "not_given": "refused", "no_consent": "refused",
    "withdrawn": "withdrawn", "expired": "withdrawn",
}  # fmt: skip
_USERCENTRICS: dict[str, Action] = {
    "onacceptallservices": "given", "ondenyallservices": "refused", "onupdateservices": "given",
    "accept_all_services": "given", "deny_all_services": "refused", "update_services": "given",
}  # fmt: skip
_COOKIEBOT = {"clp": "preferences", "cls": "statistics", "clm": "marketing"}
_PAGE_LOADS = ("oninitialpageload", "initial_page_load", "onnoninitialpageload")
_STATUSES: dict[str, Action] = {
    "obtained": "given", "accepted": "given", "denied": "refused", "rejected": "refused", "withdrawn": "withdrawn",
}  # fmt: skip
_CONSENT = frozenset(("consent", "consents"))


def signals(places: Places) -> Iterator[Signal]:
    """The claims of every platform whose structure is in the message."""
    for node in places.nodes:
        if node.children:
            fields = {child.key: child for child in node.children[:64]}
            yield from _receipt(fields)
            yield from _services(fields)
            yield from _enabled(fields)
            yield from _log(node, fields)
        elif isinstance(node.value, str):
            yield from _groups(node, node.value)
            yield from _device_storage(node)


def _groups(node: Node, text: str) -> Iterator[Signal]:
    """OneTrust's cookie: `groups=C0001:1,C0002:0`. The strictly necessary one is always on, and says nothing."""
    if node.key.lower() in ("groups", "optanonconsent_groups") and _GROUPS.fullmatch(text):
        pairs = [part.split(":") for part in text.split(",")]
        yield from claims("OneTrust", {name: on == "1" for name, on in pairs if name != _NECESSARY}, node.path)


def _receipt(fields: dict[str, Node]) -> Iterator[Signal]:
    """OneTrust's consent receipt: `purposes: [{Id, TransactionType}]`."""
    purposes = fields.get("purposes") or fields.get("Purposes")
    if purposes is None or not purposes.is_array:
        return
    said: dict[Action, int] = {}
    for entry in purposes.children:
        kind = next((child.text for child in entry.children if child.key.lower() == "transactiontype"), "")
        action = _TRANSACTIONS.get(kind.lower())
        if action:
            said[action] = said.get(action, 0) + 1
    for action, count in said.items():
        yield Signal("OneTrust", action, f"OneTrust receipt: {count} purposes {action}", purposes.path + f"#{action}")


def _services(fields: dict[str, Node]) -> Iterator[Signal]:
    """Usercentrics: an action, and `consents` or `services` with a status each."""
    listed = fields.get("consents") or fields.get("services")
    if listed is None or not listed.is_array:
        return
    answers = [
        is_yes(c.value)
        for entry in listed.children
        for c in entry.children
        if c.key in ("consentStatus", "status", "consent")
    ]
    known = [answer for answer in answers if answer is not None]
    if not known:
        return
    named = fields["action"].text.lower() if "action" in fields else ""
    action = _USERCENTRICS.get(named) or ("given" if any(known) else "refused")
    detail = f"Usercentrics: {sum(known)} of {len(known)} services on"
    mechanism: Mechanism = "implied" if named in _PAGE_LOADS else "unknown"
    yield Signal("Usercentrics", action, detail, listed.path, mechanism=mechanism)


def _enabled(fields: dict[str, Node]) -> Iterator[Signal]:
    """Didomi: `purposes: {enabled: [...], disabled: [...]}` in events and in its token."""
    purposes = fields.get("purposes") or fields.get("purposes_consent")
    if purposes is None:
        return
    lists = {child.key: child for child in purposes.children if child.key in ("enabled", "disabled")}
    if not lists or not all(listed.is_array for listed in lists.values()):
        return
    said = {
        leaf.text: key == "enabled" for key in ("enabled", "disabled") if key in lists for leaf in lists[key].leaves()
    }
    yield from claims("Didomi", said, purposes.path)


def _log(node: Node, fields: dict[str, Node]) -> Iterator[Signal]:
    """Cookiebot: `clp`, `cls` and `clm` beside an action."""
    if "action" in fields and any(key in fields for key in _COOKIEBOT):
        answers = {purpose: is_yes(fields[key].value) for key, purpose in _COOKIEBOT.items() if key in fields}
        said = {purpose: answer for purpose, answer in answers.items() if answer is not None}
        yield from claims("Cookiebot", said, node.path or "query")


def _device_storage(leaf: Node) -> Iterator[Signal]:
    """What TCF's SDKs keep on the device and Google's UMP posts: `IABTCF_PurposeConsents`, a bit a purpose."""
    if leaf.key == "IABTCF_PurposeConsents" and leaf.text and not leaf.text.strip("01"):
        numbers = [str(place) for place, bit in enumerate(leaf.text, 1) if bit == "1"]
        action: Action = "given" if numbers else "refused"
        yield Signal(
            "TCF",
            action,
            f"TCF: purposes agreed to {', '.join(numbers) or 'none'}",
            leaf.path,
            tuple(f"TCF {n}" for n in numbers),
        )
    elif leaf.key.lower() in ("consent_status", "consentstatus") and words(leaf.path) & _CONSENT:
        found = _STATUSES.get(leaf.text.lower())
        if found:
            yield Signal("consent status", found, f"consent status: {found}", leaf.path)
