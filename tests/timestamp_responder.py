"""A time-stamp authority on this computer: real answers after RFC 3161, and the wrong ones on demand.

rfc3161-client only asks and verifies, so the answers (CMS SignedData around a TSTInfo) are put together
here, a few lines of DER at a time; `openssl ts -verify` accepts them as well.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client import TimeStampRequest
from rfc3161_client._rust import parse_timestamp_request

SIGNED_DATA = "1.2.840.113549.1.7.2"
TST_INFO = "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE = "1.2.840.113549.1.9.3"
MESSAGE_DIGEST = "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47"
SHA256 = "2.16.840.1.101.3.4.2.1"
ECDSA_SHA256 = "1.2.840.10045.4.3.2"
POLICY = "1.3.6.1.4.1.99999.1"

GRANTED, GRANTED_WITH_MODS, REJECTION = 0, 1, 2


# DER


def tlv(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 128:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def sequence(*parts: bytes) -> bytes:
    return tlv(0x30, b"".join(parts))


def set_of(*parts: bytes) -> bytes:
    return tlv(0x31, b"".join(sorted(parts)))


def integer(value: int) -> bytes:
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def octets(value: bytes) -> bytes:
    return tlv(0x04, value)


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(part) for part in dotted.split("."))
    content = bytearray()
    for number in (first * 40 + second, *rest):
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(0x80 | number & 0x7F)
        content += bytes(reversed(groups))
    return tlv(0x06, bytes(content))


def algorithm(dotted: str) -> bytes:
    return sequence(oid(dotted))


# The authority


@dataclass(frozen=True, slots=True)
class Authority:
    """A root, and the certificate that signs time stamps below it."""

    root: x509.Certificate
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(serialization.Encoding.PEM)

    @classmethod
    def make(
        cls, name: str = "Test Authority", *, until: datetime | None = None, for_timestamps: bool = True
    ) -> Authority:
        """`until`: when the signing certificate expires, else in ten years."""
        now = datetime.now(UTC)
        root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name} Root")])
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        root = (
            x509.CertificateBuilder(root_name, root_name, root_key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=3650))
            .not_valid_after(now + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
            .sign(root_key, hashes.SHA256())
        )
        purpose = ExtendedKeyUsageOID.TIME_STAMPING if for_timestamps else ExtendedKeyUsageOID.CODE_SIGNING
        certificate = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(root_name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=3000))
            .not_valid_after(until or now + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
            )
            .sign(root_key, hashes.SHA256())
        )
        return cls(root, certificate, key)

    def answer(
        self,
        question: bytes,
        *,
        at: datetime | None = None,
        status: int = GRANTED,
        nonce: int | None = None,
        imprint: bytes | None = None,
        with_certificate: bool = True,
    ) -> bytes:
        """TimeStampResp in DER; `at`, `nonce` and `imprint` replace what is right."""
        if status == REJECTION:
            return refusal("not on a Sunday")
        request = parse_timestamp_request(question)
        info = self._info(request, at or datetime.now(UTC), nonce, imprint)
        return sequence(sequence(integer(status)), self._signed(info, with_certificate))

    def _info(
        self, request: TimeStampRequest, at: datetime, nonce: int | None, imprint: bytes | None
    ) -> bytes:
        asked = request.message_imprint
        number = request.nonce if nonce is None else nonce
        return sequence(
            integer(1),
            oid(POLICY),
            sequence(
                algorithm(asked.hash_algorithm.dotted_string),
                octets(asked.message if imprint is None else imprint),
            ),
            integer(x509.random_serial_number()),
            tlv(0x18, at.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()),
            integer(number) if number is not None else b"",
        )

    def _signed(self, info: bytes, with_certificate: bool) -> bytes:
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        attributes = sorted(
            (
                sequence(oid(CONTENT_TYPE), set_of(oid(TST_INFO))),
                sequence(oid(MESSAGE_DIGEST), set_of(octets(hashlib.sha256(info).digest()))),
                sequence(
                    oid(SIGNING_CERTIFICATE_V2),
                    set_of(sequence(sequence(sequence(octets(hashlib.sha256(der).digest()))))),
                ),
            )
        )
        signature = self.key.sign(tlv(0x31, b"".join(attributes)), ec.ECDSA(hashes.SHA256()))
        signer = sequence(
            integer(1),
            sequence(self.certificate.issuer.public_bytes(), integer(self.certificate.serial_number)),
            algorithm(SHA256),
            tlv(0xA0, b"".join(attributes)),
            algorithm(ECDSA_SHA256),
            octets(signature),
        )
        signed = sequence(
            integer(3),
            set_of(algorithm(SHA256)),
            sequence(oid(TST_INFO), tlv(0xA0, octets(info))),
            tlv(0xA0, der) if with_certificate else b"",
            set_of(signer),
        )
        return sequence(oid(SIGNED_DATA), tlv(0xA0, signed))


def refusal(why: str) -> bytes:
    return sequence(sequence(integer(REJECTION), sequence(tlv(0x0C, why.encode()))))


# The server


@dataclass(slots=True)
class Reply:
    """What the server sends; `drip` is waited for between the bytes, `headers` go before them."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    """The body is sent once this is set."""


Answer = Callable[[bytes], "bytes | Reply"]


@dataclass(slots=True)
class Responder:
    """`answer` may be replaced while it runs; `questions` are the bodies that came, with their headers."""

    url: str
    answer: Answer
    questions: list[tuple[bytes, dict[str, str]]]


@contextmanager
def responding(answer: Answer) -> Iterator[Responder]:
    """Serves on 127.0.0.1 until the block ends."""
    responder = Responder("", answer, [])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            responder.questions.append((body, {k.lower(): v for k, v in self.headers.items()}))
            made = responder.answer(body)
            reply = made if isinstance(made, Reply) else Reply(made)
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(reply.body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.flush()
                if reply.hold is not None:
                    reply.hold.wait(30)
                self.wfile.write(reply.body)
            except OSError:
                pass  # whoever asked has had enough

        def do_GET(self) -> None:
            responder.questions.append((b"", {"method": "GET"}))
            self.send_error(405)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    responder.url = f"http://127.0.0.1:{server.server_port}/tsa"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield responder
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
