"""Runs inside a network namespace of its own: a proxy in WireGuard or transparent mode, and a phone's questions to it.

    unshare --net python -m tests.end_to_end.in_namespace wireguard|transparent FOLDER

Prints one JSON object: what the DNS question for the page's host was answered with, and the page by http and https.
"""

import json
import re
import socket
import ssl
import struct
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.end_to_end.live import BIN

HOST = "consent.trace"


def run(command: str) -> None:
    subprocess.run(command.split(), check=True, capture_output=True)


@contextmanager
def proxy(folder: Path, ready: str, *modes: str):
    """The proxy, once its log says that it listens; its log."""
    log = folder / "log.txt"
    command = [
        str(BIN / "consentrace"),
        "proxy",
        "--db",
        str(folder / "x.db"),
        "--set",
        f"confdir={folder / 'conf'}",
        *modes,
    ]
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        for _ in range(300):
            if re.search(ready, log.read_text()) and "recording to" in log.read_text():
                break
            time.sleep(0.1)
        yield log.read_text()
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def wireguard(folder: Path):
    """A phone whose only way out is a WireGuard tunnel into the proxy; where it asks for names."""
    with proxy(folder, "AllowedIPs", "--mode", "wireguard@51820") as log:
        private, public = (re.search(rf"{name} = (\S+)", log)[1] for name in ("PrivateKey", "PublicKey"))
        config = folder / "wg0.conf"
        config.write_text(
            f"[Interface]\nPrivateKey = {private}\n[Peer]\nPublicKey = {public}\nAllowedIPs = 0.0.0.0/0\nEndpoint = 127.0.0.1:51820\n"
        )
        run("wireguard-go wg0")
        run(f"wg setconf wg0 {config}")
        run("ip addr add 10.0.0.1/32 dev wg0")
        run("ip link set wg0 up")
        run("ip route add default dev wg0")
        try:
            yield "10.0.0.53"
        finally:
            run("ip link del wg0")


@contextmanager
def transparent(folder: Path):
    """A machine whose web and DNS traffic is led to the proxy by its packet filter."""
    run("ip link add out0 type veth peer name in0")
    run("ip addr add 192.0.2.1/24 dev out0")
    run("ip link set out0 up")
    run("ip link set in0 up")
    run("ip route add default via 192.0.2.2")
    for protocol, port, to in (("tcp", 80, 8080), ("tcp", 443, 8080), ("udp", 53, 5353)):
        run(f"iptables -t nat -A OUTPUT -o out0 -p {protocol} --dport {port} -j REDIRECT --to-port {to}")
    modes = ("--mode", "transparent@8080", "--mode", "dns@127.0.0.1:5353", "--set", "dns_name_servers=192.0.2.3")
    with proxy(folder, r"ransparent.*listening[\s\S]*DNS|DNS[\s\S]*ransparent.*listening", *modes):
        yield "192.0.2.53"


def ask(server: str) -> str:
    name = b"".join(bytes([len(part)]) + part.encode() for part in HOST.split("."))
    question = struct.pack("!HHHHHH", 7, 0x0100, 1, 0, 0, 0) + name + b"\0" + struct.pack("!HH", 1, 1)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(20)
        udp.sendto(question, (server, 53))
        return ".".join(map(str, udp.recv(4096)[-4:]))


def get(address: str, tls: ssl.SSLContext | None) -> str:
    with socket.create_connection((address, 443 if tls else 80), timeout=20) as plain:
        connection = tls.wrap_socket(plain, server_hostname=HOST) if tls else plain
        connection.sendall(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        data = b""
        while piece := connection.recv(65_536):
            data += piece
    return data.decode()


def main() -> None:
    mode, folder = {"wireguard": wireguard, "transparent": transparent}[sys.argv[1]], Path(sys.argv[2])
    run("ip link set lo up")
    with mode(folder) as server:
        address = ask(server)
        trust = ssl.create_default_context(cafile=str(folder / "conf" / "mitmproxy-ca-cert.pem"))
        print(json.dumps({"address": address, "http": get(address, None), "https": get(address, trust)}))


if __name__ == "__main__":
    main()
