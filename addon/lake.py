"""Parquet files for a data lake: for each capture one file of each table, at TABLE/SHA256.parquet. Needs the extra `cluster`.

Written from the database after correlate, so that they say what the database says; values are masked as there.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from addon.errors import InputError
from addon.sources.place import file_system
from addon.store import Store

_NUMBERS = {"bytes": "int64", "records_read": "int64", "records_failed": "int64", "opaque_bytes": "int64",
            "message": "int64", "position": "int64", "subjects": "int64", "confidence": "float64"}  # fmt: skip
_OF_CAPTURES = (
    "FROM captures {joins} WHERE captures.sha256 IN (SELECT value FROM json_each(?)) ORDER BY captures.id, {order}"
)
_FLOWS = "JOIN flows ON flows.capture = captures.id"
_TABLES = {
    "captures": "SELECT captures.sha256 AS capture_sha256, name, path, kind, bytes, state, records_read, records_failed,"
    " failures, tool_version, device, app " + _OF_CAPTURES.format(joins="", order="captures.id"),
    "flows": "SELECT captures.sha256 AS capture_sha256, flow_id, observed_at, method, scheme, host, recipient, url_path,"
    " opaque_bytes, notes " + _OF_CAPTURES.format(joins=_FLOWS, order="flows.id"),
    "detections": "SELECT captures.sha256 AS capture_sha256, captures.app AS app, captures.device AS device, found.* "
    + _OF_CAPTURES.format(
        joins="JOIN detections_by_capture AS found ON found.capture_id = captures.id",
        order="found.observed_at, found.flow_id, found.category, found.direction",
    ),
    "values": "SELECT captures.sha256 AS capture_sha256, flows.flow_id, findings.message, findings.direction,"
    " findings.category, held.position, held.kind, held.masked, held.hmac, held.path, held.layers, held.person, held.plain "
    + _OF_CAPTURES.format(
        joins=f"{_FLOWS} JOIN findings ON findings.flow = flows.id JOIN finding_values AS held ON held.finding = findings.id",
        order="findings.id, held.position",
    ),
}


def parquet_writer(target: str) -> Callable[[Store, Sequence[str]], None]:
    """What writes the captures of these SHA-256 sums below a folder or URL.

    Raises InputError where it cannot be written to, or Parquet cannot be written at all.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(f"--output parquet: {error}; install it with `pip install 'consentrace[cluster]'`") from None
    files, root = file_system(target)
    files.auto_mkdir = True

    def write(store: Store, sha256s: Sequence[str]) -> None:
        for table, sql in _TABLES.items():
            names, groups = _by_capture(store, sql, sha256s)
            schema = pyarrow.schema([(name, _NUMBERS.get(name, "string")) for name in names])
            for sha256, rows in groups:
                content = pyarrow.Table.from_pylist(rows, schema)
                try:
                    with files.transaction, files.open(f"{root}/{table}/{sha256}.parquet", "wb") as file:
                        parquet.write_table(content, file)
                except OSError as error:
                    raise InputError(f"{target}: {error.strerror or error}; name a folder you can write to") from None

    return write


def _by_capture(store: Store, sql: str, sha256s: Sequence[str]) -> tuple[list[str], Iterator[tuple[str, list[Any]]]]:
    """The columns, and each capture with its rows; one without rows has an empty list, so that nothing old stays."""
    cursor = store.connection.execute(sql, [json.dumps(list(sha256s))])
    names = [column[0] for column in cursor.description]
    wanted = [name for name in names if name != "capture_id"]

    def groups() -> Iterator[tuple[str, list[Any]]]:
        left = dict.fromkeys(sha256s)
        rows = (dict(zip(names, row, strict=True)) for row in cursor)
        for sha256, group in groupby(rows, key=lambda row: str(row["capture_sha256"])):
            del left[sha256]
            yield sha256, list(group)
        yield from ((sha256, []) for sha256 in left)

    return wanted, groups()
