"""A pack or a log that somebody was given: shown without a workspace, and what is changed is said to be."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel

from desktop import __main__
from desktop.domain.disclosure_records import disclosure_json
from desktop.domain.people import Role
from desktop.errors import FileNotReadable
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.ui.report.received_window import ReceivedWindow
from desktop.workflow.export_log import export_log
from desktop.workflow.received_files import ReceivedPack, read_received
from tests.people import sign_in_as
from tests.report_samples import full_document


@pytest.fixture
def opened(qtbot):
    def show(path) -> ReceivedWindow:
        window = ReceivedWindow(path)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.job.is_over, timeout=30_000)
        return window

    return show


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "26-14.slpack"
    path.write_bytes(disclosure_json(full_document(count=3)))
    return path


@pytest.fixture
def log(tmp_path):
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as workspace:
        sign_in_as(workspace, "sam", Role.SUPERVISOR)
        export_log(workspace, tmp_path / "all.sllog")
    return tmp_path / "all.sllog"


def test_a_pack_says_what_it_is_and_is_printed(opened, pack, qtbot, tmp_path):
    window = opened(pack)
    document = full_document(count=3)
    assert document.case.number in window.title.text()
    assert document.verifier_key in window.text.toPlainText()
    assert window.verdict.property("role") == "card"
    assert window.pdf_button.isVisible()
    window.save(tmp_path / "pages.pdf")
    qtbot.waitUntil(lambda: window.job.is_over, timeout=60_000)
    qtbot.waitUntil(lambda: "pages.pdf" in window.verdict.text())
    assert (tmp_path / "pages.pdf").read_bytes().startswith(b"%PDF")


def test_a_pack_with_a_checkpoint_that_nobody_signed_says_so(opened, pack):
    received = read_received(pack)
    assert isinstance(received, ReceivedPack)
    assert received.signed
    changed = pack.read_text(encoding="utf-8").replace(
        received.document.verifier_key, received.document.verifier_key[:-4] + "AAA="
    )
    pack.write_text(changed, encoding="utf-8")
    assert opened(pack).verdict.property("role") == "danger"


def test_a_log_is_verified(opened, log):
    window = opened(log)
    assert window.text.toPlainText().startswith("The export is intact")
    assert "What this does not show" in window.text.toPlainText()
    assert not window.pdf_button.isVisible()


def test_a_log_that_was_changed_is_said_to_be(opened, log):
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 1
    log.write_bytes(data)
    assert opened(log).verdict.property("role") == "danger"


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"format": "x"}'])
def test_anything_else_is_refused_in_a_sentence(opened, tmp_path, content):
    path = tmp_path / "x.slpack"
    path.write_bytes(content)
    with pytest.raises(FileNotReadable):
        read_received(path)
    window = opened(path)
    assert window.verdict.property("role") == "danger"
    assert "cannot be read" in window.findChildren(QLabel)[1].text()


def test_a_file_that_the_desktop_gives_is_opened(monkeypatch, pack):
    begun = []
    monkeypatch.setattr(__main__, "be_discreet", lambda: None)
    monkeypatch.setattr("desktop.app.run_received_window", lambda path: begun.append(path) or 0)
    monkeypatch.setattr(sys, "argv", ["second-look-gui", str(pack)])
    with pytest.raises(SystemExit) as ended:
        __main__.gui_main()
    assert (ended.value.code, begun) == (0, [pack])
