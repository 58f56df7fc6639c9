"""Whether a licence, as a pack's manifest words it, keeps casework out. A warning, not legal advice."""

from __future__ import annotations

import re

_KEEPS_OUT = re.compile(
    r"non[\s-]?commercial|\bNC\b|BY-NC|research[\s-](?:use[\s-]|purposes?[\s-])?only|academic|"
    r"evaluation[\s-](?:use[\s-])?only|educational|personal[\s-]use|\bRAIL\b|proprietary|"
    r"not[\s-](?:for|licen[cs]ed|permitted|allowed)|law[\s-]enforcement|all rights reserved|unknown|"
    r"not (?:stated|disclosed|known)",
    re.IGNORECASE,
)


def keeps_casework_out(licence: str) -> bool:
    """Whether the words forbid the use, restrict it to other purposes, or grant nothing that is known."""
    return not licence.strip() or _KEEPS_OUT.search(licence) is not None
