"""What goes into the frozen program and what stays out; read by `second_look.spec` on every system.

A table of contents is PyInstaller's: tuples of the name in the program's folder, the file, and its kind.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path, PurePath

from desktop.ui.about.libraries import licence_of

Entry = tuple[str, str, str]

# ---- modules

EXCLUDED_MODULES = [
    # Pack building, tests and tools: never needed where the default pack is shipped.
    *(
        "onnx",
        "google",
        "ml_dtypes",
        "flatbuffers",
        "sympy",
        "mpmath",
        "pip",
        "setuptools",
        "pkg_resources",
    ),
    *("hatchling", "pytest", "_pytest", "hypothesis", "pdb", "doctest", "lib2to3", "idlelib"),
    # Optional parts of libraries that nothing of the program calls.
    *("tkinter", "matplotlib", "scipy", "IPython", "colorcet", "cupy", "h5py", "OpenGL", "defusedxml"),
    *("numpy.f2py", "numpy.testing", "onnxruntime.quantization", "onnxruntime.tools"),
    *("onnxruntime.transformers", "onnxruntime.datasets"),
    *(
        "PIL.ImageTk",
        "PIL.ImageQt",
        "PIL._imagingtk",
        "PIL._avif",
        "PIL.AvifImagePlugin",
        "PIL.FpxImagePlugin",
    ),
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter"),
    *(
        "PySide6.QtOpenGL",
        "PySide6.QtOpenGLWidgets",
        "PySide6.QtTest",
        "PySide6.QtNetwork",
        "PySide6.QtDBus",
    ),
    *("PySide6.QtXml", "PySide6.QtSql", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPrintSupport"),
    # Of the standard library; the first ones would want libraries of the machine that builds.
    *("readline", "_curses", "curses", "bz2", "_bz2", "_uuid", "_dbm", "_gdbm", "_crypt", "nis"),
    *("ensurepip", "venv", "pydoc_data", "turtledemo", "xmlrpc", "ftplib", "smtplib", "test", "_testcapi"),
]

HIDDEN_IMPORTS = {
    "linux": ["keyring.backends.SecretService", "keyring.backends.kwallet", "keyring.backends.libsecret"],
    "win32": ["keyring.backends.Windows"],
    "darwin": ["keyring.backends.macOS"],
}

# ---- files

_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "imageformats": {"qjpeg", "qsvg", "qico"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmacstyle", "qwindowsvistastyle", "qmodernwindowsstyle"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-decoration-client": {"bradient", "adwaita"},
}
"""Of Qt, by folder; the names are those of all systems without `lib`, `.so`, `.dll`, `.dylib`."""

_TRANSLATIONS = re.compile(r"qtbase_(en|fr)\.qm")
"""Qt's own words, in the languages of the program."""

_UNWANTED = re.compile(
    r"""
      (^|/)(tests?|testing|examples|docs)/               # of a library
    | (^|/)(RECORD|INSTALLER|REQUESTED|direct_url\.json|WHEEL|top_level\.txt)$
    | (^|/)(opengl32sw|d3dcompiler_\d+)\.dll$            # drawing without a driver
    | \.(pyi|pxd|h|hpp|c|cpp|onnx_data|pdb|lib|a)$
    | ^pyqtgraph/(icons/peegee|examples|jupyter)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_BUNDLED_OF_SYSTEM = re.compile(r"lib(python3|ssl|crypto|ffi|sqlite3|lzma|mpdec|expat)[.\d-]")
"""Libraries of the building Linux that Python itself is linked to; all others are the system's own, which
repairs them and fits them to its drivers. They stand in `SYSTEM_PACKAGES` of `debian_package.py`."""


def wanted(entry: Entry) -> bool:
    """Whether a file of the analysis belongs into the program."""
    name = PurePath(entry[0]).as_posix()
    if _UNWANTED.search(name):
        return False
    plugin = re.search(r"(?:^|/)plugins/([^/]+)/(?:lib)?([^/]+?)\.(?:so|dll|dylib)$", name)
    if plugin and "PySide6" in name:
        return plugin[2] in _PLUGINS.get(plugin[1], set())
    if name.endswith(".qm") and "/translations/qt" in name:
        return _TRANSLATIONS.fullmatch(PurePath(name).name) is not None
    return True


def of_the_system(entry: Entry) -> bool:
    """Whether a shared library is the building Linux's own and is left to the system that runs it."""
    name, source, kind = entry
    if not sys.platform.startswith("linux") or kind not in ("BINARY", "SYMLINK") or ".so" not in name:
        return False
    file = PurePath(source if kind == "BINARY" else name).name
    if kind == "SYMLINK" or _is_below(source, (sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"))):
        return False
    return _BUNDLED_OF_SYSTEM.match(file) is None


def _is_below(path: str, folders: Iterable[str]) -> bool:
    """Of a Python in /usr the system's libraries are no part."""
    return any(
        Path(path).is_relative_to(folder) and (folder != "/usr" or "/python3" in path) for folder in folders
    )


def without_unused_qt(entries: list[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Leaves out Qt's libraries that nothing needs any more. `needs`: names of libraries that a file loads,
    those of its libraries included."""
    needed = set()
    for name, source, kind in entries:
        if kind in ("BINARY", "EXTENSION") and not _is_library_of_qt(name):
            needed |= {PurePath(need).name.lower() for need in needs(source)}
    return [e for e in entries if not _is_library_of_qt(e[0]) or PurePath(e[0]).name.lower() in needed]


def without_broken_links(entries: list[Entry]) -> list[Entry]:
    """Links that lead to what was left out go too."""
    there = {PurePath(name) for name, _, kind in entries if kind != "SYMLINK"}
    return [e for e in entries if e[2] != "SYMLINK" or _led_to(e) in there]


def _led_to(link: Entry) -> PurePath:
    return PurePath(os.path.normpath(PurePath(link[0]).parent / link[1]))


def _is_library_of_qt(name: str) -> bool:
    path = PurePath(name).as_posix()
    return (
        re.search(r"(^|/)(lib)?(Qt6|icu(data|uc|i18n|dt|in))[^/]*\.(so|dll|dylib)[.\d]*$", path) is not None
    )


def stripped(entries: list[Entry], folder: Path) -> list[Entry]:
    """With copies, in `folder`, of Python's own binaries without what a debugger reads.

    Wheels come without, and so does Python elsewhere than on Linux.
    """
    strip = shutil.which("strip")
    if not sys.platform.startswith("linux") or strip is None:
        return entries
    folder.mkdir(parents=True, exist_ok=True)
    site = sysconfig.get_path("purelib")
    out = []
    for name, source, kind in entries:
        if kind in ("BINARY", "EXTENSION") and not Path(source).is_relative_to(site):
            copy = folder / PurePath(name).name
            shutil.copyfile(source, copy)
            subprocess.run([strip, "--strip-unneeded", str(copy)], check=True)
            out.append((name, str(copy), kind))
        else:
            out.append((name, source, kind))
    return out


# ---- what is added


def data(root: Path, models: Path) -> list[Entry]:
    """`resources` and `models` of the checkout, and of the pack that was built in `models` the weights."""
    found = [*_below(root / "resources", "resources"), *_below(root / "models", "models")]
    there = {name for name, _, _ in found}
    added = [entry for entry in _below(models, "models") if entry[0] not in there]
    if not any(name.endswith(".onnx") for name, _, _ in added):
        raise SystemExit(f"There is no built pack in {models}: second-look models build")
    return found + added


def _below(folder: Path, name: str) -> list[Entry]:
    return [
        (str(PurePath(name, path.relative_to(folder))), str(path), "DATA")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in (".ts", ".pyc")
    ]


def own_metadata(folder: Path) -> list[Entry]:
    """Name and version of the program, for `importlib.metadata`; not where it was installed from."""
    found = metadata.distribution("second-look")
    name = f"second_look-{found.version}.dist-info"
    file = folder / name / "METADATA"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = found.read_text("METADATA")
    assert text is not None
    head = text.partition("\n\n")[0]  # without the README that follows
    file.write_text(head + "\n", encoding="utf-8", newline="\n")
    return [(str(PurePath(name, "METADATA")), str(file), "DATA")]


def distributions(pure: Iterable[Entry], files: Iterable[Entry]) -> dict[str, metadata.Distribution]:
    """The installed packages that anything in the program is of, by name."""
    owners = metadata.packages_distributions()
    by_file: dict[str, str] = {}
    for found in metadata.distributions():
        for file in found.files or []:
            by_file[os.path.realpath(str(found.locate_file(file)))] = found.name
    names = set()
    for module, source, _ in pure:
        owner = by_file.get(os.path.realpath(source)) if source else None
        names |= {owner} if owner else set(owners.get(module.partition(".")[0], []) if not source else [])
    names |= {by_file[real] for _, source, _ in files if (real := os.path.realpath(source)) in by_file}
    names.discard("second-look")
    return {name: metadata.distribution(name) for name in sorted(names, key=str.lower)}


_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|thirdpartynotices)", re.IGNORECASE)


def licences(found: dict[str, metadata.Distribution], root: Path) -> list[Entry]:
    """The licence texts of all that is in the program, a folder each; ours and those that wheels lack."""
    out = [("licences/second-look/LICENSE.txt", str(root / "LICENSE"), "DATA")]
    texts = root / "resources" / "licences"
    for text in sorted(texts.rglob("*.txt")):
        out.append((f"licences/{text.relative_to(texts).as_posix()}", str(text), "DATA"))
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        if (Path(folder) / "LICENSE.txt").is_file():
            out.append(("licences/python/LICENSE.txt", str(Path(folder) / "LICENSE.txt"), "DATA"))
            break
    for name, distribution in found.items():
        for file in distribution.files or []:
            path = Path(str(distribution.locate_file(file)))
            of_package = file.parts[0].endswith(".dist-info") or len(file.parts) == 2
            if of_package and _LICENCE_FILE.match(file.name) and path.is_file() and path.suffix != ".py":
                target = "_".join(
                    part for part in file.parts[1:] if part not in ("licenses", "license_files")
                )
                out.append((f"licences/{name}/{target}", str(path), "DATA"))
    return [(str(PurePath(name)), source, kind) for name, source, kind in out]


def licence_index(found: dict[str, metadata.Distribution], folder: Path) -> list[Entry]:
    """Versions and licences of the packages, for the program to show; beside their texts."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.json"
    index = {name: {"version": one.version, "licence": licence_of(one)} for name, one in found.items()}
    file.write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return [(str(PurePath("licences", "index.json")), str(file), "DATA")]


def write_inventory(
    path: Path, found: dict[str, metadata.Distribution], binaries: list[Entry], pure: Iterable[Entry]
) -> None:
    """What `software_bill.py` lists: packages, and the system's libraries that are in the program."""
    site = Path(sysconfig.get_path("purelib"))
    own = Path(sys.base_prefix)
    of_system = [
        {"file": PurePath(name).as_posix(), "name": PurePath(name).name}
        for name, source, kind in binaries
        if kind == "BINARY" and not Path(source).is_relative_to(site) and not name.startswith("python3")
        if _BUNDLED_OF_SYSTEM.match(PurePath(name).name) or Path(source).is_relative_to(own)
    ]
    document = {
        "python": ".".join(map(str, sys.version_info[:3])),
        "packages": {name: one.version for name, one in found.items()},
        "libraries": sorted(of_system, key=lambda library: library["file"]),
        "modules": len({name for name, _, _ in pure}),
    }
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
