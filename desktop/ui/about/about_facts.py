"""What somebody who helps from far away has to know: no person, no folder. Without Qt."""

from __future__ import annotations

import platform
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import paths
from desktop.recognition.pack_specs import ModelPack
from desktop.storage.program import program_version


@dataclass(frozen=True, slots=True)
class PackFacts:
    """One installed pack; `text`: its card and licence texts, as they ship with it."""

    id: str
    name: str
    version: str
    licence: str
    hash: str
    source: str
    training_data: str
    text: str


def pack_facts(pack: ModelPack) -> PackFacts:
    """Reads its licence texts; what cannot be read is left out."""
    texts = []
    for path in sorted(pack.folder.glob("LICEN[CS]E*")):
        try:
            texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
        except OSError:
            continue
    return PackFacts(
        pack.id,
        pack.name,
        pack.version,
        pack.licence,
        pack.hash,
        pack.source,
        pack.training_data,
        "\n\n\n".join(texts),
    )


def build_text() -> str:
    """How the program came here, in English: it is for the record of whoever helps."""
    if paths.is_frozen():
        return "packaged program"
    return "installed package" if (paths.resources_dir().parent.name == "_data") else "source checkout"


def support_text(
    packs: Sequence[PackFacts], *, toolkit: str, runtime: str, device: str, language: str, workspace: str
) -> str:
    """Lines to be copied into a message. `device`: as the window says it; `workspace`: its kind."""
    lines = [
        f"Second Look {program_version()} ({build_text()})",
        f"Python {platform.python_version()}, {8 * struct.calcsize('P')} bit",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Qt {toolkit}",
        f"onnxruntime {runtime}",
        device or "Device: not known yet",
        f"Language: {language}",
        f"Workspace: {workspace}",
        *(f"Pack: {pack.id} {pack.version}, sha256 {pack.hash}" for pack in packs),
    ]
    return "\n".join(lines)
