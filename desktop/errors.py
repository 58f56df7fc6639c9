"""What may be said to the user when something goes wrong.

A `UserFacingError` is the world's doing (a missing file, a full disk, wrong use) and carries one
sentence that says what to do. Anything else that is raised is our bug and opens a report.

The sentence is a template with named fields, so that the window can translate the template and
fill the fields afterwards; `str(error)` is the English text.
"""

from __future__ import annotations

from typing import ClassVar


class UserFacingError(Exception):
    """Base of every error that is shown as a sentence. Subclasses set `template`."""

    template: ClassVar[str] = "{detail}"
    exit_code: ClassVar[int] = 2

    def __init__(self, **fields: object) -> None:
        self.fields: dict[str, str] = {name: str(value) for name, value in fields.items()}
        super().__init__(self.template.format(**self.fields))

    @property
    def sentence(self) -> str:
        """English text, fields filled in."""
        return self.template.format(**self.fields)


class WrongUse(UserFacingError):
    """A value that a person gave cannot be used."""


class FileNotReadable(UserFacingError):
    template = "{path} cannot be read ({reason}). Check that it exists and that you may open it."


class ExportNotReadable(UserFacingError):
    template = "{path} cannot be read as an exported log: {detail}."


class FolderNotWritable(UserFacingError):
    template = "Nothing can be written to {path} ({reason}). Choose another folder or ask for access."


class StorageFull(UserFacingError):
    template = (
        "The disk that holds {path} is full. Free some space and try again; "
        "everything confirmed so far is kept."
    )


class WorkspaceInUse(UserFacingError):
    template = (
        "The workspace {path} is open in another Second Look (process {process}). Close it there first."
    )


class WorkspaceMissing(UserFacingError):
    template = (
        "There is no Second Look workspace in {path}. A new one begins with its first account: "
        "second-look accounts first"
    )


class WorkspaceTooNew(UserFacingError):
    template = (
        "The workspace {path} was last used by a newer Second Look (format {found}, "
        "this program reads up to {known}). Update the program to open it."
    )


class WorkspaceDamaged(UserFacingError):
    template = "The workspace {path} is damaged: {detail}. Restore it from a backup; nothing was changed."


class GalleryUnknown(UserFacingError):
    template = "There is no gallery called “{name}” in this workspace."


class GalleryEmpty(UserFacingError):
    template = "The gallery “{name}” holds no enrolled face for the model pack {pack}. Enrol images first."


class CaseRequired(UserFacingError):
    template = (
        "A search is casework: give the case number and its purpose "
        "(on the command line --case and --purpose) before searching."
    )


class PackUnavailable(UserFacingError):
    template = (
        "The model pack “{pack}” is not installed. Settings (or: second-look models) builds the default "
        "pack and adds others."
    )


class PackRefused(UserFacingError):
    template = "The model pack was refused: {detail}"


class ModelFailed(UserFacingError):
    """Not even the processor could run a model on this input; nothing came of it."""

    template = (
        "The {part} of the model pack “{pack}” failed on the processor as well ({reason}). Nothing was "
        "recorded of these pictures. Close other programs and try again; if it fails again, let Settings "
        "test the pack (second-look models self-test)."
    )


class ModelFileUnknown(WrongUse):
    """No recipe names a model file; whoever knows what it is can say so."""


class DownloadFailed(UserFacingError):
    template = (
        "{name} could not be fetched ({reason}). Check the network, or download the package on another "
        "machine and give its folder with --wheels."
    )


class SigningKeyNotAtHand(UserFacingError):
    template = "The key that signs the log is not at hand: {detail}"


class DecoderUnavailable(UserFacingError):
    template = (
        "No picture can be opened: the part of the program that reads them does not start ({reason}). "
        "Close other programs and try again; if that does not help, install Second Look anew."
    )


class PictureNotShown(UserFacingError):
    template = "The stored picture {picture}… cannot be shown: {detail} It is kept as it is; try again."


class ProbeRefused(UserFacingError):
    template = "{detail}"


class SignInRequired(UserFacingError):
    template = (
        "Nobody is signed in. Sign in first (on the command line --as NAME), or create the first account "
        "with: second-look accounts first"
    )


class SignInFailed(UserFacingError):
    template = "The name or the password is not right. Check both and try again."
    wait = 0
    """Seconds until the next attempt."""


class SignInFailedAgain(SignInFailed):
    """From now on attempts have to wait."""

    template = "The name or the password is not right. The next attempt is possible in {wait} s."

    def __init__(self, *, wait: int) -> None:
        super().__init__(wait=wait)
        self.wait = wait


class SignInDelayed(UserFacingError):
    """What was typed was not looked at."""

    template = "Too many attempts failed: the next one is possible in {wait} s."

    def __init__(self, *, wait: int) -> None:
        super().__init__(wait=wait)
        self.wait = wait


class AccessRefused(UserFacingError):
    """Somebody may not do something; the attempt is logged. `about` goes into the entry."""

    template = "{detail}"

    def __init__(self, *, detail: str, right: str = "", about: dict[str, object] | None = None) -> None:
        super().__init__(detail=detail)
        self.right = right
        self.about = about or {}
        self.logged = False


class PolicyRefused(UserFacingError):
    template = "The policy profile cannot be used: {detail}"


class CheckpointNotDelivered(UserFacingError):
    """One place did not get its checkpoints; they are kept and given at the next occasion."""

    exit_code = 1


class ReasonRequired(UserFacingError):
    template = "Write your reason (at least {minimum} characters): the record has to say why."


class MetadataRefused(UserFacingError):
    template = "The metadata table {path} cannot be used: {detail}"


class TemplatesDamaged(UserFacingError):
    template = (
        "{count} templates of the gallery “{name}” are damaged: they hold values that are no numbers. "
        "Enrol these images again into a new gallery; nothing was searched or measured."
    )
