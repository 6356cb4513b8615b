"""GraphQL documents: the values written into them as arguments. Those in variables are fields of the JSON around them, and
called as the arguments are that they are passed for."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from detectors.decode.named import Fields
from detectors.words import knows

if TYPE_CHECKING:
    from graphql import SelectionSetNode

NAME = "graphql"
_START = re.compile(r"\s*(?:(?:query|mutation|subscription)\b[^{]{0,2000})?\{\s*[A-Za-z_]")
_LITERAL = re.compile(r"\w\s*:\s*[\"\[{\d-]")
_PASSED = re.compile(r"(?<![\w$])([A-Za-z_]\w{0,63})\s{0,8}:\s{0,8}\$([A-Za-z_]\w{0,63})")
_LONGEST = 20_000  # characters
_LETTERS = 2  # of a name that says nothing
_MOST_TOKENS = 20_000
_DEEPEST = 16


def may_be_in(value: str) -> bool:
    """Whether a string may be a GraphQL operation with a value written into it."""
    return bool(_START.match(value) and _LITERAL.search(value))


def variables_named(operation: Mapping[object, object]) -> Fields | None:
    """An operation's variables under the names of the arguments that they are passed for, where their own say little; or None.

    `{"query": "mutation($b: ID!){ open(book: $b) }", "variables": {"b": "b881"}}` tells of a book.
    """
    text, given = operation.get("query"), operation.get("variables")
    if not isinstance(text, str) or not isinstance(given, dict):
        return None
    passed = {variable: argument for argument, variable in _PASSED.findall(text[:_LONGEST])}
    named = {key: passed[key] for key in given if key in passed and (len(key) <= _LETTERS or not knows(key))}
    if all(name == key for key, name in named.items()) or not {*named.values()}.isdisjoint(given.keys() - named.keys()):
        return None
    return Fields((named.get(key, str(key)), value, f".{key}") for key, value in given.items())


def parse(data: bytes, content_type: str) -> object | None:
    """The operation's fields with the arguments that are written out, `{"login": {"phone": "…"}}`, or None."""
    text = data.decode("utf-8", "replace")
    if not may_be_in(text):
        return None
    from graphql import GraphQLError, OperationDefinitionNode
    from graphql import parse as read

    found: dict[str, object] = {}
    try:
        for definition in read(text, no_location=True, max_tokens=_MOST_TOKENS).definitions:
            if isinstance(definition, OperationDefinitionNode):
                _arguments(definition.selection_set, found, 0)
    except (GraphQLError, RecursionError, ValueError):  # the last, of a number with thousands of digits
        return None
    return found or None


def _arguments(selected: "SelectionSetNode", found: dict[str, object], depth: int) -> None:
    """Adds each field's arguments under its name, or its alias; a second one of the same name, with a number behind."""
    from graphql import FieldNode, Undefined
    from graphql.utilities import value_from_ast_untyped

    for field in selected.selections:
        if isinstance(field, FieldNode):
            written = ((each.name.value, value_from_ast_untyped(each.value)) for each in field.arguments or ())
            values = {name: value for name, value in written if value is not Undefined}
            name = (field.alias or field.name).value
            if values:
                found[name if name not in found else f"{name}_{len(found)}"] = values
        below = getattr(field, "selection_set", None)
        if below and depth < _DEEPEST:
            _arguments(below, found, depth + 1)
