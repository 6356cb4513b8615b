"""`consentrace proxy`: mitmdump (or mitmweb) with the addon loaded."""

import errno
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from addon.errors import InputError

_SCRIPT = Path(__file__).with_name("script.py")


def _option(arguments: Sequence[str], names: tuple[str, ...], default: str) -> str:
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in names:
            return value if equals else next(iter(arguments[index + 1 : index + 2]), default)
    return default


def check_port(arguments: Sequence[str]) -> None:
    """Raises InputError where the port to listen on is taken; mitmproxy's own modes check theirs."""
    if _option(arguments, ("--mode", "-m"), "regular") != "regular":
        return
    host = _option(arguments, ("--listen-host",), "")
    port = _option(arguments, ("-p", "--listen-port"), "8080")
    if not port.isdigit():
        raise InputError(f"port {port!r}: not a number; give one with -p, e.g. -p 8081")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            why = "already in use" if taken else f"cannot be listened on ({error})"
            raise InputError(f"port {port}: {why}; choose another with -p, e.g. -p 8081") from None


def run(options: dict[str, str], arguments: Sequence[str], web: bool) -> None:
    """Runs the proxy until it is stopped. `options` are `consentrace_*` options; `arguments` are mitmproxy's own."""
    from mitmproxy.tools import main

    settings = [part for name, value in options.items() if value for part in ("--set", f"consentrace_{name}={value}")]
    command = ["-s", str(_SCRIPT), *settings, *arguments]
    if web:
        main.mitmweb(command)
    else:
        main.mitmdump(command)
    # All is stored by now. A thread of mitmproxy's that serves UDP (DNS, WireGuard) can crash while Python takes itself down.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
