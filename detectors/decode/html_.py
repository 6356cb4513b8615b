"""HTML: the fields of its forms by name, with their values, read by the standard library's reader."""

from html.parser import HTMLParser

NAME = "html"
_FIELDS = {"input", "select", "option", "textarea", "button"}


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, object] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _FIELDS:
            return
        given = {name: value or "" for name, value in attrs}
        name = given.get("name") or given.get("id") or ""
        if tag == "input" and name:
            switch = given.get("type", "").lower() in ("checkbox", "radio")
            self._put(name, ("checked" in given) if switch and "value" not in given else given.get("value", ""))
        elif tag in ("select", "textarea"):
            self._open = name
        elif tag == "option" and "selected" in given and self._open:
            self._put(self._open, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open and data.strip() and self.lasttag == "textarea":
            self._put(self._open, data.strip())

    def _put(self, name: str, value: object) -> None:
        if value != "":
            self.fields.setdefault(name, value)


def may_be_in(value: str) -> bool:
    """Whether a string may be a page or a piece of one with a form."""
    head = value[:512].lower()
    return head.lstrip().startswith("<") and ("<html" in head or "<form" in head or "<!doctype html" in head)


def parse(data: bytes, content_type: str) -> object | None:
    """The form fields of the page, or None where it is not HTML or has none."""
    text = data.decode("utf-8", "replace")
    if "html" not in content_type and not may_be_in(text):
        return None
    if text.lstrip()[:1] != "<":
        return None
    reader = _Fields()
    try:
        reader.feed(text)
        reader.close()
    except (ValueError, AssertionError):
        return None
    return reader.fields or None
