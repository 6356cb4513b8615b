"""The reader behind html_.py, apart from it so that the standard library's is imported only for a page."""

from html.parser import HTMLParser

from detectors.decode import embedded

_ELEMENTS = {"input", "select", "option", "textarea", "button", "script"}


class Fields(HTMLParser):
    """Feed it a page; `fields` then holds what its forms hold, by name, and the scripts that hold data, by id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, object] = {}
        self._open = ""
        self._scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            return
        given = {name: value or "" for name, value in attrs}
        name = given.get("name") or given.get("id") or ""
        if tag == "script":
            self._open = name or f"script{self._scripts}"
            self._scripts += 1
        elif tag == "input" and name:
            switch = given.get("type", "").lower() in ("checkbox", "radio")
            self._put(name, ("checked" in given) if switch and "value" not in given else given.get("value", ""))
        elif tag in ("select", "textarea"):
            self._open = name
        elif tag == "option" and "selected" in given and self._open:
            self._put(self._open, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea", "script"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open and (self.lasttag == "textarea" or (self.lasttag == "script" and embedded.may_be_in(data))):
            self._put(self._open, data.strip())

    def _put(self, name: str, value: object) -> None:
        if value != "":
            self.fields.setdefault(name, value)
