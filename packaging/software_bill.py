"""CycloneDX bills of materials: what is inside a package, by what was found there."""

from __future__ import annotations

import hashlib
import tomllib
import uuid
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import versions
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from desktop.ui.about.libraries import licence_of

_LICENCES = LicenseFactory()
_SYSTEM_LIBRARIES = {
    "libcrypto": ("OpenSSL", "Apache-2.0"),
    "libssl": ("OpenSSL", "Apache-2.0"),
    "libffi": ("libffi", "MIT"),
    "libsqlite3": ("SQLite", "blessing"),
    "liblzma": ("XZ Utils", "0BSD"),
    "libexpat": ("Expat", "MIT"),
    "libmpdec": ("mpdecimal", "BSD-2-Clause"),
    "libpython3": ("CPython", "PSF-2.0"),
}


def write(artefact: Path, folder: Path, inventory: dict[str, Any], date: int) -> Path:
    """Beside `artefact`, for what `folder` holds; `inventory` is what the spec wrote."""
    own = metadata.version("second-look")
    digest = _sha256(artefact)
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"second-look/{own}/{artefact.name}/{digest}"))
    bom.metadata.timestamp = datetime.fromtimestamp(date, UTC)
    root = Component(
        name="second-look",
        version=own,
        type=ComponentType.APPLICATION,
        bom_ref="second-look",
        description=versions.SUMMARY,
        licenses=[_LICENCES.make_from_string("Apache-2.0")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        properties=[Property(name="second-look:file", value=artefact.name)],
    )
    bom.metadata.component = root
    parts = [*_packages(inventory), _python(inventory), *_libraries(inventory, folder), *_models(folder)]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(root, parts)
    target = artefact.with_name(artefact.name + ".cdx.json")
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target


def _packages(inventory: dict[str, Any]) -> list[Component]:
    return [
        Component(
            name=name,
            version=number,
            type=ComponentType.LIBRARY,
            bom_ref=f"pkg:pypi/{name.lower()}@{number}",
            purl=PackageURL("pypi", None, name.lower().replace("_", "-"), number),
            licenses=[_LICENCES.make_from_string(text)]
            if (text := licence_of(metadata.distribution(name)))
            else [],
        )
        for name, number in inventory["packages"].items()
    ]


def _python(inventory: dict[str, Any]) -> Component:
    return Component(
        name="CPython",
        version=inventory["python"],
        type=ComponentType.PLATFORM,
        bom_ref=f"pkg:generic/python@{inventory['python']}",
        purl=PackageURL("generic", None, "python", inventory["python"]),
        licenses=[_LICENCES.make_from_string("PSF-2.0")],
    )


def _libraries(inventory: dict[str, Any], folder: Path) -> list[Component]:
    """Of the building system; those that came inside a package belong to that."""
    out = []
    for library in inventory["libraries"]:
        file = folder / "_internal" / library["file"]
        known = next((k for k in _SYSTEM_LIBRARIES if library["name"].startswith(k)), None)
        licence = _SYSTEM_LIBRARIES[known][1] if known else None
        out.append(
            Component(
                name=library["name"],
                type=ComponentType.LIBRARY,
                bom_ref=f"file:{library['file']}",
                description=_SYSTEM_LIBRARIES[known][0] if known else None,
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_sha256(file))],
                licenses=[_LICENCES.make_from_string(licence)] if licence else [],
            )
        )
    return out


def _models(folder: Path) -> list[Component]:
    """Every pack whose weights are in it."""
    out = []
    for manifest in sorted((folder / "_internal" / "models").glob("*/pack.toml")):
        pack = tomllib.loads(manifest.read_text(encoding="utf-8"))
        for weights in sorted(manifest.parent.glob("*.onnx")):
            out.append(
                Component(
                    name=f"{pack['id']}/{weights.name}",
                    version=str(pack["version"]),
                    type=ComponentType.MACHINE_LEARNING_MODEL,
                    bom_ref=f"model:{pack['id']}/{weights.name}",
                    description=str(pack.get("name", "")) or None,
                    hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_sha256(weights))],
                    licenses=[_LICENCES.make_from_string(str(pack["licence"]))],
                )
            )
    return out


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
