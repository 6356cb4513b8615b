"""The reader behind html_.py, apart from it so that the standard library's is imported only for a page."""

from html.parser import HTMLParser

_ELEMENTS = {"input", "select", "option", "textarea", "button"}


class Fields(HTMLParser):
    """Feed it a page; `fields` then holds what its forms hold, by name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, object] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
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
