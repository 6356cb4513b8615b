"""Named values in a row, in one text: `os=android;tel=139…`, `lat:52.52,lng:13.40`, and objects as programs print them,
`{name=Ann, tel=139…}` or `User(name=Ann, tel=139…)`, and lines of a log, `[login] tel=139… took=33`."""

import re

NAME = "pairs"
_LONGEST = 100_000
_KEY = r"[a-z_][\w.\-]{0,40}"
_MARKS = {
    mark: re.compile(rf"{_KEY}\s?[=:][^{mark}\n]*(?:[{mark}]\s?{_KEY}\s?[=:][^{mark}\n]*)+[{mark}]?") for mark in ";|,"
}
_PRINTED = re.compile(rf"[{{(]({_KEY}=[^={{}}()\[\]]*(?:, ?{_KEY}=[^={{}}()\[\]]*)+)[)}}]")
_PAIR = re.compile(rf"\s*({_KEY})\s?[=:](?!//)\s?(.*?)\s*")
_LOGGED = re.compile(rf"(?<![\w.&?/=])({_KEY})=(\"[^\"\n]*\"|[^\s,;&=\"]+)(?![=&])")
_NEXT = re.compile(rf", ?(?={_KEY}=)")


def may_be_in(value: str) -> bool:
    """Whether a string is such a row, or holds such an object."""
    if len(value) > _LONGEST or ("=" not in value and ":" not in value):
        return False
    return _mark_of(value) != "" or (
        "=" in value and (_PRINTED.search(value) is not None or _logged(value) is not None)
    )


def parse(data: bytes, content_type: str) -> object | None:
    """The values by name (a list of such maps, for printed objects), or None."""
    text = data[:_LONGEST].decode("utf-8", "replace").strip()
    if mark := _mark_of(text):
        return _map(text.strip(mark).split(mark))
    printed = [found for match in _PRINTED.finditer(text) if (found := _map(_NEXT.split(match[1])))]
    return printed or _logged(text)


def _logged(text: str) -> dict[str, object] | None:
    """The values that a line names, two or more; None where it names none, or one twice."""
    if text.count("=") < 2:
        return None
    pairs = _LOGGED.findall(text)
    found: dict[str, object] = {name: value.strip('"') for name, value in pairs}
    return found if len(found) == len(pairs) >= 2 else None


def _mark_of(text: str) -> str:
    """What stands between the pairs of a row, or an empty string."""
    if not ("a" <= text[:1] <= "z" or text[:1] == "_"):
        return ""
    return next((mark for mark, row in _MARKS.items() if mark in text and row.fullmatch(text)), "")


def _map(parts: list[str]) -> dict[str, object] | None:
    """A map of the pairs; None where one is no pair, or is named like another."""
    pairs = [_PAIR.fullmatch(part) for part in parts]
    found: dict[str, object] = {match[1]: match[2] for match in pairs if match}
    return found if len(found) == len(parts) >= 2 else None
