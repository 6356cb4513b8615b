"""Keeps README's command reference the same as the command line: `--write` updates it, otherwise exit 1 where it differs."""

import re
import sys
from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from addon.cli import app

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"(<!-- commands -->\n).*(<!-- /commands -->)", re.DOTALL)


def reference() -> str:
    """The reference as Markdown, headings moved below README's own."""
    command = typer.main.get_command(app)
    text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="consentrace")
    return re.sub(r"^#", "##", text, flags=re.MULTILINE).strip() + "\n"


def main() -> int:
    """Compares or writes."""
    old = README.read_text("utf-8")
    new = _BLOCK.sub(lambda match: match[1] + reference() + match[2], old)
    if "--write" in sys.argv:
        README.write_text(new, encoding="utf-8")
        return 0
    if new != old:
        print("README.md: the command reference differs from the command line; run `make docs`", file=sys.stderr)
    return int(new != old)


if __name__ == "__main__":
    sys.exit(main())
