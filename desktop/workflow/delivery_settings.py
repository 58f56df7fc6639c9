"""Where checkpoints are handed to: chosen by whoever may change the policy, and part of the record."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.domain.log_entries import EntryKind
from desktop.domain.logged_settings import (
    DELIVERY_AUTHORITY_SETTING,
    DELIVERY_FOLDER_SETTING,
    DELIVERY_ROOT_SETTING,
    root_sha256,
)
from desktop.domain.people import Right
from desktop.domain.progress import CancelToken
from desktop.errors import FileNotReadable, WrongUse
from desktop.storage.files import reading_from
from desktop.storage.stores import Stores
from desktop.storage.timestamp_tokens import read_certificates
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, require
from desktop.workflow.bounded_work import TookTooLong, within
from desktop.workflow.timestamp_authority import check_authority_url

_LARGEST_FILE = 256 * 1024

LOOK_SECONDS = 10.0
"""For looking at a folder or a certificate that was chosen: it may lie on a share that hangs."""


@dataclass(frozen=True, slots=True)
class DeliverySettings:
    """Empty texts: nowhere. `authority_root_pem` are the certificates that answers are verified with."""

    folder: str = ""
    authority_url: str = ""
    authority_root_pem: str = ""

    @property
    def any(self) -> bool:
        return bool(self.folder or self.authority_url)

    def as_record(self) -> dict[str, str]:
        """For the log: of the certificates their SHA-256."""
        return {
            "folder": self.folder,
            "authority_url": self.authority_url,
            "authority_root_sha256": root_sha256(self.authority_root_pem),
        }


def delivery_settings(workspace: Workspace) -> DeliverySettings:
    with workspace.reading() as stores:
        return settings_in(stores)


def settings_in(stores: Stores) -> DeliverySettings:
    """As `delivery_settings`, inside a reading or a recording."""
    names = (DELIVERY_FOLDER_SETTING, DELIVERY_AUTHORITY_SETTING, DELIVERY_ROOT_SETTING)
    return DeliverySettings(*(stores.settings.get(name) or "" for name in names))


def change_delivery(
    workspace: Workspace, wanted: DeliverySettings, *, cancel: CancelToken | None = None
) -> None:
    """From now on checkpoints go there; a change is part of the record, as that of whoever began it.

    May take `LOOK_SECONDS`, during which others can record. Raises `WrongUse` for a folder, an address or a
    certificate that cannot be used, `AccessRefused`, `Cancelled`.
    """
    with workspace.acting_as(require(workspace, Right.CHANGE_POLICY)):
        _check(workspace, delivery_settings(workspace), wanted, cancel or CancelToken())
        _keep(workspace, wanted)


def _keep(workspace: Workspace, wanted: DeliverySettings) -> None:
    with permitted(workspace, Right.CHANGE_POLICY) as (stores, _):
        before = settings_in(stores)
        if wanted == before:
            return
        stores.settings.set(DELIVERY_FOLDER_SETTING, wanted.folder)
        stores.settings.set(DELIVERY_AUTHORITY_SETTING, wanted.authority_url)
        stores.settings.set(DELIVERY_ROOT_SETTING, wanted.authority_root_pem)
        stores.log.append(EntryKind.DELIVERY_CHANGED, {**wanted.as_record(), "before": before.as_record()})


def read_root_certificates(path: Path, *, cancel: CancelToken | None = None) -> str:
    """The certificates of a file, PEM or one in DER, as PEM. May take `LOOK_SECONDS`.

    Raises `FileNotReadable`, `WrongUse`, `Cancelled`.
    """
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_der_x509_certificate

    try:
        data = within(LOOK_SECONDS, partial(_read, path), cancel or CancelToken())
    except TookTooLong:
        raise FileNotReadable(path=path, reason="it takes too long") from None
    try:
        if b"-----BEGIN" in data:
            certificates = read_certificates(data)
        else:
            certificates = [load_der_x509_certificate(data)]
    except ValueError:
        raise WrongUse(detail=f"{path.name} holds no certificate (PEM or DER).") from None
    return "".join(one.public_bytes(Encoding.PEM).decode() for one in certificates)


def _read(path: Path) -> bytes:
    with reading_from(path), path.open("rb") as file:
        return file.read(_LARGEST_FILE + 1)


def root_names(pem: str) -> tuple[str, ...]:
    """Whom the certificates are of, in the words of RFC 4514; nothing where they cannot be read."""
    try:
        return tuple(one.subject.rfc4514_string() for one in read_certificates(pem.encode()))
    except ValueError:
        return ()


def _check(
    workspace: Workspace, before: DeliverySettings, wanted: DeliverySettings, cancel: CancelToken
) -> None:
    """What stays as it was is not looked at again: a share may be away for the moment.

    Not inside a recording: nobody else could record meanwhile.
    """
    if wanted.folder and wanted.folder != before.folder:
        try:
            within(LOOK_SECONDS, partial(_check_folder, Path(wanted.folder), workspace.folder), cancel)
        except TookTooLong:
            raise WrongUse(
                detail=f"The folder {wanted.folder} did not answer in time. Check that it is connected."
            ) from None
    if wanted.authority_url and wanted.authority_url != before.authority_url:
        check_authority_url(wanted.authority_url)
    if wanted.authority_root_pem and wanted.authority_root_pem != before.authority_root_pem:
        try:
            read_certificates(wanted.authority_root_pem.encode())
        except ValueError:
            raise WrongUse(detail="The root certificate cannot be read: it is not in PEM.") from None


def _check_folder(folder: Path, workspace_folder: Path) -> None:
    """Asks the system, which may hang. Raises `WrongUse`."""
    try:
        str(folder).encode()  # what the record cannot hold
        there = folder.is_absolute() and stat.S_ISDIR(os.stat(folder).st_mode)
        inside = there and folder.resolve().is_relative_to(workspace_folder.resolve())
    except (FileNotFoundError, NotADirectoryError):
        there = inside = False
    except OSError as error:
        raise WrongUse(
            detail=f"The folder {folder} cannot be used ({error.strerror or error}). Choose another one."
        ) from error
    except ValueError:
        raise WrongUse(
            detail="The name of the folder cannot be written down. Choose another one."
        ) from None
    if not there:
        raise WrongUse(detail=f"There is no folder {folder}. Choose one that is there.")
    if inside:
        raise WrongUse(
            detail="A copy inside the workspace proves nothing: choose a folder elsewhere, "
            "best on another machine."
        )
