"""HTML: the fields of its forms by name, with their values, and the data in its scripts, read by the standard library's reader."""

NAME = "html"


def may_be_in(value: str) -> bool:
    """Whether a string may be a page or a piece of one with a form."""
    head = value[:512].lower()
    return head.lstrip().startswith("<") and ("<html" in head or "<form" in head or "<!doctype html" in head)


def parse(data: bytes, content_type: str) -> object | None:
    """The form fields of the page and its scripts' data, or None where it is not HTML or has none."""
    text = data.decode("utf-8", "replace")
    if "html" not in content_type and not may_be_in(text):
        return None
    if text.lstrip()[:1] != "<":
        return None
    from detectors.decode.html_fields import Fields

    reader = Fields()
    try:
        reader.read(text)
    except (ValueError, AssertionError):
        return None
    return reader.fields or None
