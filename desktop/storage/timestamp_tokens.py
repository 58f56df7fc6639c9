"""Time stamps after RFC 3161: asking for one, and what the answer of an authority is worth.

A token is the whole answer (TimeStampResp, DER) as it was received. It says that a note existed at a time,
in the words of an authority that is not this workspace; anybody with the authority's root certificate can
verify it years later.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain.log_exports import LARGEST_TOKEN as LARGEST_TOKEN

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name
    from rfc3161_client import TimeStampResponse

_GRANTED = 0
_HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_VERIFY_ERROR = re.compile(r'Verify error: ([^"]+)"')
_STATUS = {
    1: "granted it with modifications",
    2: "rejected it",
    3: "keeps it waiting",
    4: "is about to be revoked",
    5: "was revoked",
}


class TimestampRefused(ValueError):
    """The token says nothing about this note; the text says why."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """The note existed at `at` (UTC). `authority` is the name in the certificate that signed it."""

    at: datetime
    authority: str


@dataclass(frozen=True, slots=True)
class TimestampQuestion:
    """What is sent (TimeStampReq, DER) and the number that only an answer to it repeats."""

    der: bytes
    nonce: int


def ask_for_timestamp(note: str) -> TimestampQuestion:
    """Over the SHA-512 of the note's UTF-8, which is all of it that leaves; certificates are asked for."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder(
        note.encode(), HashAlgorithm.SHA512, nonce=True, cert_req=True
    ).build()
    assert request.nonce is not None
    return TimestampQuestion(request.as_bytes(), request.nonce)


def read_timestamp(token: bytes, note: str, nonce: int | None = None) -> Timestamp:
    """What the token says, NOT verified: anybody could have written it.

    Raises `TimestampRefused` where it was not granted, is about something else or answers another question.
    """
    return _checked(_decoded(token), note, nonce)


def verify_timestamp(token: bytes, note: str, roots_pem: bytes, nonce: int | None = None) -> Timestamp:
    """What the token says, signed by an authority that one of the root certificates (PEM) vouches for.

    Certificates are judged at the time that the token names, so that it can be verified after they expired.
    Raises `TimestampRefused` with the reason, and `ValueError` where `roots_pem` holds no certificate.
    """
    from rfc3161_client import VerifierBuilder

    roots = read_certificates(roots_pem)
    response = _decoded(token)
    found = _checked(response, note, nonce)
    try:
        VerifierBuilder(roots=list(roots)).build().verify_message(response, note.encode())
    except Exception as error:  # foreign bytes: the libraries below raise many things about them
        raise TimestampRefused(f"it could not be verified ({_reason(error)})") from None
    return found


def read_certificates(data: bytes) -> Sequence[Certificate]:
    """Certificates in PEM, each once. Raises `ValueError` where there is none or one is malformed."""
    from cryptography.x509 import load_pem_x509_certificates

    return list(dict.fromkeys(load_pem_x509_certificates(data)))


def _decoded(token: bytes) -> TimeStampResponse:
    from rfc3161_client import decode_timestamp_response

    if len(token) > LARGEST_TOKEN:
        raise TimestampRefused("it is too large to be a time stamp")
    try:
        return decode_timestamp_response(token)
    except Exception:
        raise TimestampRefused("it is not a time stamp") from None


def _checked(response: TimeStampResponse, note: str, nonce: int | None) -> Timestamp:
    if response.status != _GRANTED:
        said = "; ".join(response.status_string)
        what = _STATUS.get(response.status, f"answered with the status {response.status}")
        raise TimestampRefused(f"the authority {what}" + (f" ({said})" if said else ""))
    try:
        info = response.tst_info
        imprint = info.message_imprint
        algorithm = _HASHES.get(imprint.hash_algorithm.dotted_string)
        if algorithm is None or hashlib.new(algorithm, note.encode()).digest() != imprint.message:
            raise TimestampRefused("it is about something else than this checkpoint")
        if nonce is not None and info.nonce != nonce:
            raise TimestampRefused("it answers another question (its nonce differs)")
        return Timestamp(info.gen_time.astimezone(UTC), _authority(response))
    except TimestampRefused:
        raise
    except Exception:
        raise TimestampRefused("it is not a time stamp") from None


def _reason(error: Exception) -> str:
    """What OpenSSL says of a certificate, without where in its source it says so."""
    said = _VERIFY_ERROR.search(str(error))
    return said.group(1) if said else str(error).splitlines()[0][:200]


def _authority(response: TimeStampResponse) -> str:
    """The name of whoever signed: of the certificate that the signature points at."""
    from cryptography.x509 import load_der_x509_certificate

    signers = {(info.issuer, info.serial_number) for info in response.signed_data.signer_infos}
    certificates = [load_der_x509_certificate(der) for der in response.signed_data.certificates]
    found = [c for c in certificates if (c.issuer, c.serial_number) in signers]
    if len(found) != 1:
        raise TimestampRefused("the certificate of its signer is not there, or not the only one")
    return _name(found[0].subject)


def _name(subject: Name) -> str:
    from cryptography.x509.oid import NameOID

    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in subject.get_attributes_for_oid(oid):
            return str(attribute.value)
    return subject.rfc4514_string()
