"""An HTTPS server on loopback that the proxied traffic goes to."""

import asyncio
import json
import threading

import pytest
from hypercorn.asyncio import serve
from hypercorn.config import Config
from mitmproxy.certs import CertStore

from tests.end_to_end.live import free_port


async def upstream(scope, receive, send):
    """Answers with recommended acquaintances; echoes WebSocket messages."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": message.get("text") or ""})
        return
    if scope["type"] != "http":
        return
    pieces = total = 0
    more = True
    while more:
        event = await receive()
        more = event.get("more_body", False)
        pieces += 1
        total += len(event.get("body", b""))
    answers = {
        "/pymk": {"people_you_may_know": [{"id": 5, "name": "Ann Lee"}]},
        "/count": {"bytes": total, "pieces": pieces},
    }
    body = json.dumps(answers.get(scope["path"], {})).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("upstream")
    store = CertStore.from_store(folder, "upstream", 2048)
    from cryptography import x509

    entry = store.get_cert("localhost", [x509.DNSName("localhost")], None)
    (folder / "cert.pem").write_bytes(entry.cert.to_pem())
    from cryptography.hazmat.primitives import serialization as s

    key = entry.privatekey.private_bytes(s.Encoding.PEM, s.PrivateFormat.TraditionalOpenSSL, s.NoEncryption())
    (folder / "key.pem").write_bytes(key)
    config, port = Config(), free_port()
    config.bind = [f"127.0.0.1:{port}"]
    config.certfile, config.keyfile = str(folder / "cert.pem"), str(folder / "key.pem")
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()
    thread = threading.Thread(
        target=lambda: loop.run_until_complete(serve(upstream, config, shutdown_trigger=stop.wait)), daemon=True
    )
    thread.start()
    yield port
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
