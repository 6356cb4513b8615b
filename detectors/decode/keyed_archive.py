"""Archives of Foundation's NSKeyedArchiver, as iOS apps send and keep them: property lists whose objects stand in one list
and name each other by number."""

from plistlib import UID
from typing import Any

_DEEPEST = 48
_MOST = 20_000  # values: objects that name each other may stand for any number of them
_WHOLE = ("NS.string", "NS.data", "NS.time")


class _Unreadable(Exception):
    pass


def laid_out(archive: dict[str, Any]) -> object:
    """The values that were archived; the archive itself where it is broken, or stands for more than so many."""
    try:
        return _Layout(archive["$objects"]).of(archive["$top"], 0)
    except (_Unreadable, LookupError, TypeError):
        return archive


class _Layout:
    def __init__(self, objects: list[object]) -> None:
        self._objects, self._left = objects, _MOST

    def of(self, value: object, depth: int) -> object:
        """A value with what it names in place of the numbers."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise _Unreadable
        if isinstance(value, UID):
            return self.of(self._objects[value.data], depth + 1)
        if isinstance(value, list):
            return [self.of(one, depth + 1) for one in value]
        if isinstance(value, dict):
            return self._object(value, depth)
        return None if value == "$null" else value

    def _object(self, value: dict[str, object], depth: int) -> object:
        """An object of a class: a text, a list and a map as that, of any other its fields."""
        for whole in _WHOLE:
            if whole in value:
                return self.of(value[whole], depth + 1)
        if "NS.objects" not in value:
            return {key: self.of(one, depth + 1) for key, one in value.items() if key != "$class"}
        held = self.of(value["NS.objects"], depth + 1)
        keys = self.of(value["NS.keys"], depth + 1) if "NS.keys" in value else None
        if isinstance(held, list) and isinstance(keys, list) and len(keys) == len(held):
            return dict(zip(map(str, keys), held, strict=True))
        return held
