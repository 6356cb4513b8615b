"""How a device gets to the page: http://consent.trace/ is answered by the proxy itself, and never sent on."""

import asyncio
import logging
import re
from ipaddress import IPv4Address
from pathlib import Path

from mitmproxy import command, connection, ctx, dns, exceptions, http
from mitmproxy.addonmanager import Loader
from mitmproxy.addons.asgiapp import WSGIApp
from mitmproxy.log import ALERT
from mitmproxy.net.dns import classes, types
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

from addon.consent_page import Page, flask_app

logger = logging.getLogger("consentrace")
HOST = "consent.trace"
# The address that a DNS question for the page gets: from a range kept for documentation, so nobody is there.
ADDRESS = IPv4Address("198.51.100.20")
_TLS_HANDSHAKE = b"\x16"
_TEXT = (
    "Nothing was recorded: the form is larger than what this proxy holds back (stream_large_bodies). Go back and press again "
    "without the picture. 未记录：请返回，不带图片再按一次。"
).encode()
_STREAMED = (
    b"HTTP/1.1 413 Content Too Large\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(_TEXT), _TEXT)
)


class ConsentPage(WSGIApp):
    """The addon: answers requests, DNS questions and early connections for the page's host."""

    name = "consentrace_page"

    def __init__(self) -> None:
        self.page: Page | None = None
        self._nobody: asyncio.Server | None = None
        self._tunnels: set[str] = set()
        super().__init__(lambda environ, start: [], HOST, None)

    def load(self, loader: Loader) -> None:
        """Declares the option."""
        loader.add_option(
            "consentrace_page_host",
            str,
            HOST,
            "Host of the page for the device; empty: no page. Use a name that is nobody's.",
        )

    def client_connected(self, client: connection.Client) -> None:
        """Opens the page: mitmproxy listens ahead of its `running` hook, and a request before it would be sent on."""
        self._open()

    def _open(self) -> None:
        host = ctx.options.consentrace_page_host.strip().lower()
        if not host or self.page is not None:
            return
        self.page = Page(Path(ctx.options.consentrace_db).expanduser(), host, ctx.options.consentrace_app, self._tell)
        super().__init__(flask_app(self.page).wsgi_app, host, None)
        if ctx.options.save_stream_file and not ctx.options.save_stream_filter:
            # The page's own traffic, screenshots among it, is not the app's.
            ctx.options.update(save_stream_filter=f"! ~d ^{re.escape(host)}$")  # type: ignore[no-untyped-call]

    async def running(self) -> None:
        """Opens the page and shows its pairing code; and the other end of connections that are opened ahead of a request."""
        self._open()
        if self.page is not None:
            self._nobody = await asyncio.start_server(_answer_nobody, "127.0.0.1", 0)

    def _tell(self, code: str) -> None:
        host = ctx.options.consentrace_page_host
        logger.log(
            ALERT, "consentrace: to record consent on the device open http://%s/ there, pairing code %s", host, code
        )

    def should_serve(self, flow: http.HTTPFlow) -> bool:
        """Whether a request is for the page, by whatever name of the host this proxy mode leaves."""
        open_still = bool(flow.live) and not flow.error and not flow.response and not flow.request.stream
        return open_still and self._is_for_page(flow)

    def _is_for_page(self, flow: http.HTTPFlow) -> bool:
        request = flow.request
        names = (request.host_header, request.authority, request.host, flow.client_conn.sni)
        return self.page is not None and any(_bare(name) == self.page.host for name in names if name)

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """Marks what is for the page, so that it is not inspected as the app's; it is not to be streamed."""
        if self._is_for_page(flow):
            flow.metadata["consentrace_page"] = True
            flow.request.stream = False

    def dns_request(self, flow: dns.DNSFlow) -> None:
        """Answers for the page's host, so that a phone that asks through the tunnel gets to it; other questions pass."""
        question = flow.request.question
        if self.page is None or question is None or question.name.lower().rstrip(".") != self.page.host:
            return
        known = question.type == types.A and question.class_ == classes.IN
        answer = dns.ResourceRecord.A(question.name, ADDRESS, ttl=60)
        flow.response = flow.request.succeed([answer] if known else [])

    def http_connect(self, flow: http.HTTPFlow) -> None:
        """Remembers who asks for a tunnel to the page: an upstream proxy is not to be asked for it."""
        if self.page is not None and _bare(flow.request.host) == self.page.host:
            self._tunnels.add(flow.client_conn.id)

    def client_disconnected(self, client: connection.Client) -> None:
        """Forgets a tunnel with its connection."""
        self._tunnels.discard(client.id)

    def server_connect(self, data: ServerConnectionHookData) -> None:
        """A connection opened ahead of the request goes to nobody on this machine, and not into the world."""
        target = data.server.address
        if self.page is None or self._nobody is None or target is None:
            return
        if target[0].lower() in (self.page.host, str(ADDRESS)) or data.client.id in self._tunnels:
            data.server.address = self._nobody.sockets[0].getsockname()[:2]

    def done(self) -> None:
        """Ends what is under way."""
        if self._nobody is not None:
            self._nobody.close()
        if self.page is not None:
            self.page.close()
        self.page = self._nobody = None

    @command.command("consentrace.pairing")  # type: ignore[untyped-decorator]
    def pairing(self) -> str:
        """Show the code that pairs a browser with the page on the device."""
        if self.page is None:
            raise exceptions.CommandError("there is no page: consentrace_page_host is empty")
        self._tell(self.page.pairing.code)
        return self.page.pairing.code


def _bare(name: str) -> str:
    return re.sub(r":\d+$", "", name).lower().rstrip(".")


async def _answer_nobody(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The other end of connections that mitmproxy opens for the page before, or instead of, asking us for an answer.

    Most are opened ahead and never used. A request comes only where mitmproxy streams a body (stream_large_bodies).
    """
    first = await reader.read(1)
    if first not in (b"", _TLS_HANDSHAKE):
        writer.write(_STREAMED)
        while await reader.read(65_536):
            pass
    writer.close()
