"""Whether the disk below a folder is encrypted, as far as this can be asked without special rights.

The program encrypts nothing itself (docs/privacy-at-rest.md says why): the whole disk has to be. So it
looks, and says what it saw. Asking the system is `encryption_of`; judging its answers is apart from it.

Sources: kernel.org, admin-guide/device-mapper and man 5 proc (mountinfo); man 8 fdesetup; for Windows the
shell's property System.Volume.BitLockerProtection, which needs no rights where manage-bde does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_SECONDS = 20
"""How long a tool of the system may take."""


class Encryption(StrEnum):
    ENCRYPTED = "encrypted"
    NOT_ENCRYPTED = "not_encrypted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VolumeEncryption:
    """`by`: what encrypts it, or the device that was looked at; a name, no sentence; may be empty."""

    encryption: Encryption
    by: str = ""


_UNKNOWN = VolumeEncryption(Encryption.UNKNOWN)


def encryption_of(folder: Path) -> VolumeEncryption:
    """Of the disk that holds `folder`, or its nearest parent that is there.

    May take seconds, where a tool of the system has to be asked. Never raises.
    """
    there = Path(os.path.abspath(folder))
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        there = there.resolve()
        if sys.platform == "win32":
            return _asked_windows(there)
        if sys.platform == "darwin":
            return _asked_macos(there)
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        return linux_encryption(there, mounts)
    except (OSError, ValueError, subprocess.SubprocessError):
        return _UNKNOWN


# Linux

_ENCRYPTING = {
    "ecryptfs": "eCryptfs",
    "fuse.gocryptfs": "gocryptfs",
    "fuse.cryfs": "CryFS",
    "fuse.encfs": "EncFS",
}
_CIPHER = "CRYPT-"
"""How the device mapper begins the identifier of an encrypted device: `CRYPT-LUKS2-…`, `CRYPT-PLAIN-…`."""


def linux_encryption(folder: Path, mountinfo: str, sys_folder: Path = Path("/sys")) -> VolumeEncryption:
    """`folder` is absolute and holds no links; `mountinfo` is the text of /proc/self/mountinfo.

    Raises `OSError` where `sys_folder` cannot be read, `ValueError` for a line that is none.
    """
    number, file_system, source = _mount_of(folder, mountinfo)
    if not number:
        return _UNKNOWN
    if file_system in _ENCRYPTING:
        return VolumeEncryption(Encryption.ENCRYPTED, _ENCRYPTING[file_system])
    device = sys_folder / "dev" / "block" / number
    if not device.exists():  # btrfs and the like have a number of their own, and name a disk
        device = _named(source, sys_folder)
    if not device.exists():  # in memory, on another computer, in a container
        return VolumeEncryption(Encryption.UNKNOWN, file_system)
    return _device_encryption(device.resolve())


def _mount_of(folder: Path, mountinfo: str) -> tuple[str, str, str]:
    """`major:minor`, file system and source of what is mounted at or above `folder`, the innermost last."""
    found = ("", "", "")
    longest = -1
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, (file_system, source, *_) = before.split(" "), [*after.split(" "), "", ""]
        point = Path(_unescaped(fields[4]))
        if folder.is_relative_to(point) and len(point.parts) >= longest:
            longest = len(point.parts)
            found = (fields[2], file_system, _unescaped(source))
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code.group(1), 8)), text)


def _named(source: str, sys_folder: Path) -> Path:
    """The device of `/dev/sda1`, `/dev/dm-0` or `/dev/mapper/NAME`; a path that is not there for others."""
    devices = sys_folder / "class" / "block"
    if source.startswith("/dev/mapper/"):
        for name in devices.glob("dm-*/dm/name"):
            if _text(name) == source.removeprefix("/dev/mapper/"):
                return name.parent.parent
    if source.startswith("/dev/"):
        return devices / source.removeprefix("/dev/")
    return devices / "none"


def _device_encryption(device: Path) -> VolumeEncryption:
    """Of a device's folder in sysfs, and of what it lies on."""
    uuid = _text(device / "dm" / "uuid")
    if uuid.startswith(_CIPHER):
        kind = uuid.removeprefix(_CIPHER).partition("-")[0]
        return VolumeEncryption(Encryption.ENCRYPTED, f"dm-crypt ({kind})")
    if (device / "partition").exists():
        return _device_encryption(device.parent)
    if (device / "loop").exists():  # a file on some other disk
        return VolumeEncryption(Encryption.UNKNOWN, device.name)
    below = [_device_encryption(one.resolve()) for one in sorted((device / "slaves").glob("*"))]
    if not below:
        return VolumeEncryption(Encryption.NOT_ENCRYPTED, device.name)
    for state in (Encryption.NOT_ENCRYPTED, Encryption.UNKNOWN, Encryption.ENCRYPTED):
        for one in below:
            if one.encryption is state:  # as good as the worst of what it lies on
                return one
    return _UNKNOWN


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


# macOS


def macos_encryption(answer: str, *, on_system_disk: bool) -> VolumeEncryption:
    """`answer`: what `fdesetup isactive` writes; it speaks of the disk that the system starts from."""
    state = {"true": Encryption.ENCRYPTED, "false": Encryption.NOT_ENCRYPTED}.get(answer.strip().lower())
    if state is None or not on_system_disk:
        return _UNKNOWN
    return VolumeEncryption(state, "FileVault")


def _asked_macos(folder: Path) -> VolumeEncryption:
    data = Path("/System/Volumes/Data")
    system = data if data.exists() else Path("/")
    answer = _said("/usr/bin/fdesetup", "isactive")
    return macos_encryption(answer, on_system_disk=folder.stat().st_dev == system.stat().st_dev)


# Windows

_BITLOCKER = {
    "1": Encryption.ENCRYPTED,
    "2": Encryption.NOT_ENCRYPTED,
    "3": Encryption.NOT_ENCRYPTED,  # begun, not ended
    "4": Encryption.NOT_ENCRYPTED,  # being undone
    "5": Encryption.NOT_ENCRYPTED,  # suspended: the key lies open
    "8": Encryption.NOT_ENCRYPTED,  # waits to be activated: the key lies open
}


def windows_encryption(answer: str) -> VolumeEncryption:
    """`answer`: the number of System.Volume.BitLockerProtection; nothing where there is no BitLocker."""
    state = _BITLOCKER.get(answer.strip())
    return _UNKNOWN if state is None else VolumeEncryption(state, "BitLocker")


def windows_question(drive: str) -> str:
    """What PowerShell is asked about `C:`. Raises `ValueError` for what is no letter of a drive."""
    if not re.fullmatch(r"[A-Za-z]:", drive):
        raise ValueError("no drive of this computer")
    return (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
        ".ExtendedProperty('System.Volume.BitLockerProtection')"
    )


def _asked_windows(folder: Path) -> VolumeEncryption:
    system = os.environ.get("SYSTEMROOT", r"C:\Windows")
    shell = Path(system, r"System32\WindowsPowerShell\v1.0\powershell.exe")
    question = windows_question(folder.drive)
    return windows_encryption(_said(str(shell), "-NoProfile", "-NonInteractive", "-Command", question))


def _said(*command: str) -> str:
    """Raises `OSError`, `subprocess.SubprocessError`."""
    return subprocess.run(  # noqa: S603  (programs of the system, by their full path)
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_SECONDS,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ).stdout
