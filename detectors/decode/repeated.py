"""Names that come again: in Protocol Buffers and in XML a list is a field that is repeated."""

from collections.abc import Iterable, Mapping


def grouped(pairs: Iterable[tuple[str, object]]) -> dict[str, list[object]]:
    """The values of each name, in order."""
    found: dict[str, list[object]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def as_map(groups: Mapping[str, list[object]]) -> dict[str, object]:
    """A name that came once with its value, one that came again with the list of them."""
    return {name: values[0] if len(values) == 1 else values for name, values in groups.items()}
