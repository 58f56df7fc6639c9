"""Where the key is kept: one contract for every way, and what happens when it is not at hand."""

from __future__ import annotations

import os
import threading

import pytest

from desktop.domain.checkpoints import origin_of
from desktop.domain.signing import KeyState, Protection
from desktop.errors import FolderNotWritable, SigningKeyNotAtHand, WrongUse
from desktop.storage.files import make_private_folder
from desktop.storage.key_cabinet import KeyCabinet
from desktop.storage.key_files import FILE_NAME, NEXT_NAME
from desktop.storage.key_store import OsKeyStore
from desktop.storage.signing_key import SigningKey

NAME = origin_of("0123456789abcdef")
PASSPHRASE = "nine blind mice"
WAYS = list(Protection)


class FakeStore:
    """A key store of one account; `broken` makes it refuse."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def _check(self) -> None:
        if self.broken:
            raise SigningKeyNotAtHand(detail="the key store of this account does not answer.")

    def get(self, account: str) -> str | None:
        self._check()
        return self.kept.get(account)

    def put(self, account: str, secret: str) -> None:
        self._check()
        self.kept[account] = secret

    def remove(self, account: str) -> None:
        self._check()
        self.kept.pop(account, None)


@pytest.fixture
def store():
    return FakeStore()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "keys"
    make_private_folder(made)
    return made


def cabinet_at(folder, store=None, verifier_key="") -> KeyCabinet:
    """As the next start of the program finds it; `verifier_key` is what the log names."""
    cabinet = KeyCabinet(folder, NAME, lambda: store)
    if verifier_key:
        cabinet.expect(verifier_key)
    return cabinet


def kept(folder, store, way: Protection) -> str:
    """A key that is kept in this way; returns its verifier key."""
    cabinet = cabinet_at(folder)
    key = cabinet.create()
    cabinet = cabinet_at(folder, store, key.verifier_key)
    with cabinet.moving(way, PASSPHRASE):
        pass
    return key.verifier_key


def opened(folder, store, way: Protection, verifier_key: str) -> KeyCabinet:
    cabinet = cabinet_at(folder, store, verifier_key)
    if way is Protection.PASSPHRASE:
        cabinet.unlock(PASSPHRASE)
    return cabinet


def move(cabinet: KeyCabinet, way: Protection) -> None:
    with cabinet.moving(way, PASSPHRASE):
        pass


@pytest.mark.parametrize("way", WAYS)
def test_a_key_stays_the_same_over_starts(folder, store, way):
    verifier_key = kept(folder, store, way)
    first = opened(folder, store, way, verifier_key)
    assert first.status().protection is way
    assert first.status().is_ready
    assert first.require().verifier_key == verifier_key
    again = opened(folder, store, way, verifier_key)
    assert again.require().sign("text\n") == first.require().sign("text\n")
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("way", WAYS)
def test_what_lies_in_the_folder_gives_the_key_away_only_where_that_was_chosen(folder, store, way):
    verifier_key = kept(folder, store, way)
    secret = opened(folder, store, way, verifier_key).require().text()
    lying = b"".join(path.read_bytes() for path in folder.iterdir())
    assert (secret.split("+", 4)[-1].strip().encode() in lying) == (way is Protection.FILE)


@pytest.mark.parametrize("way", WAYS)
def test_it_can_be_kept_in_any_other_way_later(folder, store, way):
    verifier_key = kept(folder, store, way)
    for other in WAYS:
        move(opened(folder, store, way, verifier_key), other)
        assert opened(folder, store, other, verifier_key).require().verifier_key == verifier_key
        assert bool(store.kept) == (other is Protection.KEY_STORE)
        move(opened(folder, store, other, verifier_key), way)


@pytest.mark.parametrize("way", WAYS)
def test_a_new_key_takes_over_and_the_old_one_goes(folder, store, way):
    old = kept(folder, store, Protection.KEY_STORE)
    cabinet = cabinet_at(folder, store, old)
    assert cabinet.ready() is not None
    with cabinet.replacing(way, PASSPHRASE) as new:
        key = new.key
        assert (new.old_verifier_key, new.old_signs) == (old, True)
        assert [signer.verifier_key for signer in cabinet.signers()] == [key.verifier_key, old]
    assert [signer.verifier_key for signer in cabinet.signers()] == [key.verifier_key]
    assert opened(folder, store, way, key.verifier_key).require().verifier_key == key.verifier_key
    assert len(store.kept) == (way is Protection.KEY_STORE)
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("way", WAYS)
def test_a_take_over_that_was_not_committed_leaves_the_old_key(folder, store, way):
    old = kept(folder, store, way)
    cabinet = opened(folder, store, way, old)
    with pytest.raises(ZeroDivisionError), cabinet.replacing(way, PASSPHRASE):
        raise ZeroDivisionError
    cabinet.expect(old)
    assert [signer.verifier_key for signer in cabinet.signers()] == [old]
    assert opened(folder, store, way, old).require().verifier_key == old
    assert len(store.kept) == (way is Protection.KEY_STORE)
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_a_killed_take_over_ends_as_the_log_says(folder, store, way, committed):
    old = kept(folder, store, Protection.FILE)
    before = (folder / FILE_NAME).read_bytes()
    cabinet = cabinet_at(folder, store, old)
    with cabinet.replacing(way, PASSPHRASE) as new:
        key = new.key
        following = (folder / NEXT_NAME).read_bytes()
        secrets = dict(store.kept)
    (folder / FILE_NAME).write_bytes(before)  # as if killed inside the block
    (folder / NEXT_NAME).write_bytes(following)
    store.kept = secrets
    named = key.verifier_key if committed else old
    found = cabinet_at(folder, store, named)
    if committed and way is Protection.PASSPHRASE:
        found.unlock(PASSPHRASE)
    assert found.require().verifier_key == named
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]
    assert len(store.kept) == (committed and way is Protection.KEY_STORE)


def test_a_locked_key_waits_for_the_right_passphrase(folder, store):
    verifier_key = kept(folder, store, Protection.PASSPHRASE)
    cabinet = cabinet_at(folder, store, verifier_key)
    assert (cabinet.status().state, cabinet.signers()) == (KeyState.LOCKED, ())
    with pytest.raises(SigningKeyNotAtHand, match="passphrase"):
        cabinet.require()
    with pytest.raises(WrongUse, match="does not open"):
        cabinet.unlock("nine blind Mice")
    assert cabinet.status().state is KeyState.LOCKED
    cabinet.unlock(PASSPHRASE)
    assert cabinet.status().state is KeyState.READY


@pytest.mark.parametrize("lose", ["file", "store", "no store", "store refuses"])
def test_a_key_that_is_gone_is_told_and_never_replaced(folder, store, lose):
    way = Protection.FILE if lose == "file" else Protection.KEY_STORE
    verifier_key = kept(folder, store, way)
    if lose == "file":
        (folder / FILE_NAME).unlink()
    store.kept = {} if lose == "store" else store.kept
    store.broken = lose == "store refuses"
    cabinet = cabinet_at(folder, None if lose == "no store" else store, verifier_key)
    assert cabinet.status().state is KeyState.AWAY
    assert cabinet.status().verifier_key == verifier_key
    with pytest.raises(SigningKeyNotAtHand, match="another account or machine"):
        cabinet.require()
    assert cabinet.signers() == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"PRIVATE+KEY+x\n", None])
def test_another_key_in_its_place_is_not_used(folder, content):
    verifier_key = kept(folder, None, Protection.FILE)
    if content is None:
        content = SigningKey.generate(NAME).text().encode()
    (folder / FILE_NAME).write_bytes(content)
    cabinet = cabinet_at(folder, None, verifier_key)
    assert cabinet.status().state in (KeyState.WRONG, KeyState.AWAY)
    assert cabinet.signers() == ()
    with pytest.raises(SigningKeyNotAtHand):
        cabinet.require()
    assert (folder / FILE_NAME).read_bytes() == content


def test_a_new_workspace_uses_the_key_store_where_there_is_one(folder, store):
    key = cabinet_at(folder, store).create()
    assert list(store.kept.values()) == [key.text()]
    assert cabinet_at(folder, store, key.verifier_key).status().protection is Protection.KEY_STORE


def test_a_key_store_that_refuses_is_passed_over(folder, store):
    store.broken = True
    key = cabinet_at(folder, store).create()
    assert cabinet_at(folder, store, key.verifier_key).status().protection is Protection.FILE


def move_with(cabinet: KeyCabinet, passphrase: str) -> None:
    with cabinet.moving(Protection.PASSPHRASE, passphrase):
        pytest.fail("nothing is recorded before it is sure that it can be done")


def test_a_passphrase_that_cannot_be_used_is_refused_and_nothing_changes(folder):
    verifier_key = kept(folder, None, Protection.FILE)
    cabinet = cabinet_at(folder, None, verifier_key)
    for passphrase in ("too short", "x" * 1001, "nine blind\udce9 mice"):
        with pytest.raises(WrongUse, match="passphrase"):
            move_with(cabinet, passphrase)
    assert cabinet_at(folder, None, verifier_key).status().is_ready


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_owner_may_read_the_key(folder):
    verifier_key = kept(folder, None, Protection.FILE)
    path = folder / FILE_NAME
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert cabinet_at(folder, None, verifier_key).ready() is not None
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_half_written_stays_when_the_disk_refuses(folder, monkeypatch):
    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("desktop.storage.key_files.sync_file", refuse)
    with pytest.raises(FolderNotWritable):
        cabinet_at(folder).create()
    assert list(folder.iterdir()) == []


def test_a_key_that_a_store_does_not_let_go_of_is_asked_for_again_until_it_is_gone(folder, store):
    verifier_key = kept(folder, store, Protection.KEY_STORE)
    cabinet = cabinet_at(folder, store, verifier_key)
    cabinet.require()
    with cabinet.moving(Protection.FILE):
        store.broken = True  # from now on it refuses
    assert cabinet.status().is_ready
    store.broken = False
    assert len(store.kept) == 1
    cabinet_at(folder, store, verifier_key)
    assert store.kept == {}
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


def test_what_was_put_into_a_store_and_not_used_goes(folder, store):
    verifier_key = kept(folder, store, Protection.FILE)
    cabinet = cabinet_at(folder, store, verifier_key)
    with pytest.raises(ZeroDivisionError), cabinet.moving(Protection.KEY_STORE):
        raise ZeroDivisionError
    assert store.kept == {}
    assert cabinet_at(folder, store, verifier_key).require().verifier_key == verifier_key
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


def test_a_take_over_that_cannot_be_tidied_up_holds_all_the_same(folder, store, monkeypatch):
    old = kept(folder, store, Protection.FILE)
    cabinet = cabinet_at(folder, store, old)
    with monkeypatch.context() as refusing, cabinet.replacing(Protection.FILE) as new:
        refusing.setattr("desktop.storage.key_cabinet.put_in_place", _refuse)
    assert cabinet.require().verifier_key == new.key.verifier_key
    again = cabinet_at(folder, store, new.key.verifier_key)
    assert again.require().verifier_key == new.key.verifier_key
    assert [entry.name for entry in folder.iterdir()] == [FILE_NAME]


def _refuse(*_: object) -> None:
    raise FolderNotWritable(path="keys", reason="Permission denied")


def test_while_a_key_takes_over_nobody_else_changes_it_and_everybody_signs(folder):
    old = kept(folder, None, Protection.FILE)
    cabinet = cabinet_at(folder, None, old)
    begun, ended = threading.Event(), threading.Event()

    def other() -> None:
        begun.set()
        with cabinet.replacing(Protection.FILE):
            ended.set()

    with cabinet.replacing(Protection.FILE) as new:
        second = threading.Thread(target=other)
        second.start()
        assert begun.wait(10)
        assert [key.verifier_key for key in cabinet.signers()] == [new.key.verifier_key, old]
        assert not ended.is_set()
    second.join(10)
    assert ended.is_set()
    assert len(cabinet.signers()) == 1


@pytest.mark.parametrize("method", ["get_password", "set_password", "delete_password"])
def test_whatever_a_backend_raises_is_told_in_a_sentence(method, monkeypatch):
    """Those of D-Bus and of Windows are of no common class."""
    import keyring

    def fail(*_: object) -> None:
        raise type("DBusErrorResponse", (Exception,), {})()

    monkeypatch.setattr(keyring, method, fail)
    store = OsKeyStore()
    with pytest.raises(SigningKeyNotAtHand, match=r"does not answer \(DBusErrorResponse\)"):
        {
            "get_password": lambda: store.get("a"),
            "set_password": lambda: store.put("a", "s"),
            "delete_password": lambda: store.remove("a"),
        }[method]()
