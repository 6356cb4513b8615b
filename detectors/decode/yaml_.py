"""YAML, where a message says that it is; read by the reader that mitmproxy brings."""

NAME = "yaml"
_LARGEST = 32_768  # bytes: it is read slowly


def parse(data: bytes, content_type: str) -> object | None:
    """The document, or None."""
    if "yaml" not in content_type.lower() or len(data) > _LARGEST:
        return None
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        value = YAML(typ="safe", pure=True).load(data)
    except (YAMLError, ValueError, RecursionError, TypeError, AttributeError):
        return None
    return value if isinstance(value, dict | list) else None
