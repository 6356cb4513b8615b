"""The reader behind html_.py, apart from it so that the standard library's is imported only for a page."""

import html
import re
from html.parser import HTMLParser

from detectors.decode import embedded

# A tag that is asked for is read by the standard library's parser, one by one: over a whole page that is broken on purpose, the
# parser takes the square of its length and more.
_ATTRIBUTES = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){0,256}+"
_TAG = re.compile(rf"<!--|<(/?)(input|select|option|textarea|script)(?=[\s/>]){_ATTRIBUTES}>", re.IGNORECASE)
_END = {
    "comment": re.compile("-->"),
    "script": re.compile(r"</script(?=[\s/>])", re.IGNORECASE),
    "textarea": re.compile(r"</textarea(?=[\s/>])", re.IGNORECASE),
}


class Fields(HTMLParser):
    """Give it a page; `fields` then holds what its forms hold, by name, and the scripts that hold data, by id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, object] = {}
        self._open = ""
        self._scripts = 0
        self._endless: set[str] = set()

    def read(self, page: str) -> None:
        """Reads a page, tag by tag of those that hold something."""
        at = 0
        while tag := _TAG.search(page, at):
            closes, name, at = tag[1], (tag[2] or "comment").lower(), tag.end()
            if closes:
                self._open = "" if name in ("select", "textarea", "script") else self._open
                continue
            if name != "comment":
                self.feed(tag[0])
                self.reset()  # after a script's tag it would take all that follows for the script
            if name in _END:
                end = self._end_of(name, page, at)
                self._take(name, page[at:end])
                at = end

    def _end_of(self, name: str, page: str, at: int) -> int:
        """Where what a tag opened ends; where it begins, if nothing ends it, which is looked for once."""
        found = None if name in self._endless else _END[name].search(page, at)
        if found is None:
            self._endless.add(name)
            return at
        return found.end() if name == "comment" else found.start()

    def _take(self, name: str, text: str) -> None:
        if self._open and name == "textarea":
            self._put(self._open, html.unescape(text).strip())
        elif self._open and name == "script" and embedded.may_be_in(text):
            self._put(self._open, text.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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

    def _put(self, name: str, value: object) -> None:
        if value != "":
            self.fields.setdefault(name, value)
