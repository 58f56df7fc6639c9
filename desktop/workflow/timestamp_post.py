"""One question to a time-stamp authority over HTTP: bounded in time and size, and never led elsewhere."""

from __future__ import annotations

import ssl
from http.client import HTTPException
from urllib import request
from urllib.error import HTTPError, URLError

from desktop.storage.timestamp_tokens import LARGEST_TOKEN


class NoAnswer(Exception):
    """Why, to follow the name of the authority."""


def post(url: str, question: bytes, seconds: float, *, direct: bool) -> bytes:
    """What the authority answers, at most `LARGEST_TOKEN` bytes; `direct` passes by the system's proxies.

    `url` is http or https. Raises `NoAnswer`.
    """
    asked = request.Request(  # noqa: S310 -- the opener knows http and https alone
        url,
        data=question,
        headers={
            "Content-Type": "application/timestamp-query",
            "Accept": "application/timestamp-reply",
            "User-Agent": "second-look",
        },
        method="POST",
    )
    try:
        with _opener(direct).open(asked, timeout=seconds) as answer:
            token: bytes = answer.read(LARGEST_TOKEN + 1)
    except HTTPError as error:
        error.close()
        if 300 <= error.code < 400:
            raise NoAnswer("sends elsewhere, which is not followed: give its present address") from error
        raise NoAnswer(f"answered with the HTTP status {error.code}") from error
    except TimeoutError as error:
        raise NoAnswer("did not answer in time") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NoAnswer(f"could not be asked ({_reason(error)})") from error
    if len(token) > LARGEST_TOKEN:
        raise NoAnswer("sent far more than a time stamp")
    return token


def _reason(error: Exception) -> str:
    inner = error.reason if isinstance(error, URLError) else error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {inner.verify_message}"
    if isinstance(inner, TimeoutError):
        return "no answer in time"
    said = inner.strerror if isinstance(inner, OSError) else None
    return said or str(inner) or "no reason given"


def _opener(direct: bool) -> request.OpenerDirector:
    """http and https, through the system's proxies; no redirects, no files, no ftp."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler({} if direct else None),
        request.HTTPHandler(),
        request.HTTPSHandler(context=ssl.create_default_context()),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
