"""The signing key in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.signing import KeyState, KeyStatus, Protection


def _tr(text: str) -> str:
    return QCoreApplication.translate("signing", text)


def protection_choice(way: Protection) -> str:
    return {
        Protection.KEY_STORE: _tr("In the key store of this account"),
        Protection.PASSPHRASE: _tr("In a file that opens with a passphrase"),
        Protection.FILE: _tr("In a file that only its owner may read"),
    }[way]


def protection_help(way: Protection) -> str:
    return {
        Protection.KEY_STORE: _tr(
            "Credential Manager, Keychain or Secret Service. A copy of the workspace's folder does not "
            "hold the key; on another machine a new key has to be started."
        ),
        Protection.PASSPHRASE: _tr("Asked for once a session. For workspaces that several accounts open."),
        Protection.FILE: _tr("Whoever can read the workspace's folder can sign in its name."),
    }[way]


def state_text(status: KeyStatus) -> str:
    """One sentence, with a mark that does not rest on colour."""
    if status.state is KeyState.READY:
        return _tr("✓ The key is at hand. {where}.").format(where=protection_choice(status.protection))
    return {
        KeyState.NONE: _tr("⚠ No key was made yet: open the workspace once where it can be written."),
        KeyState.LOCKED: _tr("⚠ The key waits for its passphrase: nothing is signed until it is unlocked."),
        KeyState.AWAY: _tr(
            "⚠ The key is kept for another account or machine, or its file is gone: nothing is signed "
            "until it is back or a new key is started."
        ),
        KeyState.WRONG: _tr(
            "⚠ What lies in the key's place is not the key that the log names: nothing is signed until the "
            "right file is back or a new key is started."
        ),
    }[status.state]
