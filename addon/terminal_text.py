"""Lines for the person, and files written for them: what needs neither rich nor the database."""

from pathlib import Path

import typer

from addon.errors import InputError


def remark(text: str) -> None:
    """A line for the person, on standard error, without control characters."""
    from addon.masking import printable

    typer.echo(printable(text), err=True)


def write_text(path: Path, text: str) -> None:
    """Writes a file the person asked for. Raises InputError where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a file that can be written") from None
