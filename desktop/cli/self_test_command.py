"""`self-test`: does this installation do its job?"""

from __future__ import annotations

from pathlib import Path

import click

from desktop import paths
from desktop.cli.output import Output, command_options
from desktop.recognition.packs import PackCatalogue
from desktop.storage.volume_encryption import Encryption, VolumeEncryption, encryption_of
from desktop.workflow.person import operator_name
from desktop.workflow.self_test import run_self_test


@click.command("self-test")
@command_options()
def self_test_command(workspace: Path | None, output: Output) -> None:
    """Enrol, search, conclude and verify on synthetic faces in a temporary workspace.

    Also says whether the disk of the workspace is encrypted; that is no part of the answer.
    """
    report = run_self_test(PackCatalogue(), operator_name(), output.device_left)
    for step in report.steps:
        output.say(f"{'ok    ' if step.ok else 'FAILED'}  {step.name}: {step.detail}")
    output.say(f"Device: {report.device}")
    output.say(f"Models: {report.pack or 'none'}")
    output.say("Versions: " + ", ".join(f"{name} {number}" for name, number in report.versions.items()))
    disk = encryption_of(workspace or paths.default_workspace_dir())
    output.say(f"Disk: {_disk_sentence(disk)}")
    output.document(
        {
            "ok": report.ok,
            "device": report.device,
            "pack": report.pack or None,
            "versions": report.versions,
            "disk": {"encryption": disk.encryption.value, "by": disk.by},
            "steps": [{"name": s.name, "ok": s.ok, "detail": s.detail} for s in report.steps],
        }
    )
    if not report.ok:
        raise SystemExit(1)


def _disk_sentence(found: VolumeEncryption) -> str:
    by = f" ({found.by})" if found.by else ""
    if found.encryption is Encryption.ENCRYPTED:
        return f"encrypted{by}."
    if found.encryption is Encryption.NOT_ENCRYPTED:
        return f"not encrypted{by}. Whoever takes this computer can read every picture and name."
    return f"whether it is encrypted cannot be told from here{by}."
