"""The user guides against the program: names of the window, commands, settings, files, pictures, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from PIL import Image

from desktop import paths
from desktop.cli import command_line
from desktop.cli.credentials import (
    KEY_PASSPHRASE_VARIABLE,
    NEW_KEY_PASSPHRASE_VARIABLE,
    NEW_PASSWORD_VARIABLE,
    PASSWORD_VARIABLE,
)
from desktop.domain.policies import _FIELDS as POLICY_FIELDS
from desktop.domain.policies import policy_from_text
from desktop.domain.policy_selection import selection_from_text
from desktop.storage import workspace_layout
from desktop.ui.help.chapters import CHAPTERS, GUIDES, read_chapter
from desktop.verifier.__main__ import _parser as parser_of_the_verifier
from desktop.workflow.accounts import DEMO_PEOPLE
from desktop.workflow.idle_lock import DEFAULT_MINUTES
from tests.guide_pictures import PICTURES
from tests.tools.catalogue import ts_file
from tests.tools.catalogue.literals import ROOT
from tests.tools.catalogue.sentences import said_elsewhere
from tests.tools.catalogue.sources import asked_in_the_window
from tests.tools.guides import (
    FOLDER,
    all_guides,
    blocks_of_code,
    coded,
    commands,
    links,
    names_by_section,
    pictures,
    text_of,
    window_names,
)

LARGEST = 3 * 2**20
"""Bytes of all pictures together: they travel in every package."""

Guide = tuple[str, str]


def as_pattern(source: str) -> re.Pattern[str]:
    """A text of the window, as somebody reads it: no mnemonics, anything in place of a field."""
    plain = source.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")[0]
    parts = re.split(r"\{\w+\}|%n", " ".join(plain.split()))
    return re.compile(".+".join(re.escape(part) for part in parts))


@pytest.fixture(scope="module")
def texts() -> dict[str, re.Pattern[str]]:
    """Every text that the window can show, by its source."""
    asked, _ = asked_in_the_window()
    return {text.source: as_pattern(text.source) for text in [*asked, *said_elsewhere()]}


def stands_in(name: str, texts: dict[str, re.Pattern[str]]) -> list[str]:
    """Sources that a name in bold can be a reading of; whole texts before those with fields, which have to
    have words of their own."""
    found = [source for source, pattern in texts.items() if pattern.fullmatch(name)]
    whole = [source for source in found if "{" not in source]
    return whole or [source for source in found if len(re.sub(r"\{\w+\}|\W", "", source)) >= 8]


@pytest.mark.parametrize("name", GUIDES)
def test_what_is_bold_stands_in_the_window(name: str, texts: dict[str, re.Pattern[str]]) -> None:
    names = window_names(text_of(name))
    assert names
    assert not [one for one in names if not stands_in(one, texts)]


@pytest.mark.parametrize("name", GUIDES)
def test_the_french_names_are_those_of_the_french_window(
    name: str, texts: dict[str, re.Pattern[str]]
) -> None:
    """Section by section. A name that has no French yet may stand in any words; the check of the catalogues
    says so of the text itself."""
    messages = ts_file.read(ROOT / "resources" / "translations" / "second-look_fr.ts")
    french: dict[str, set[re.Pattern[str]]] = {}
    for message in messages:
        for form in message.forms:
            if form:
                french.setdefault(message.source, set()).add(as_pattern(form))
    english, translated = names_by_section(text_of(name)), names_by_section(text_of(name, "fr"))
    assert len(english) == len(translated)
    for before, after in zip(english, translated, strict=True):
        left = Counter(after)
        unknown = 0
        for one in before:
            patterns = {p for source in stands_in(one, texts) for p in french.get(source, ())}
            if not patterns:
                unknown += 1
                continue
            fitting = [said for said in left.elements() if any(p.fullmatch(said) for p in patterns)]
            assert fitting, f"{one}: not in {sorted(left.elements())}"
            left[fitting[0]] -= 1
        assert sum(left.values()) == unknown, sorted(left.elements())


def parsed(arguments: list[str]) -> None:
    """Through the real parsers, without running anything. Raises what they raise."""
    program, *rest = arguments
    if program == "second-look-verify":
        parser_of_the_verifier().parse_args(rest)
        return
    command: click.Command = command_line
    context = click.Context(command_line, info_name=program)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(context, rest[0])
        assert found is not None, f"there is no command {rest[0]}"
        command, rest = found, rest[1:]
    command.make_context(command.name, list(rest), resilient_parsing=False)


@pytest.mark.parametrize("guide", all_guides(), ids="-".join)
def test_every_command_is_one_of_the_program(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    # Files that a guide names need not be here.
    monkeypatch.setattr(click.Path, "convert", lambda self, value, param, ctx: Path(str(value)))
    found = list(commands(text_of(*guide)))
    for arguments in found:
        if arguments[1:] == ["--version"]:
            continue
        parsed(arguments)
    if guide[0] == "guide-administrator":
        assert len(found) > 15


def test_a_wrong_command_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssertionError, match="no command polices"):
        parsed(["second-look", "polices", "list"])
    with pytest.raises(click.UsageError):
        parsed(["second-look", "policies", "list", "--every"])
    with pytest.raises(SystemExit):
        parsed(["second-look-verify", "BACKUP", "--deeper"])


@pytest.mark.parametrize("guide", all_guides(), ids="-".join)
def test_every_variable_is_one_of_the_program(guide: Guide) -> None:
    known = {
        paths.HOME_VARIABLE,
        PASSWORD_VARIABLE,
        NEW_PASSWORD_VARIABLE,
        KEY_PASSPHRASE_VARIABLE,
        NEW_KEY_PASSPHRASE_VARIABLE,
    }
    named = set(re.findall(r"SECOND_LOOK_\w+", text_of(*guide)))
    assert named <= known
    if guide[0] == "guide-administrator":
        assert named == known


@pytest.mark.parametrize("language", ["en", "fr"])
def test_profiles_and_selections_in_the_guide_are_read(language: str) -> None:
    text = text_of("guide-administrator", language)
    blocks = blocks_of_code(text)
    (profile,) = [block for block in blocks if block.startswith("id = ")]
    assert policy_from_text(profile).profile_id == "county"
    (selection,) = [block for block in blocks if block.startswith("default = ")]
    assert selection_from_text(selection).only == ("county", "eu-ai-act")
    fields = {word for word in coded(text) if re.fullmatch(r"[a-z]+_[a-z_]+", word)}
    assert fields | {"obligations"} >= POLICY_FIELDS - set(re.findall(r"^(\w+) =", profile, re.MULTILINE))
    assert fields <= POLICY_FIELDS


@pytest.mark.parametrize("language", ["en", "fr"])
def test_files_and_folders_in_the_guide_are_those_of_the_program(
    language: str, monkeypatch: pytest.MonkeyPatch, folder_of_policies: Callable[[], Path]
) -> None:
    text = text_of("guide-administrator", language)
    words = set(coded(text))
    for folder in (workspace_layout.IMAGES, workspace_layout.KEYS, workspace_layout.TEMPORARY):
        assert folder in words
    for folder in (paths.default_workspace_dir(), paths.training_workspace_dir(), paths.settings_dir()):
        assert folder.name in words
    assert workspace_layout.DATABASE in words
    assert workspace_layout.is_of_a_workspace("workspace-format-3.backup.db")
    assert "workspace-format-*.backup.db" in words
    assert (ROOT / "resources" / "policies").is_dir()
    assert "resources/policies" in words
    for system, expected in (
        ("linux", "/etc/second-look/policies"),
        ("darwin", "/Library/Application Support/Second Look/policies"),
    ):
        monkeypatch.setattr(paths.sys, "platform", system)
        assert folder_of_policies().as_posix() == expected
        assert expected in words
    assert "%ProgramData%\\Second Look\\policies" in words


def test_switches_of_the_installer_are_those_of_its_script() -> None:
    script = (ROOT / "packaging" / "windows" / "second_look.iss").read_text(encoding="utf-8")
    text = text_of("guide-administrator")
    for switch in ("/VERYSILENT /SUPPRESSMSGBOXES /CURRENTUSER", "/VERYSILENT /SUPPRESSMSGBOXES /ALLUSERS"):
        assert switch in script
        assert switch in text
    assert "PrivilegesRequiredOverridesAllowed=dialog commandline" in script
    assert 'Name: "desktopicon"' in script
    assert '/TASKS="desktopicon"' in text
    assert 'Name: "fr"' in script
    assert "/LANG=fr" in text
    for ending in (".slpack", ".sllog"):
        assert ending in script
        assert ending in text


def test_numbers_in_the_guides_are_those_of_the_program() -> None:
    assert DEFAULT_MINUTES == 10
    assert "ten at first" in text_of("guide-administrator")
    metadata = (ROOT / "resources" / "demo" / "metadata.csv").read_text(encoding="utf-8")
    assert metadata.count(",gallery,") == 298
    assert "298 synthetic faces" in text_of("guide")
    assert len(DEMO_PEOPLE) == 5


# Pictures


@pytest.mark.parametrize("guide", all_guides(), ids="-".join)
def test_every_picture_is_there_and_said_in_words(guide: Guide) -> None:
    for words, file in pictures(text_of(*guide)):
        assert (FOLDER / file).is_file(), file
        assert len(words.split()) >= 4, f"{file}: {words!r}"
        assert re.fullmatch(r"pictures/[a-z-]+\.png", file), file


def test_every_picture_is_used_and_can_be_drawn_anew() -> None:
    used = {Path(file).stem for guide in all_guides() for _, file in pictures(text_of(*guide))}
    there = {path.name.split(".")[0] for path in (FOLDER / "pictures").iterdir()}
    assert used == there == {picture.name for picture in PICTURES.values()}


def test_both_languages_show_the_same_pictures() -> None:
    for name in GUIDES:
        english, french = ([file for _, file in pictures(text_of(name, one))] for one in ("en", "fr"))
        assert english == french


def test_pictures_are_small_and_have_a_palette() -> None:
    files = list((FOLDER / "pictures").iterdir())
    assert {path.suffix for path in files} == {".png"}
    assert sum(path.stat().st_size for path in files) < LARGEST
    for path in files:
        with Image.open(path) as image:
            assert image.mode == "P", path.name
            assert not image.info.get("exif"), path.name


@pytest.mark.parametrize(("language", "word"), [("en", "synthetic"), ("fr", "synthétique")])
def test_pictures_with_faces_say_that_these_are_synthetic(language: str, word: str) -> None:
    faces = {p.name for p in PICTURES.values() if p.faces}
    assert len(faces) >= 4
    for name in GUIDES:
        for words, file in pictures(text_of(name, language)):
            assert Path(file).stem not in faces or word in words, file


# Links


@pytest.mark.parametrize("language", ["", "fr"])
def test_every_link_leads_to_a_chapter_and_a_heading(language: str) -> None:
    chapters = {name: read_chapter(name, language) for name in CHAPTERS}
    followed = 0
    for name in GUIDES:
        for link in links(chapters[name].markdown):
            file, _, slug = link.partition("#")
            target = chapters[file.removesuffix(".md") or name]
            assert not slug or slug in {section.slug for section in target.sections}, link
            followed += 1
    assert followed >= 8
