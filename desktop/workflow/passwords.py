"""What a password has to be, and how it is kept: as argon2id makes it, never as it was typed."""

from __future__ import annotations

import re
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desktop.domain.people import folded
from desktop.errors import WrongUse

MINIMUM_PASSWORD_LENGTH = 12
LONGEST_PASSWORD = 1024
_FEWEST_CHARACTERS = 5

HASHER = PasswordHasher()
"""argon2id with the library's parameters (RFC 9106, low memory: 3 passes, 64 MiB, 4 lanes)."""

DEMO_PASSWORD = "a lead, not an identification"  # noqa: S105 -- printed on the sign-in page of the demo

_TRIVIAL = (
    "administrator",
    "motdepasse",
    "secondlook",
    "changeme",
    "examiner",
    "iloveyou",
    "passwort",
    "password",
    "letmein",
    "welcome",
)
"""The longest first."""
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "0123456789",
)


def encode_password(password: str, *names: str) -> str:
    """The hash to keep. Raises `WrongUse` for what is short or easy to guess, `names` among it.

    Length counts, not kinds of characters (NIST SP 800-63B, 3.1.1.2).
    """
    if len(password) < MINIMUM_PASSWORD_LENGTH:
        raise WrongUse(
            detail=f"A password has at least {MINIMUM_PASSWORD_LENGTH} characters; several words are good."
        )
    if len(password) > LONGEST_PASSWORD:
        raise WrongUse(detail=f"A password has at most {LONGEST_PASSWORD} characters.")
    if _is_trivial(password, names):
        raise WrongUse(detail="This password is too easy to guess; several words are good.")
    return hash_password(password)


def hash_password(password: str) -> str:
    """Whatever it is: one that was taken already."""
    return HASHER.hash(_bytes(password))


def verify_password(encoded: str | None, password: str) -> bool:
    """Whether it is the one. Without a hash, where there is no account, it takes as long and is not."""
    if encoded is None:
        HASHER.hash(_bytes(password))
        return False
    try:
        return HASHER.verify(encoded, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def _bytes(password: str) -> bytes:
    """Keyboards spell one character in several ways (NIST SP 800-63B, 3.1.1.2: NFKC)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _is_trivial(password: str, names: tuple[str, ...]) -> bool:
    text = folded(password)
    if len(set(text)) < _FEWEST_CHARACTERS or text == folded(DEMO_PASSWORD):
        return True
    for name in names:
        # What is left of it once the name is taken out protects nothing.
        if folded(name) and len(text.replace(folded(name), "")) < _FEWEST_CHARACTERS:
            return True
    letters = re.sub(r"[\W\d_]+", "", text)
    left = letters
    for word in _TRIVIAL:
        left = left.replace(word, "")
    if letters and left == "":
        return True
    plain = re.sub(r"\W+", "", text)
    return any(plain in run * 4 or plain in run[::-1] * 4 for run in _RUNS)
