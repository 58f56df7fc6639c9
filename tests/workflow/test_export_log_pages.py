"""Pages of the log: what they are printed from, that they are recorded, and when they are refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.checkpoints import parse_checkpoint, parse_note
from desktop.domain.log_filters import LogFilter
from desktop.domain.people import Role
from desktop.domain.printed_log import PrintedLog
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import AccessRefused, FolderNotWritable, WrongUse
from desktop.storage.signing_key import verify_note
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import export_log_pages as module
from desktop.workflow.browse import log_count, log_page
from desktop.workflow.export_log_pages import export_log_pages, why_no_pages
from desktop.workflow.verify_audit import verify_workspace
from tests.figures_builder import filled_record
from tests.people import sign_in_as


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        sign_in_as(made, "sam", Role.SUPERVISOR)
        yield made


class Printer:
    """Keeps what it was given."""

    def __init__(self) -> None:
        self.printed: list[PrintedLog] = []

    def __call__(self, printed: PrintedLog) -> bytes:
        self.printed.append(printed)
        return b"pages"


def exports(workspace: Workspace, kind: str = "log.exported") -> list[dict]:
    return [entry.data for entry in log_page(workspace, 0, 1000, kind_prefix=kind)]


def test_what_is_wanted_is_printed_oldest_first_and_recorded(workspace: Workspace, tmp_path: Path) -> None:
    wanted = LogFilter(kinds=("conclusion",))
    expected = [entry.seq for entry in reversed(log_page(workspace, 0, 1000, wanted=wanted))]
    printer, said = Printer(), list[Progress]()
    done = export_log_pages(
        workspace, wanted, "conclusions", tmp_path / "x.pdf", printer, on_progress=said.append
    )
    (printed,) = printer.printed
    assert [entry.seq for entry in printed.entries] == expected
    assert (printed.about, printed.made_by, printed.of_one_case) == ("conclusions", "sam", False)
    assert verify_note(printed.checkpoint, printed.verifier_key)
    checkpoint = parse_checkpoint(parse_note(printed.checkpoint).text)
    assert (checkpoint.size, checkpoint.root.hex()) == (done.size, done.root)
    assert checkpoint.size >= expected[-1]
    assert said[-1].done == len(expected) == done.entries
    assert done.path.read_bytes() == b"pages"
    (logged,) = exports(workspace)
    assert logged["sha256"] == hashlib.sha256(b"pages").hexdigest() == done.sha256
    assert (logged["scope"], logged["about"], logged["entries"]) == ("pages", "conclusions", len(expected))
    assert verify_workspace(workspace).ok


def test_pages_of_a_case_belong_to_it(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.reading() as stores:
        case = stores.cases.by_number("C-1")
    assert case is not None
    wanted = LogFilter(case_id=case.case_id)
    printer = Printer()
    export_log_pages(workspace, wanted, "case C-1", tmp_path / "x.pdf", printer)
    assert printer.printed[0].of_one_case
    assert log_page(workspace, 0, 1, wanted=wanted)[0].kind == "log.exported"


def test_nothing_is_left_out_silently(workspace: Workspace, tmp_path: Path) -> None:
    sign_in_as(workspace, "bea", Role.EXAMINER)
    with workspace.reading() as stores:
        case = stores.cases.by_number("C-1")
    assert case is not None
    for wanted in (LogFilter(), LogFilter(case_id=case.case_id), LogFilter(text="C-1")):
        with pytest.raises(AccessRefused, match="kept from you"):
            export_log_pages(workspace, wanted, "", tmp_path / "x.pdf", Printer())
    plain = LogFilter(kinds=("signin.done",))
    assert not why_no_pages(workspace, plain, log_count(workspace, wanted=plain))
    assert export_log_pages(workspace, plain, "sign-ins", tmp_path / "y.pdf", Printer()).entries
    assert not (tmp_path / "x.pdf").exists()


def test_who_may_not_read_the_log_prints_none_of_it(workspace: Workspace, tmp_path: Path) -> None:
    sign_in_as(workspace, "tom", Role.TRAINER)
    with pytest.raises(AccessRefused, match="read the log"):
        export_log_pages(workspace, LogFilter(), "", tmp_path / "x.pdf", Printer())


def test_none_and_too_many_are_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WrongUse, match="no entry"):
        export_log_pages(workspace, LogFilter(text="nowhere"), "", tmp_path / "x.pdf", Printer())
    monkeypatch.setattr(module, "MOST_ENTRIES", 5)
    with pytest.raises(WrongUse, match="5 at most"):
        export_log_pages(workspace, LogFilter(), "", tmp_path / "x.pdf", Printer())
    assert not exports(workspace)


def test_what_is_stopped_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        export_log_pages(
            workspace,
            LogFilter(),
            "",
            tmp_path / "x.pdf",
            Printer(),
            on_progress=lambda _: cancel.cancel(),
            cancel=cancel,
        )
    assert not exports(workspace)
    assert not list(tmp_path.glob("*.pdf"))


def test_what_cannot_be_written_is_said_in_the_log(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        export_log_pages(workspace, LogFilter(), "", tmp_path / "none" / "x.pdf", Printer())
    (refused,) = exports(workspace, "log.export_refused")
    assert refused["why"] == "not written"
    assert refused["sha256"] == exports(workspace)[0]["sha256"]
