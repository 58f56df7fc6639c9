"""Checkpoints reach a folder and a time-stamp authority, and what does not arrive stops nobody."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import ProxyHandler

import pytest

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import AccessRefused, FileNotReadable, WrongUse
from desktop.storage.timestamp_tokens import LARGEST_TOKEN, verify_timestamp
from desktop.storage.workspace import Workspace
from desktop.workflow import checkpoint_folder
from desktop.workflow import delivery_settings as settings_module
from desktop.workflow.checkpoint_delivery import (
    STAMP_IN_FOLDER,
    Destination,
    DestinationState,
    deliver,
    deliver_at_end,
    delivery_state,
)
from desktop.workflow.checkpoint_folder import note_name, token_name
from desktop.workflow.delivery_settings import (
    DeliverySettings,
    change_delivery,
    delivery_settings,
    read_root_certificates,
    root_names,
)
from desktop.workflow.verify_audit import read_held, verify_workspace
from tests.people import sign_in_as
from tests.timestamp_responder import REJECTION, Authority, Reply, Responder, responding

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "elsewhere"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.make()


@pytest.fixture
def responder(authority: Authority) -> Iterator[Responder]:
    with responding(authority.answer) as serving:
        yield serving


@pytest.fixture
def stamped(workspace: Workspace, responder: Responder, authority: Authority) -> Responder:
    """The authority is set, with its root, and a checkpoint waits."""
    make_checkpoint(workspace)
    change_delivery(
        workspace,
        DeliverySettings(authority_url=responder.url, authority_root_pem=authority.root_pem.decode()),
    )
    return responder


def make_checkpoint(workspace: Workspace) -> None:
    """By an entry that calls for one."""
    with workspace.recording() as stores:
        stores.log.append(EntryKind.FIGURES_EXPORTED, {})


def to_folder(workspace: Workspace, folder: Path) -> None:
    """Set, and a checkpoint waits."""
    make_checkpoint(workspace)
    change_delivery(workspace, DeliverySettings(folder=str(folder)))


def made(workspace: Workspace) -> list[int]:
    """Sizes of all checkpoints."""
    with workspace.reading() as stores:
        return [one.size for one in stores.checkpoints.all()]


def state(workspace: Workspace) -> DestinationState:
    """Of the one destination."""
    (found,) = delivery_state(workspace)
    return found


def tokens(workspace: Workspace) -> list[tuple[int, bytes]]:
    with workspace.reading() as stores:
        return [(one.size, one.token) for one in stores.checkpoints.deliveries() if one.token is not None]


# Settings


def test_only_whoever_may_change_the_policy_says_where_and_the_log_keeps_it(
    workspace: Workspace, folder: Path, authority: Authority, entries: Entries
) -> None:
    sign_in_as(workspace, "Ex", Role.EXAMINER)
    wanted = DeliverySettings(str(folder), "https://tsa.example/x", authority.root_pem.decode())
    with pytest.raises(AccessRefused):
        change_delivery(workspace, wanted)
    assert delivery_settings(workspace) == DeliverySettings()
    for name, role in (("Su", Role.SUPERVISOR), ("Ad", Role.ADMINISTRATOR)):
        sign_in_as(workspace, name, role)
        change_delivery(workspace, wanted)
        change_delivery(workspace, DeliverySettings(str(folder)))
    assert delivery_settings(workspace) == DeliverySettings(str(folder))
    change_delivery(workspace, DeliverySettings(str(folder)))
    changes = entries(workspace, EntryKind.DELIVERY_CHANGED)
    # The second time the folder stood already: every change is an entry, and what is none is not.
    assert [entry.actor for entry in changes] == ["Su", "Su", "Ad", "Ad"]
    assert changes[1].data["folder"] == str(folder)
    assert changes[1].data["authority_url"] == ""
    assert changes[1].data["before"]["authority_url"] == "https://tsa.example/x"
    assert len(changes[0].data["authority_root_sha256"]) == 64
    assert "CERTIFICATE" not in repr(changes[0].data)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://tsa.example/x", "over https"),
        ("http://127.0.0.1.example/x", "over https"),
        ("file:///etc/passwd", "whole address"),
        ("ftp://tsa.example/x", "over https"),
        ("https://", "whole address"),
        ("tsa.example", "whole address"),
        ("https://tsa.example:port/", "whole address"),
        ("https://[::1/", "whole address"),
        ("https://name:word@tsa.example/", "no password"),
        ("https://tsa.example/\n", "whole address"),
        ("https://tsa.example/" + "x" * 500, "whole address"),
    ],
)
def test_addresses_that_are_never_asked_are_refused(workspace: Workspace, url: str, why: str) -> None:
    with pytest.raises(WrongUse, match=why):
        change_delivery(workspace, DeliverySettings(authority_url=url))
    assert delivery_settings(workspace) == DeliverySettings()


@pytest.mark.parametrize("url", ["https://tsa.example/x", "http://localhost:1/", "http://[::1]:1/"])
def test_addresses_that_may_be_asked(workspace: Workspace, url: str) -> None:
    change_delivery(workspace, DeliverySettings(authority_url=url))
    assert delivery_settings(workspace).authority_url == url


def test_a_folder_has_to_be_there_and_not_in_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    inside = workspace.folder / "images" / "held"
    inside.mkdir()
    for wrong in (str(tmp_path / "missing"), "relative", str(inside), str(workspace.folder)):
        with pytest.raises(WrongUse, match="folder"):
            change_delivery(workspace, DeliverySettings(folder=wrong))


def test_names_that_the_system_refuses_are_refused_in_one_sentence(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusal(name: str) -> str:
        with pytest.raises(WrongUse) as refused:
            change_delivery(workspace, DeliverySettings(name))
        return refused.value.sentence

    assert "cannot be used (" in refusal(str(folder / ("x" * 300)))
    for name in (str(folder / "a\0b"), str(folder / "\udcff")):
        assert "cannot be written down" in refusal(name)

    def denied(path: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("desktop.workflow.delivery_settings.os.stat", denied)
    said = refusal(str(folder))
    monkeypatch.undo()
    assert said.endswith("cannot be used (Permission denied). Choose another one.")
    assert delivery_settings(workspace) == DeliverySettings()


def test_a_folder_that_does_not_answer_costs_its_time_and_keeps_nobody_from_recording(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    recorded, let_go = threading.Event(), threading.Event()
    look = settings_module._check_folder

    def slowly(folder: Path, workspace_folder: Path) -> None:
        make_checkpoint(workspace)
        recorded.set()
        assert let_go.wait(30)
        look(folder, workspace_folder)

    monkeypatch.setattr(settings_module, "_check_folder", slowly)
    wanted, cancel = DeliverySettings(str(folder)), CancelToken()
    changed = threading.Thread(target=change_delivery, args=(workspace, wanted))
    changed.start()
    assert recorded.wait(20), "by somebody else, while the folder does not answer"
    assert delivery_settings(workspace) == DeliverySettings()
    let_go.set()
    changed.join()
    assert delivery_settings(workspace) == wanted
    change_delivery(workspace, DeliverySettings())
    let_go.clear()
    try:
        threading.Timer(0.1, cancel.cancel).start()
        with pytest.raises(Cancelled):
            change_delivery(workspace, wanted, cancel=cancel)
        monkeypatch.setattr(settings_module, "LOOK_SECONDS", 0.2)
        before = time.monotonic()
        with pytest.raises(WrongUse, match="did not answer in time"):
            change_delivery(workspace, wanted)
        assert time.monotonic() - before < 10
    finally:
        let_go.set()
    assert delivery_settings(workspace) == DeliverySettings()
    assert len(entries(workspace, EntryKind.DELIVERY_CHANGED)) == 2


def test_it_is_the_change_of_whoever_began_it(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    sign_in_as(workspace, "Su", Role.SUPERVISOR)
    look = settings_module._check_folder

    def another_sits_down(folder: Path, workspace_folder: Path) -> None:
        sign_in_as(workspace, "Ex", Role.EXAMINER)
        look(folder, workspace_folder)

    monkeypatch.setattr(settings_module, "_check_folder", another_sits_down)
    change_delivery(workspace, DeliverySettings(str(folder)))
    assert workspace.actor == "Ex"
    assert [entry.actor for entry in entries(workspace, EntryKind.DELIVERY_CHANGED)] == ["Su"]


def test_root_certificates_are_read_as_pem_or_der(tmp_path: Path, authority: Authority) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    path = tmp_path / "root"
    for data in (authority.root_pem, authority.root.public_bytes(Encoding.DER), authority.root_pem * 2):
        path.write_bytes(data)
        assert read_root_certificates(path) == authority.root_pem.decode()
    assert root_names(authority.root_pem.decode()) == ("CN=Test Authority Root",)
    assert root_names("nothing") == ()
    for data in (b"", b"nothing", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        path.write_bytes(data)
        with pytest.raises(WrongUse, match="no certificate"):
            read_root_certificates(path)
    with pytest.raises(FileNotReadable):
        read_root_certificates(tmp_path / "missing")


def test_a_certificate_on_a_share_that_hangs_is_left_after_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(settings_module, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(settings_module, "_read", lambda path: let_go.wait(30) and b"")
    try:
        with pytest.raises(FileNotReadable, match="takes too long"):
            read_root_certificates(tmp_path / "root.pem")
    finally:
        let_go.set()


# The folder


def test_every_note_that_waits_becomes_a_file_that_can_be_held_against_the_log(
    workspace: Workspace, folder: Path
) -> None:
    to_folder(workspace, folder)
    seen: list[Progress] = []
    make_checkpoint(workspace)
    sizes = made(workspace)
    outcome = deliver(workspace, on_progress=seen.append)
    assert outcome.ok
    assert (outcome.to[0].sizes, outcome.to[0].waiting) == (tuple(sizes), 0)
    assert (seen[-1].done, seen[-1].total) == (len(sizes), len(sizes))
    names = [note_name(workspace.workspace_id, size) for size in sizes]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert names[0].startswith(f"second-look-{workspace.workspace_id[:8]}-0000000000")
    held = dict(read_held(folder / name, workspace.workspace_id) for name in names)
    assert sorted(held) == sizes
    found = verify_workspace(workspace, held=held)
    assert (found.ok, found.checkpoints) == (True, len(sizes))
    with workspace.reading() as stores:
        assert all(
            (folder / note_name(workspace.workspace_id, one.size)).read_bytes() == one.note.encode()
            for one in stores.checkpoints.all()
        )
    assert deliver(workspace).to[0].sizes == (), "nothing is given twice"


def test_nothing_happens_where_nowhere_is_set(workspace: Workspace) -> None:
    assert deliver(workspace).to == ()
    assert delivery_state(workspace) == ()


def test_what_is_there_already_counts_and_what_is_something_else_is_never_replaced(
    workspace: Workspace, folder: Path
) -> None:
    to_folder(workspace, folder)
    make_checkpoint(workspace)
    make_checkpoint(workspace)
    with workspace.reading() as stores:
        first, *_, last = stores.checkpoints.all()
    there = folder / note_name(workspace.workspace_id, first.size)
    taken = folder / note_name(workspace.workspace_id, last.size)
    there.write_bytes(first.note.encode())
    taken.write_text("something else", encoding="utf-8")
    outcome = deliver(workspace)
    assert not outcome.ok
    assert first.size in outcome.to[0].sizes
    assert last.size not in outcome.to[0].sizes
    assert taken.name in outcome.to[0].problem
    assert "not replaced" in outcome.to[0].problem
    assert taken.read_text(encoding="utf-8") == "something else"
    make_checkpoint(workspace)
    later = deliver(workspace)
    assert (len(later.to[0].sizes), later.to[0].waiting) == (1, 1), "the others go on"
    since = state(workspace).since
    taken.unlink()
    assert deliver(workspace).to[0].sizes == (last.size,)
    assert since is not None
    assert (state(workspace).problem, state(workspace).since) == ("", None)


@posix
def test_a_link_in_the_place_of_a_note_is_not_followed(workspace: Workspace, folder: Path) -> None:
    to_folder(workspace, folder)
    with workspace.reading() as stores:
        note = stores.checkpoints.all()[0]
    target = folder.parent / "target"
    target.write_bytes(note.note.encode())
    (folder / note_name(workspace.workspace_id, note.size)).symlink_to(target)
    assert "holds something else" in deliver(workspace).to[0].problem


def test_a_folder_that_is_away_is_not_made_and_is_tried_again(workspace: Workspace, folder: Path) -> None:
    to_folder(workspace, folder)
    waiting = len(made(workspace))
    folder.rmdir()
    outcome = deliver(workspace)
    assert "is not there" in outcome.to[0].problem
    assert not folder.exists()
    kept = state(workspace)
    assert (kept.waiting, kept.problem, kept.delivered_at) == (waiting, outcome.to[0].problem, None)
    make_checkpoint(workspace)
    deliver(workspace)
    assert (state(workspace).since, state(workspace).waiting) == (kept.since, waiting + 1)
    folder.mkdir()
    assert deliver(workspace).ok
    assert (state(workspace).waiting, state(workspace).delivered_size) == (0, made(workspace)[-1])


def test_a_folder_that_takes_nothing_is_said(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(workspace, folder)

    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(checkpoint_folder, "_write_new", refuse)
    assert "Nothing can be written" in deliver(workspace).to[0].problem
    assert state(workspace).waiting == len(made(workspace))


def test_a_failure_half_way_leaves_no_file(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(workspace, folder)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoint_folder, "sync_file", full)
    assert "is full" in deliver(workspace).to[0].problem
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    assert deliver(workspace).ok


@posix
def test_file_systems_without_links_get_their_files_too(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(workspace, folder)

    def no_links(source: object, target: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    taken = folder / note_name(workspace.workspace_id, made(workspace)[0])
    assert deliver(workspace).ok
    assert sorted(path.name for path in folder.iterdir()) == [
        note_name(workspace.workspace_id, size) for size in made(workspace)
    ]
    assert stat.S_ISREG(taken.lstat().st_mode)


def test_a_folder_that_hangs_is_left_after_its_time(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(workspace, folder)
    let_go = threading.Event()
    monkeypatch.setattr(
        "desktop.workflow.checkpoint_delivery.put_file", lambda *_: let_go.wait(30) and None
    )
    try:
        assert "in time" in deliver(workspace, limit=0.2).to[0].problem
        cancel = CancelToken()
        threading.Timer(0.1, cancel.cancel).start()
        with pytest.raises(Cancelled):
            deliver(workspace, cancel=cancel)
    finally:
        let_go.set()
    assert state(workspace).waiting == len(made(workspace)), (
        "what was left behind is not taken for delivered"
    )


# The authority


def test_the_newest_is_stamped_verified_and_kept(
    workspace: Workspace, stamped: Responder, authority: Authority
) -> None:
    make_checkpoint(workspace)
    sizes = made(workspace)
    outcome = deliver(workspace)
    assert outcome.ok
    assert (outcome.to[0].destination, outcome.to[0].sizes) == (Destination.AUTHORITY, (sizes[-1],))
    ((body, headers),) = stamped.questions
    assert headers["content-type"] == "application/timestamp-query"
    assert workspace.workspace_id.encode() not in body
    assert len(body) < 150, "a hash and nothing else"
    ((size, token),) = tokens(workspace)
    with workspace.reading() as stores:
        note = stores.checkpoints.of_size(size)
    assert note is not None
    assert verify_timestamp(token, note.note, authority.root_pem).authority == "Test Authority"
    kept = state(workspace)
    assert kept.timestamp is not None
    assert (kept.verified, kept.waiting, kept.timestamp.authority) == (True, 0, "Test Authority")
    deliver(workspace)
    assert len(stamped.questions) == 1, "those before it are covered"


def test_without_a_root_it_is_kept_and_called_not_verified(
    workspace: Workspace, responder: Responder, authority: Authority
) -> None:
    make_checkpoint(workspace)
    change_delivery(workspace, DeliverySettings(authority_url=responder.url))
    assert deliver(workspace).ok
    kept = state(workspace)
    assert (kept.verified, kept.timestamp is not None) == (False, True)
    change_delivery(
        workspace,
        DeliverySettings(authority_url=responder.url, authority_root_pem=authority.root_pem.decode()),
    )
    assert state(workspace).verified, "the root may come later"
    change_delivery(
        workspace,
        DeliverySettings(
            authority_url=responder.url, authority_root_pem=Authority.make("B").root_pem.decode()
        ),
    )
    assert not state(workspace).verified


def refused(workspace: Workspace, why: str) -> None:
    """A delivery fails for this reason, keeps no token, and works again later."""
    outcome = deliver(workspace)
    assert why in outcome.to[0].problem
    assert outcome.to[0].problem.endswith(".")
    assert tokens(workspace) == []
    assert (state(workspace).problem, state(workspace).waiting > 0) == (outcome.to[0].problem, True)


def test_wrong_answers_are_not_kept(workspace: Workspace, stamped: Responder, authority: Authority) -> None:
    expired = Authority.make(until=datetime.now(UTC) - timedelta(days=1))
    for answer, why in (
        (lambda body: authority.answer(body, status=REJECTION), "rejected it (not on a Sunday)"),
        (lambda body: authority.answer(body, nonce=7), "answers another question"),
        (lambda body: authority.answer(body, imprint=bytes(64)), "something else than this checkpoint"),
        (Authority.make("B").answer, "could not be verified"),
        (expired.answer, "could not be verified"),
        (lambda body: b"<html></html>", "not a time stamp"),
        (lambda body: b"", "not a time stamp"),
        (lambda body: bytes(LARGEST_TOKEN + 1), "far more than a time stamp"),
        (lambda body: Reply(b"", 503), "HTTP status 503"),
        (lambda body: Reply(b"", 404), "HTTP status 404"),
    ):
        stamped.answer = answer
        refused(workspace, why)
    stamped.answer = authority.answer
    assert deliver(workspace).ok
    assert state(workspace).problem == ""


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(
    workspace: Workspace, stamped: Responder, tmp_path: Path, authority: Authority, status: int
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"of this computer")
    for target in (secret.as_uri(), stamped.url, "ftp://127.0.0.1/x"):
        stamped.answer = lambda body, to=target: Reply(b"", status, {"Location": to})
        refused(workspace, "sends elsewhere")
    assert len(stamped.questions) == 3


def test_an_authority_that_is_slow_or_away_costs_its_time_and_no_more(
    workspace: Workspace, stamped: Responder, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflow.checkpoint_delivery.AUTHORITY_SECONDS", 0.3)
    hold = threading.Event()
    stamped.answer = lambda body: Reply(authority.answer(body), hold=hold)
    try:
        outcome = deliver(workspace)
        assert "answer" in outcome.to[0].problem
        cancel = CancelToken()
        monkeypatch.setattr("desktop.workflow.checkpoint_delivery.AUTHORITY_SECONDS", 30)
        stamped.answer = lambda body: (cancel.cancel(), Reply(authority.answer(body), hold=hold))[1]
        with pytest.raises(Cancelled):
            deliver(workspace, cancel=cancel)
    finally:
        hold.set()
    assert tokens(workspace) == []
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    change_delivery(workspace, DeliverySettings(authority_url=f"http://127.0.0.1:{port}/"))
    refused(workspace, "could not be asked")


def test_loopback_is_asked_directly_and_others_through_the_proxy(
    workspace: Workspace, stamped: Responder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert deliver(workspace).ok
    asked: list[str] = []
    real = ProxyHandler.proxy_open

    def heard(self: object, *arguments: object) -> object:
        asked.append(str(arguments[1]))
        return real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(ProxyHandler, "proxy_open", heard)
    change_delivery(workspace, DeliverySettings(authority_url="https://tsa.invalid/"))
    make_checkpoint(workspace)
    assert "could not be asked" in deliver(workspace).to[0].problem
    assert asked == ["http://127.0.0.1:1"]


# Both: the stamp lies beside its note


@pytest.fixture
def both(workspace: Workspace, folder: Path, stamped: Responder) -> Path:
    """Folder and authority are set, and checkpoints wait."""
    change_delivery(
        workspace,
        DeliverySettings(str(folder), stamped.url, delivery_settings(workspace).authority_root_pem),
    )
    return folder


def stamps_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".tsr"}


def test_a_stamp_lies_beside_its_note(workspace: Workspace, both: Path, authority: Authority) -> None:
    outcome = deliver(workspace)
    ((size, token),) = tokens(workspace)
    assert outcome.ok
    assert [one.waiting for one in outcome.to] == [0, 0]
    assert outcome.to[0].sizes == tuple(made(workspace)), "notes alone are counted"
    beside = both / token_name(workspace.workspace_id, size)
    assert stamps_in(both) == {beside.name: token}
    note = beside.with_suffix(".txt")
    assert note.name == note_name(workspace.workspace_id, size)
    kept = verify_timestamp(beside.read_bytes(), note.read_text(encoding="utf-8"), authority.root_pem)
    assert kept.authority == "Test Authority"
    assert {path.suffix for path in both.iterdir()} == {".txt", ".tsr"}, "nothing unfinished is left"
    make_checkpoint(workspace)
    deliver(workspace)
    assert len(stamps_in(both)) == 2
    with workspace.reading() as stores:
        assert stores.checkpoints.tokens_missing_from(STAMP_IN_FOLDER) == []
    before = beside.stat().st_mtime_ns
    deliver(workspace)
    assert beside.stat().st_mtime_ns == before
    assert verify_workspace(workspace).ok


def test_a_stamp_outlives_its_row_and_no_later_one_takes_its_place(
    workspace: Workspace, both: Path
) -> None:
    deliver(workspace)
    kept = stamps_in(both)
    with contextlib.closing(sqlite3.connect(workspace.database)) as other, other:
        for (name,) in other.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'checkpoint_delivery'"
        ).fetchall():
            other.execute(f"DROP TRIGGER {name}")
        other.execute("DELETE FROM checkpoint_delivery WHERE destination IN ('tsa', 'folder-token')")
    assert tokens(workspace) == []
    deliver(workspace)
    assert "not replaced" in deliver(workspace).to[0].problem
    assert len(tokens(workspace)) == 1, "the authority was asked anew"
    assert stamps_in(both) == kept


def test_a_stamp_waits_for_a_folder_that_is_not_there(workspace: Workspace, both: Path) -> None:
    both.rmdir()
    waiting = len(made(workspace))
    outcome = deliver(workspace)
    assert [bool(one.problem) for one in outcome.to] == [True, False]
    assert [one.waiting for one in outcome.to] == [waiting + 1, 0]
    kept = {one.destination: one for one in delivery_state(workspace)}
    assert kept[Destination.FOLDER].waiting == waiting + 1
    both.mkdir()
    outcome = deliver(workspace)
    assert (outcome.ok, outcome.to[0].waiting) == (True, 0)
    ((size, token),) = tokens(workspace)
    assert stamps_in(both) == {token_name(workspace.workspace_id, size): token}
    assert [one.waiting for one in delivery_state(workspace)] == [0, 0]


def test_a_stamp_from_before_there_was_a_folder_follows(
    workspace: Workspace, stamped: Responder, folder: Path
) -> None:
    deliver(workspace)
    ((size, token),) = tokens(workspace)
    change_delivery(workspace, DeliverySettings(folder=str(folder)))
    assert state(workspace).waiting == len(made(workspace)) + 1
    assert deliver(workspace).ok
    assert stamps_in(folder) == {token_name(workspace.workspace_id, size): token}
    assert state(workspace).waiting == 0


def test_something_else_in_the_place_of_a_stamp_is_never_replaced(workspace: Workspace, both: Path) -> None:
    taken = both / token_name(workspace.workspace_id, made(workspace)[-1])
    taken.write_bytes(b"something else")
    for _ in range(2):
        outcome = deliver(workspace)
        assert taken.name in outcome.to[0].problem
        assert "not replaced" in outcome.to[0].problem
        assert outcome.to[0].waiting == 1
        assert taken.read_bytes() == b"something else"
    first = delivery_state(workspace)[0].since
    deliver(workspace)
    assert delivery_state(workspace)[0].since == first
    taken.unlink()
    assert deliver(workspace).ok
    ((_, token),) = tokens(workspace)
    assert taken.read_bytes() == token


def test_a_stamp_is_written_whole_or_not_at_all(
    workspace: Workspace, both: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = checkpoint_folder.write_all

    def half(descriptor: int, data: bytes) -> None:
        if data.startswith(b"second-look/"):
            return real(descriptor, data)
        os.write(descriptor, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoint_folder, "write_all", half)
    assert "is full" in deliver(workspace).to[0].problem
    assert len(list(both.iterdir())) == len(made(workspace)), "every note, and no half of a stamp"
    assert stamps_in(both) == {}
    monkeypatch.undo()
    assert deliver(workspace).ok
    assert list(stamps_in(both).values()) == [tokens(workspace)[0][1]]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_verifies_what_lies_in_the_folder(
    workspace: Workspace, both: Path, authority: Authority, tmp_path: Path
) -> None:
    deliver(workspace)
    (name,) = stamps_in(both)
    root = tmp_path / "authority.pem"
    root.write_bytes(authority.root_pem)
    said = subprocess.run(
        ["openssl", "ts", "-verify", "-in", name, "-data", Path(name).with_suffix(".txt"), "-CAfile", root],
        cwd=both,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Verification: OK" in said.stdout + said.stderr


def test_one_destination_that_fails_does_not_hold_up_the_other(
    workspace: Workspace, folder: Path, authority: Authority, responder: Responder
) -> None:
    make_checkpoint(workspace)
    change_delivery(workspace, DeliverySettings(str(folder), responder.url))
    folder.rmdir()
    outcome = deliver(workspace)
    assert [bool(one.problem) for one in outcome.to] == [True, False]
    assert not outcome.ok
    folder.mkdir()
    responder.answer = lambda body: Reply(b"", 500)
    make_checkpoint(workspace)
    outcome = deliver(workspace)
    assert [bool(one.problem) for one in outcome.to] == [False, True]
    assert [bool(one.problem) for one in delivery_state(workspace)] == [False, True]


# The occasions


def test_the_end_of_a_session_leaves_with_it_and_asks_no_authority_alone(
    workspace: Workspace, folder: Path, responder: Responder
) -> None:
    make_checkpoint(workspace)
    change_delivery(workspace, DeliverySettings(str(folder), responder.url))
    deliver(workspace)
    asked = len(responder.questions)
    workspace.close(lambda: deliver_at_end(workspace))
    assert len(responder.questions) == asked
    with Workspace.open(workspace.folder, "A") as again:
        with again.reading() as stores:
            last = stores.checkpoints.all()[-1]
            assert last.occasion == EntryKind.SESSION_CLOSED
            assert stores.checkpoints.undelivered(Destination.FOLDER) == []
        assert (folder / note_name(again.workspace_id, last.size)).read_bytes() == last.note.encode()
        assert verify_workspace(again).ok
        assert deliver(again).to[1].sizes == (last.size,), "the next opening takes it along"


def test_whoever_listens_is_told_of_each_checkpoint(workspace: Workspace) -> None:
    heard: list[int] = []
    workspace.tell_of_checkpoints(lambda: heard.append(made(workspace)[-1]))
    make_checkpoint(workspace)
    assert heard == [made(workspace)[-1]], "after it was committed"
    with workspace.recording() as stores:
        stores.log.append(EntryKind.LOG_VERIFIED, {})
    assert len(heard) == 1
    workspace.tell_of_checkpoints(None)
    make_checkpoint(workspace)
    assert len(heard) == 1
