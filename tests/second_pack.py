"""Another model pack without another model: the default one, which makes no mirror image of a face."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop.recognition.packs import ModelPack, read_manifest

SECOND_PACK_ID = "centerface-dlib-plain"


def second_pack(pack: ModelPack, models: Path) -> ModelPack:
    """Writes it into `models` beside the others; its templates and its hash are its own."""
    folder = models / SECOND_PACK_ID
    folder.mkdir(parents=True)
    for name, _ in pack.files:
        shutil.copy(pack.folder / name, folder / name)
    text = (pack.folder / "pack.toml").read_text(encoding="utf-8")
    for before, after in (
        (f'id = "{pack.id}"', f'id = "{SECOND_PACK_ID}"'),
        (f'name = "{pack.name}"', f'name = "{pack.name}, one chip"'),
        ("mirror = true", "mirror = false"),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return read_manifest(folder)
