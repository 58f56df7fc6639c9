"""Occasion and time of a checkpoint are not signed; they have to fit the entries, which are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.log_entries import format_instant
from desktop.storage import checkpoint_store
from desktop.storage.columns import now
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE checkpoint SET made_at = '2020-01-01T00:00:00.000000Z'", "not made at 2020"),
        ("UPDATE checkpoint SET made_at = '2099-01-01T00:00:00.000000Z'", "not made at 2099"),
        ("UPDATE checkpoint SET occasion = 'lead.released'", "not made for “lead.released”"),
        ("UPDATE checkpoint SET made_at = 'yesterday'", "cannot be read as a log"),
    ],
)
def test_what_does_not_fit_is_found(filled, statement, said):
    with Workspace.open(filled.folder, "A. Analyst"):
        pass
    assert verify_log(filled.folder).ok
    filled.tamper(f"{statement} WHERE size = (SELECT min(size) FROM checkpoint)")
    problem = verify_log(filled.folder).problem
    assert problem is not None
    assert said in problem.detail


def test_one_that_was_asked_for_fits_whatever_came_before(filled):
    with Workspace.open(filled.folder, "A. Analyst") as opened:
        with opened.recording() as stores:
            stores.log.append("device.chosen", {})
            stores.checkpoints.ask()
        assert verify_log(filled.folder).ok


def test_a_clock_that_was_set_back_is_no_forgery(filled, monkeypatch):
    """The checkpoint is asked for after somebody set the clock right; the entry that follows says so."""
    with Workspace.open(filled.folder, "A. Analyst") as opened:
        with opened.recording() as stores, monkeypatch.context() as back:
            back.setattr(checkpoint_store, "now", lambda: now() - timedelta(days=3))
            stores.log.append("device.chosen", {})
            stores.checkpoints.add(stores.log.next_seq - 1, *_signed(opened, stores))
        assert "was not made at" in verify_log(filled.folder).problem.detail
        with opened.recording() as stores, monkeypatch.context() as back:
            back.setattr("desktop.storage.audit_log.now", lambda: now() - timedelta(days=3))
            stores.log.append("device.chosen", {})
        assert verify_log(filled.folder).ok, format_instant(now())


def _signed(opened, stores):
    from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
    from desktop.storage.signing_key import sign_note

    size, root = stores.log.tree_head()
    checkpoint = Checkpoint(origin_of(opened.workspace_id), size, bytes.fromhex(root))
    return root, sign_note(format_checkpoint(checkpoint), opened.signing.signers()), "asked"
