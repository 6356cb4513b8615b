"""Values that say their type: `{"stringValue": "a"}` (Firestore, OpenTelemetry), `{"S": "a"}` (DynamoDB), `{"$numberLong": "1"}` (MongoDB)."""

from collections.abc import Callable

# What says the type; of two, the value stands under a key below it.
_WITHIN = {"mapValue": "fields", "arrayValue": "values", "kvlistValue": "values"}
KEYS = _WITHIN.keys() | frozenset(
    """stringValue intValue boolValue integerValue doubleValue booleanValue timestampValue referenceValue bytesValue geoPointValue nullValue
    S N BOOL SS NS L M string_value int_value double_value float_value bool_value $numberLong $numberInt $numberDouble $oid @value""".split()
)
_XML_RPC = frozenset("string int i4 i8 boolean double struct array base64 dateTime.iso8601".split())
_NUMBERS: dict[str, Callable[[str], int | float]] = {
    "integerValue": int,
    "intValue": int,
    "N": int,
    "$numberLong": int,
    "$numberInt": int,
    "$numberDouble": float,
}
_MOST_DIGITS = 20
_SEVERAL = 3  # fields: fewer lists may be short ones by accident


def unwrapped(fields: dict[object, object]) -> list[tuple[object, object, str]] | None:
    """The fields of a map whose values are each wrapped once more: name, value, and where it lies below the name; or None."""
    return _only_values(fields) or _stated(fields)


def wraps(held: object) -> bool:
    """Whether a container may do no more than to wrap a value."""
    return _is_stated(held) or (isinstance(held, list) and len(held) == 1 and not isinstance(held[0], dict | list))


def _only_values(fields: dict[object, object]) -> list[tuple[object, object, str]] | None:
    """A map of lists of one value each, as servers hand on a form's fields: `{"lat": ["52.5"], "lng": ["13.4"]}`."""
    if len(fields) < _SEVERAL or not all(isinstance(held, list) and len(held) <= 1 for held in fields.values()):
        return None
    found = [(key, held[0], "[0]") for key, held in fields.items() if isinstance(held, list) and held]
    return (
        found if len(found) >= _SEVERAL and not any(isinstance(value, dict | list) for _, value, _ in found) else None
    )


def _stated(fields: dict[object, object]) -> list[tuple[object, object, str]] | None:
    """A map in which values stand in objects of their own, with what type they are: `{"lat": {"type": "Number", "value": 52.5}}`."""
    if dict not in map(type, fields.values()) or not any(map(_is_stated, fields.values())):
        return None
    found: list[tuple[object, object, str]] = []
    for key, held in fields.items():
        if not (isinstance(held, dict) and _is_stated(held)):
            found.append((key, held, ""))
            continue
        found.append((key, held["value"], ".value"))
        if "type" in held:
            found.append((f"{key}_type", held["type"], ".type"))
    return found


def _is_stated(held: object) -> bool:
    if not isinstance(held, dict) or not held.keys() <= {"type", "value"} or "value" not in held:
        return False
    return not any(isinstance(value, dict | list) for value in held.values())


def value_of(stated: object) -> tuple[object, str]:
    """The value behind its types, and the path to it (`.mapValue.fields`); the same and an empty path where none are said."""
    path = ""
    while isinstance(stated, dict) and len(stated) == 1:
        ((kind, inner),) = stated.items()
        if kind not in KEYS:
            break
        path += f".{kind}"
        below = _WITHIN.get(kind)
        if below and isinstance(inner, dict) and below in inner:
            inner, path = inner[below], f"{path}.{below}"
        stated = _pairs(inner) if kind == "kvlistValue" else _number(kind, inner)
    return stated, path


def _pairs(listed: object) -> object:
    """OpenTelemetry's list of keys and values as a map; anything else as it is."""
    if not isinstance(listed, list) or not all(
        isinstance(one, dict) and one.keys() >= {"key", "value"} for one in listed
    ):
        return listed
    return {str(one["key"]): one["value"] for one in listed}


def _number(kind: str, inner: object) -> object:
    if kind not in _NUMBERS or not isinstance(inner, str) or len(inner) > _MOST_DIGITS:
        return inner
    try:
        return _NUMBERS[kind](inner)
    except ValueError:
        return inner


def members(struct: object) -> dict[object, object] | None:
    """The fields of XML-RPC's struct, its members' names and values; None for anything else."""
    listed = struct.get("member") if isinstance(struct, dict) and len(struct) == 1 else None
    listed = [listed] if isinstance(listed, dict) else listed
    if not isinstance(listed, list) or not all(
        isinstance(one, dict) and one.keys() == {"name", "value"} for one in listed
    ):
        return None
    return {str(one["name"]): _plain(one["value"]) for one in listed}


def _plain(value: object) -> object:
    """What stands in XML-RPC's `value`, without its type."""
    if not (isinstance(value, dict) and len(value) == 1 and (kind := next(iter(value))) in _XML_RPC):
        return value
    held = value[kind]
    if kind != "array":
        return held
    listed = held["data"] if isinstance(held, dict) and isinstance(held.get("data"), dict) else {}
    inside = listed.get("value", [])
    return [_plain(one) for one in (inside if isinstance(inside, list) else [inside])]
