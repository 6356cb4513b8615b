"""Server-sent events: the data of each event, and its name."""

import re

NAME = "sse"
_FIELD = re.compile(r"^(?:data|event|id|retry|): ?", re.MULTILINE)


def may_be_in(value: str) -> bool:
    """Whether a string begins as an event stream does."""
    return value[:8].lstrip().startswith(("data:", "event:", "id:", "retry:", ":")) and "data:" in value


def parse(data: bytes, content_type: str) -> object | None:
    """A list of {"event", "data"}, or None."""
    text = data.decode("utf-8", "replace")
    if not may_be_in(text):
        return None
    lines = [line for line in text.splitlines() if line]
    if not all(_FIELD.match(line) for line in lines):
        return None
    events: list[object] = []
    for block in re.split(r"\r?\n\r?\n", text):
        fields: dict[str, str] = {}
        for line in block.splitlines():
            name, _, value = line.partition(":")
            if name in ("data", "event"):
                value = value.removeprefix(" ")
                fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        if "data" in fields:
            events.append(fields)
    return events or None
