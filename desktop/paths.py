"""Where things lie: what the program ships, and what it keeps for a person.

The only file that knows about frozen builds. Three layouts are served: a checkout (data folders
beside the package), an installed wheel (data copied to `desktop/_data`), a frozen program (data in
the bundle's own folder).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "second-look"
HOME_VARIABLE = "SECOND_LOOK_HOME"
READ_PICTURES = "--read-pictures"
"""First argument of the process that decodes pictures (`recognition/decode_worker`); not for people."""

CHECK_PACK = "--check-pack"
"""First argument of the process that checks a model pack (`recognition/pack_check_worker`); as above."""

_CONSOLE_PROGRAM, _WINDOW_PROGRAM = "second-look", "second-look-gui"

_PACKAGE = Path(__file__).resolve().parent


def is_frozen() -> bool:
    """Whether this is a packaged program, which has neither pip nor onnx."""
    return bool(getattr(sys, "frozen", False))


def own_command(*arguments: str, window: bool = False) -> list[str]:
    """The program and arguments that start another process of it.

    `window`: one that a person is to see, without a console beside it.
    """
    if not is_frozen():
        return [sys.executable, "-m", "desktop", *arguments]
    # A packaged program is several that lie side by side. The one for a console has pipes on every
    # system; on Windows the one for a window may have none, and on macOS it would show up in the Dock.
    running = Path(sys.executable)
    other = running.with_name((_WINDOW_PROGRAM if window else _CONSOLE_PROGRAM) + running.suffix)
    return [str(other if other.is_file() else running), *arguments]


def own_folder() -> Path | None:
    """The folder in which `own_command` starts what runs here, wherever the person is: from the current
    folder `-m` would import whatever lies in it. None where that makes no difference."""
    return None if is_frozen() else _PACKAGE.parent


def _shipped(name: str) -> Path:
    if is_frozen():
        bundle = getattr(sys, "_MEIPASS", None) or Path(sys.executable).resolve().parent
        return Path(bundle) / name
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources_dir() -> Path:
    """Icons, styles, translations, demo images (read only)."""
    return _shipped("resources")


def shipped_models_dir() -> Path:
    """Model packs that came with the program: manifests, cards, licences; weights in frozen builds only."""
    return _shipped("models")


def shipped_licences_dir() -> Path | None:
    """Licence texts of everything inside a packaged program; None where packages are installed, which have
    their own."""
    return _shipped("licences") if is_frozen() else None


def user_data_dir() -> Path:
    """The person's own folder; the environment variable SECOND_LOOK_HOME moves it. Not created here."""
    override = os.environ.get(HOME_VARIABLE)
    if override:
        return Path(override).expanduser().absolute()
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def user_models_dir() -> Path:
    """Model packs that were built or added on this machine."""
    return user_data_dir() / "models"


def devices_dir() -> Path:
    """What was found out about the devices of this machine: agreement, speed; and `compiled_models_dir`."""
    return user_data_dir() / "devices"


def compiled_models_dir() -> Path:
    """What devices compiled of models, for the next start; may be deleted at any time."""
    return devices_dir() / "compiled"


def settings_dir() -> Path:
    """What the window keeps from one start to the next, where the system has no place for it."""
    return user_data_dir() / "settings"


def computer_policies_dir() -> Path:
    """Policy profiles that the administrator of this computer hands out; people only read there."""
    if sys.platform == "win32":
        return Path(platformdirs.site_data_dir("Second Look", appauthor=False)) / "policies"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Second Look/policies")
    return Path("/etc") / APP_NAME / "policies"


def default_workspace_dir() -> Path:
    """The workspace that is opened when no other is named."""
    return user_data_dir() / "workspace"


def demo_workspace_dir() -> Path:
    """The workspace of the demo, apart from casework."""
    return user_data_dir() / "demo"


def training_workspace_dir() -> Path:
    """The workspace of the threshold lab, apart from casework."""
    return user_data_dir() / "training"


def log_dir() -> Path:
    """Program logs and error reports (not the audit log, which lives in the workspace)."""
    if os.environ.get(HOME_VARIABLE):
        return user_data_dir() / "logs"
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
