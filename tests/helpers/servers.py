"""The web servers of deploy/, run on this machine with a site, ports and a key of the tests."""

from __future__ import annotations

import datetime
import http.client
import os
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from helpers.project import ROOT
from install_programs import find

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """What a server answers: names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server at `port`; with `plain_port` it also answers there, without TLS."""

    port: int
    plain_port: int | None
    tls: bool

    def get(self, path: str, method: str = "GET", *, plain: bool = False, **headers: str) -> Answer:
        """Ask for `path`, as it is written, and follow nothing."""
        if self.tls and not plain:
            context = ssl._create_unverified_context()
            asked = http.client.HTTPSConnection(HOST, self.port, timeout=30, context=context)
        else:
            port = self.plain_port if plain else self.port
            asked = http.client.HTTPConnection(HOST, port, timeout=30)
        asked.request(method, path, headers={"Host": "vi-du.gov.vn", **headers})
        answer = asked.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        found = Answer(answer.status, told, answer.read())
        asked.close()
        return found


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[Server]:
    """deploy/nginx.conf at work on `site`; it keeps its files in `work`."""
    secure, plain = _free_port(), _free_port()
    _certificate(work)
    text = _with(
        (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8"),
        {
            "listen 80;": f"listen {HOST}:{plain};",
            "listen [::]:80;": "",
            "listen 443 ssl http2;": f"listen {HOST}:{secure} ssl http2;",
            "listen [::]:443 ssl http2;": "",
            "/etc/ssl/vi-du/": f"{work}/",
            "root /srv/tai-lieu;": f"root {site};",
        },
    )
    (work / "site.conf").write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # As root it would read with less right than who made the site.
    user = "user root root;\n" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(
        f"{user}pid {work}/pid;\nerror_log {work}/error.log;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include {work}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    # It returns when it listens.
    _run([find("nginx"), "-e", work / "error.log", "-p", work, "-c", work / "nginx.conf"])
    try:
        yield Server(secure, plain, tls=True)
    finally:
        os.kill(int((work / "pid").read_text()), signal.SIGTERM)


@contextmanager
def caddy(site: Path, work: Path) -> Iterator[Server]:
    """deploy/Caddyfile at work on `site`, without TLS; it keeps its files in `work`."""
    port = _free_port()
    text = _with(
        (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8"),
        {
            "vi-du.gov.vn {": f"{{\n\tadmin off\n}}\nhttp://:{port} {{\n\tbind {HOST}",
            "/srv/tai-lieu": str(site),
        },
    )
    config = work / "Caddyfile"
    config.write_text(text, encoding="utf-8")
    kept = {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    start = [find("caddy"), "start", "--adapter", "caddyfile", "--config", config]
    _run([*start, "--pidfile", work / "pid"], **kept)
    try:
        yield Server(port, None, tls=False)
    finally:
        os.kill(int((work / "pid").read_text()), signal.SIGTERM)


def _run(command: list[str | Path | None], **environ: str) -> None:
    """Run what leaves a server behind, which would hold a pipe open."""
    done = subprocess.run(
        command,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode == 0, command


def _with(text: str, values: dict[str, str]) -> str:
    for old, new in values.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind((HOST, 0))
        return tried.getsockname()[1]


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "vi-du.gov.vn")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2025, 1, 1))
        .not_valid_after(datetime.datetime(2035, 1, 1))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "privkey.pem").write_bytes(secret)
