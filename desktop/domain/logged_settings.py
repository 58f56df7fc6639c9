"""Settings of which every change is an entry of the log: the newest entry says what they have to be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from desktop.domain.log_entries import EntryKind

FLOOR_SETTING = "policy_floor_confidence"
POLICY_SETTING = "policy_profile"
LOCK_SETTING = "lock_minutes"
DEVICE_SETTING = "device_preference"
DELIVERY_FOLDER_SETTING = "delivery.folder"
DELIVERY_AUTHORITY_SETTING = "delivery.authority_url"
DELIVERY_ROOT_SETTING = "delivery.authority_root"
_SCORE_PREFIX = "score_kind."
_NAMES = frozenset(
    (
        FLOOR_SETTING,
        POLICY_SETTING,
        LOCK_SETTING,
        DEVICE_SETTING,
        DELIVERY_FOLDER_SETTING,
        DELIVERY_AUTHORITY_SETTING,
        DELIVERY_ROOT_SETTING,
    )
)

SCORE_BY_SIZE = "by the size of the gallery"
"""What an entry says where nobody chose."""

KINDS: tuple[EntryKind, ...] = (
    EntryKind.FLOOR_CHANGED,
    EntryKind.POLICY_ADOPTED,
    EntryKind.LOCK_CHANGED,
    EntryKind.DEVICE_CHOSEN,
    EntryKind.SCORE_CHOSEN,
    EntryKind.DELIVERY_CHANGED,
)
"""The entries that may speak of one."""


def score_setting(gallery_id: int) -> str:
    """Name of the setting that says which score a gallery is searched with."""
    return f"{_SCORE_PREFIX}{int(gallery_id)}"


def floor_text(confidence: float) -> str:
    """As the setting holds it."""
    return repr(float(confidence))


def is_logged(name: str) -> bool:
    """Whether a setting of this name may only be what an entry says."""
    return name in _NAMES or name.startswith(_SCORE_PREFIX)


def root_sha256(certificates: str) -> str:
    """What entries say of the certificates of a time-stamp authority; empty where there are none."""
    return hashlib.sha256(certificates.encode()).hexdigest() if certificates else ""


def as_stated(name: str, value: str) -> str:
    """The value of a setting in the form in which entries state it."""
    return root_sha256(value) if name == DELIVERY_ROOT_SETTING else value


def stated_settings(kind: str, data: Mapping[str, Any]) -> dict[str, str]:
    """Name -> value of the settings that an entry changed or confirmed; empty for most entries.

    Raises `KeyError`, `ValueError` or `TypeError` for data that this program did not write.
    """
    match kind:
        case EntryKind.FLOOR_CHANGED:
            return {FLOOR_SETTING: floor_text(data["confidence"])}
        case EntryKind.POLICY_ADOPTED if "default" in data:
            return {POLICY_SETTING: str(data["default"])}
        case EntryKind.LOCK_CHANGED:
            return {LOCK_SETTING: str(int(data["minutes"]))}
        case EntryKind.DEVICE_CHOSEN if "preference" in data:
            return {DEVICE_SETTING: str(data["preference"])}
        case EntryKind.SCORE_CHOSEN:
            score = str(data["score"])
            return {score_setting(data["gallery_id"]): "" if score == SCORE_BY_SIZE else score}
        case EntryKind.DELIVERY_CHANGED:
            return {
                DELIVERY_FOLDER_SETTING: str(data["folder"]),
                DELIVERY_AUTHORITY_SETTING: str(data["authority_url"]),
                DELIVERY_ROOT_SETTING: str(data["authority_root_sha256"]),
            }
    return {}
