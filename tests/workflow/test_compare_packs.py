"""Packs side by side on pictures made for it, and what the log and the advice keep of the comparison."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.domain.comparison_sentences import (
    common_sentence,
    lack_sentence,
    needed_sentence,
    paired_sentence,
    side_names,
)
from desktop.domain.faces import DetectedFace
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import LogEntry
from desktop.domain.pack_comparison import PackComparison, Reading
from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.score_kinds import ScoreKind
from desktop.errors import SignInRequired, WrongUse
from desktop.recognition.embedder import Embedder
from desktop.recognition.engine import FaceEngine
from desktop.recognition.image_reader import read_image
from desktop.recognition.packs import ModelPack, PackCatalogue
from desktop.storage.workspace import Workspace
from desktop.workflow.comparable import proposed_sides
from desktop.workflow.compare_packs import WantedSide, compare_packs
from desktop.workflow.enrol import EnrolmentRequest, enrol
from desktop.workflow.gallery_snapshot import take_snapshot
from desktop.workflow.kept_comparisons import COMPARISONS_SETTING, current_comparisons, keep_comparison
from desktop.workflow.measure_rates import measure_rates
from desktop.workflow.pack_advice import Outcome, pack_advice
from desktop.workflow.re_enrol import re_enrol
from desktop.workflow.re_enrolments import interrupted_again, re_enrolment_cost
from desktop.workflow.settings import set_setting
from desktop.workflow.verify_audit import verify_workspace
from tests.people import sign_in_as
from tests.torture.light_engine import light_engine, picture_of

PEOPLE = 40
Entries = Callable[..., list[LogEntry]]


class Blurred:
    """Templates with so much noise, the same for the same chip in every run."""

    def __init__(self, inner: Any, noise: float) -> None:
        self._inner, self._noise = inner, noise

    def templates(self, chips: NDArray[np.uint8]) -> NDArray[np.float32]:
        found = self._inner.templates(chips)
        for row, chip in zip(found, chips, strict=True):
            seed = int.from_bytes(hashlib.sha256(chip.tobytes()).digest()[:8], "big")
            noise = np.random.default_rng(seed).normal(0, self._noise, len(row))
            row += noise.astype(np.float32) / np.sqrt(np.float32(len(row)))
            row /= np.linalg.norm(row)
        return cast("NDArray[np.float32]", found)


class Blind:
    """Finds no face in the pictures (subject, capture) of `refused`."""

    def __init__(self, inner: Any, refused: Collection[tuple[int, int]]) -> None:
        self._inner = inner
        self._refused = {read_image(picture_of(*one)).pixels.tobytes() for one in refused}

    def detect(self, pixels: NDArray[np.uint8]) -> Sequence[DetectedFace]:
        if pixels.tobytes() in self._refused:
            return []
        return cast("Sequence[DetectedFace]", self._inner.detect(pixels))


class Packs:
    """A catalogue of packs that have no files."""

    def __init__(self, *packs: ModelPack) -> None:
        self._packs = {pack.id: pack for pack in packs}

    def get(self, pack_id: str) -> ModelPack:
        return self._packs[pack_id]

    def installed(self) -> list[ModelPack]:
        return list(self._packs.values())

    def recipes(self) -> list[ModelPack]:
        return []


GOOD = light_engine()


def other_engine(
    name: str = "weak-pack",
    noise: float = 0.0,
    blind: Collection[tuple[int, int]] = (),
    licence: str = "MIT",
) -> FaceEngine:
    pack = dataclasses.replace(
        GOOD.pack,
        id=name,
        licence=licence,
        embedder=dataclasses.replace(GOOD.pack.embedder, sha256=hashlib.sha256(name.encode()).hexdigest()),
    )
    embedder = cast("Embedder", Blurred(GOOD._embedder, noise) if noise else GOOD._embedder)
    return FaceEngine(pack, GOOD.device, Blind(GOOD._detector, blind), embedder)


def packs(*engines: FaceEngine) -> PackCatalogue:
    return cast("PackCatalogue", Packs(GOOD.pack, *(engine.pack for engine in engines)))


def gallery(workspace: Workspace, name: str = "People") -> Gallery:
    with workspace.reading() as stores:
        return stores.galleries.by_name(name)


@pytest.fixture(scope="module")
def people_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a subject, two pictures each."""
    folder = tmp_path_factory.mktemp("people")
    for subject in range(PEOPLE):
        own = folder / f"s{subject:03d}"
        own.mkdir()
        for capture in (0, 1):
            (own / f"{capture}.jpg").write_bytes(picture_of(subject, capture))
    return folder


@pytest.fixture
def people(workspace: Workspace, people_folder: Path) -> Workspace:
    """The gallery `People` of the good pack."""
    assert enrol(workspace, GOOD, EnrolmentRequest("People", people_folder)).enrolled == 2 * PEOPLE
    return workspace


def compared(
    workspace: Workspace, engine: FaceEngine, *names: str, kind: ScoreKind | None = ScoreKind.RAW
) -> PackComparison:
    wanted = [WantedSide(gallery(workspace, name), kind) for name in names]
    return compare_packs(workspace, packs(engine), wanted)


def again(workspace: Workspace, engine: FaceEngine, name: str = "Again") -> Gallery:
    return re_enrol(workspace, engine, gallery(workspace), name).gallery


# --- what is compared


def test_all_sides_are_asked_the_same_about_the_same_people(people: Workspace, tmp_path: Path) -> None:
    engine = other_engine(noise=0.3)
    # The other way round: what plays the probe has to be the same picture all the same.
    turned = tmp_path / "turned"
    for subject in reversed(range(PEOPLE)):
        for capture in (1, 0):
            own = turned / f"{'b' if capture else 'c'}{PEOPLE - subject:03d}" / f"s{subject:03d}"
            own.mkdir(parents=True)
            (own / "x.jpg").write_bytes(picture_of(subject, capture))
    enrol(people, engine, EnrolmentRequest("Again", turned))
    comparison = compared(people, engine, "People", "Again")
    assert (comparison.common.subjects, len(comparison.common.shared)) == (PEOPLE, 2 * PEOPLE)
    assert (comparison.people, comparison.pool_people) == (PEOPLE, PEOPLE)
    assert not comparison.common.anything_refused
    direct = again(people, engine, "Directly")
    same = compared(people, engine, "People", direct.name)
    for mine, theirs in zip(comparison.sides, same.sides, strict=True):
        np.testing.assert_allclose(mine.shared.best, theirs.shared.best, atol=1e-6)
        np.testing.assert_allclose(mine.shared.anywhere, theirs.shared.anywhere, atol=1e-6)


def test_a_whole_gallery_is_measured_once_and_read_from_there(people: Workspace, entries: Entries) -> None:
    engine = other_engine(noise=0.3)
    again(people, engine)
    whole = gallery(people)
    measured = measure_rates(people, take_snapshot(people, whole, GOOD.pack))
    comparison = compared(people, engine, "People", "Again")
    assert len(entries(people, "rates.measured")) == 2
    np.testing.assert_array_equal(comparison.sides[0].shared.best, measured.raw.best)


def test_the_two_scores_of_one_gallery_are_two_sides(people: Workspace) -> None:
    wanted = [WantedSide(gallery(people), kind) for kind in ScoreKind]
    comparison = compare_packs(people, packs(), wanted)
    assert side_names(comparison.sides) == ["light-pack, raw score", "light-pack, normalised score"]
    assert all(side.captures.refused == 0 for side in comparison.sides)


def test_a_pack_that_refuses_the_hard_pictures_gains_nothing(people: Workspace) -> None:
    # Of ten people the first picture, of five the second.
    blind = [*((subject, 0) for subject in range(10)), *((subject, 1) for subject in range(10, 15))]
    engine = other_engine(blind=blind)
    again(people, engine)
    comparison = compared(people, engine, "People", "Again")
    first, second = comparison.sides
    assert (first.captures.refused, second.captures.refused) == (0, 15)
    assert (comparison.people, comparison.pool_people) == (PEOPLE - 15, PEOPLE)
    plain, counted = (
        [comparison.figures(side, 0.05, Reading(refused_missed=refused)).fnir for side in comparison.sides]
        for refused in (False, True)
    )
    assert plain == [None, None], "25 people are too few"
    assert counted[0] is not None
    assert counted[1] is not None
    assert counted[0].events == 0
    assert counted[1].events == 15
    ((_, _, found),) = comparison.pairs(0.05, Reading(refused_missed=True))
    assert (found.first_only, found.second_only, found.differs) == (15, 0, True)
    assert "Again" not in lack_sentence("weak-pack", second.captures)
    assert "weak-pack refused 15 of the 80 pictures" in lack_sentence("weak-pack", second.captures)


def test_who_was_refused_altogether_is_missed(people: Workspace) -> None:
    engine = other_engine(blind=[(0, 0), (0, 1)])
    again(people, engine)
    comparison = compared(people, engine, "People", "Again")
    second = comparison.sides[1]
    assert comparison.common.subjects == PEOPLE - 1
    assert comparison.pool_people == PEOPLE
    assert second.pool.anywhere[0] == -np.inf
    assert np.isfinite(second.pool.anywhere[1:]).all()


def test_a_weaker_pack_is_told_from_a_better_one_and_in_words(people: Workspace) -> None:
    engine = other_engine(noise=3.0)
    again(people, engine)
    comparison = compared(people, engine, "People", "Again")
    ((one, two, found),) = comparison.pairs(0.05, Reading())
    assert (one, two) == (0, 1)
    assert found.differs
    sentence = paired_sentence("A", "B", found)
    assert f"Of {PEOPLE} people with two pictures, A finds {found.first_only} whom B misses" in sentence
    assert sentence.endswith("that is beyond chance: A finds more.")
    single = comparison.sides[1].single
    assert len(single.mated) == PEOPLE
    assert len(single.points()) > 10
    assert single.fnmr(single.threshold_for(0.01)).value > 0.2


def test_the_same_pack_under_another_name_is_within_chance(people: Workspace) -> None:
    engine = other_engine()
    again(people, engine)
    comparison = compared(people, engine, "People", "Again")
    ((_, _, found),) = comparison.pairs(0.05, Reading())
    assert (found.first_only, found.second_only, found.differs) == (0, 0, False)
    assert "80 pictures of 40 people" in common_sentence(comparison)


def test_too_few_people_with_two_pictures_give_no_figure(workspace: Workspace, people_folder: Path) -> None:
    folder = workspace.folder.parent / "few"
    for subject in range(20):
        shutil.copytree(people_folder / f"s{subject:03d}", folder / f"s{subject:03d}")
    enrol(workspace, GOOD, EnrolmentRequest("People", folder))
    engine = other_engine(noise=0.3)
    again(workspace, engine)
    comparison = compared(workspace, engine, "People", "Again")
    assert not comparison.enough
    assert list(comparison.pairs(0.05, Reading())) == []
    sentence = needed_sentence(comparison.people)
    assert "there are 20" in sentence
    assert "10 more people" in sentence
    keep_comparison(workspace, comparison)
    (advice,) = pack_advice(workspace, packs(engine))
    assert advice.outcome is Outcome.TOO_FEW


def test_what_cannot_be_compared_is_refused(people: Workspace, tmp_path: Path) -> None:
    one = gallery(people)
    with pytest.raises(WrongUse, match="two to 4"):
        compare_packs(people, packs(), [WantedSide(one)])
    with pytest.raises(WrongUse, match="different galleries"):
        compare_packs(people, packs(), [WantedSide(one), WantedSide(one)])
    folder = tmp_path / "others"
    folder.mkdir()
    for subject in (900, 901):
        (folder / f"{subject}.jpg").write_bytes(picture_of(subject))
    enrol(people, GOOD, EnrolmentRequest("Others", folder))
    with pytest.raises(WrongUse, match="people in common"):
        compared(people, GOOD, "People", "Others")


def test_it_says_how_far_it_is_and_stops_when_asked(people: Workspace) -> None:
    engine = other_engine(blind=[(1, 1)], noise=0.3)
    again(people, engine)
    wanted = [WantedSide(gallery(people, name), ScoreKind.RAW) for name in ("People", "Again")]
    seen: list[Progress] = []
    compare_packs(people, packs(engine), wanted, on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total) == (seen[-1].total, seen[0].total)
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        compare_packs(people, packs(engine), wanted, cancel=token)


def test_nobody_compares_who_is_not_signed_in(people: Workspace) -> None:
    engine = other_engine()
    again(people, engine)
    found = compared(people, engine, "People", "Again")
    sign_in_as(people, "A. Trainer", Role.TRAINER)
    assert compared(people, engine, "People", "Again").people == PEOPLE, "a trainer sees figures"
    people.set_person(None)
    with pytest.raises(SignInRequired):
        compared(people, engine, "People", "Again")
    with pytest.raises(SignInRequired):
        keep_comparison(people, found)


# --- what is kept, and advised


@pytest.fixture
def weak(people: Workspace) -> tuple[Workspace, FaceEngine]:
    """Compared and kept: a pack that finds fewer."""
    engine = other_engine(noise=3.0)
    again(people, engine)
    keep_comparison(people, compared(people, engine, "People", "Again"))
    return people, engine


def test_the_log_holds_the_figures_and_nothing_of_a_subject(
    weak: tuple[Workspace, FaceEngine], entries: Entries
) -> None:
    workspace, engine = weak
    (entry,) = entries(workspace, "packs.compared")
    assert [side["pack"] for side in entry.data["sides"]] == ["light-pack", "weak-pack"]
    assert entry.data["subjects"] == PEOPLE
    assert "s001" not in str(entry.data)
    keep_comparison(workspace, compared(workspace, engine, "People", "Again"))
    assert len(entries(workspace, "packs.compared")) == 1, "the same found again is no news"
    assert verify_workspace(workspace).ok


def test_advice_speaks_for_the_pack_that_finds_more(weak: tuple[Workspace, FaceEngine]) -> None:
    workspace, engine = weak
    (advice,) = pack_advice(workspace, packs(engine))
    assert advice.outcome is Outcome.RECOMMENDED
    assert advice.best is not None
    assert advice.comparison.sides[advice.best].pack_id == "light-pack"
    found = advice.finding()
    assert found is not None
    assert found.first_finds_more


def test_advice_is_turned_to_the_better_side(people: Workspace) -> None:
    engine = other_engine(noise=3.0)
    again(people, engine)
    keep_comparison(people, compared(people, engine, "Again", "People"))
    (advice,) = pack_advice(people, packs(engine))
    assert (advice.best, advice.other) == (1, 0)
    found = advice.finding()
    assert found is not None
    assert found.first_finds_more
    assert found.low > 0


def test_a_licence_in_the_way_is_no_recommendation(people: Workspace) -> None:
    bad = other_engine(noise=3.0)
    again(people, bad)
    keep_comparison(people, compared(people, bad, "People", "Again"))
    forbidding = dataclasses.replace(GOOD.pack, licence="Non-commercial research purposes only")
    catalogue = cast("PackCatalogue", Packs(forbidding, bad.pack))
    (advice,) = pack_advice(people, catalogue)
    assert advice.outcome is Outcome.LICENCE
    assert [terms.kept_out for terms in advice.terms] == [True, False]


def test_advice_goes_with_the_gallery_that_it_was_measured_on(
    weak: tuple[Workspace, FaceEngine], tmp_path: Path
) -> None:
    workspace, engine = weak
    assert len(current_comparisons(workspace)) == 1
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "new.jpg").write_bytes(picture_of(777))
    enrol(workspace, GOOD, EnrolmentRequest("People", folder))
    assert current_comparisons(workspace) == []
    assert pack_advice(workspace, packs(engine)) == []


def test_a_gallery_that_changed_meanwhile_is_not_kept(people: Workspace, tmp_path: Path) -> None:
    engine = other_engine(noise=0.3)
    again(people, engine)
    found = compared(people, engine, "People", "Again")
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "new.jpg").write_bytes(picture_of(777))
    enrol(people, GOOD, EnrolmentRequest("People", folder))
    with pytest.raises(WrongUse, match="changed while it was compared"):
        keep_comparison(people, found)


@pytest.mark.parametrize("text", ["", "[", "7", '["x"]', "[999999]", "[1]"])
def test_a_setting_that_points_nowhere_is_no_advice(weak: tuple[Workspace, FaceEngine], text: str) -> None:
    workspace, engine = weak
    set_setting(workspace, COMPARISONS_SETTING, text)
    assert pack_advice(workspace, packs(engine)) == []


def test_two_scores_of_one_pack_are_no_advice_about_packs(people: Workspace) -> None:
    wanted = [WantedSide(gallery(people), kind) for kind in ScoreKind]
    keep_comparison(people, compare_packs(people, packs(), wanted))
    assert len(current_comparisons(people)) == 1
    assert pack_advice(people, packs()) == []


# --- what is proposed, and what enrolling again takes


def test_the_two_galleries_with_most_in_common_are_proposed(people: Workspace, tmp_path: Path) -> None:
    engine = other_engine()
    folder = tmp_path / "others"
    folder.mkdir()
    for subject in range(500, 590):
        (folder / f"{subject}.jpg").write_bytes(picture_of(subject))
    enrol(people, engine, EnrolmentRequest("Larger", folder))
    with people.reading() as stores:
        found = stores.galleries.all()
    first = proposed_sides(people, found, None)
    assert {side.gallery.name for side in first} == {"Larger"}, "nothing in common: one gallery's scores"
    again(people, engine)
    with people.reading() as stores:
        found = stores.galleries.all()
    proposed = proposed_sides(people, found, gallery(people, "Again"))
    assert [side.gallery.name for side in proposed] == ["Again", "People"]
    assert proposed_sides(people, [], None) == []


def test_what_it_takes_is_measured_on_the_gallerys_own_pictures(people: Workspace) -> None:
    cost = re_enrolment_cost(people, other_engine(), gallery(people))
    assert (cost.images, cost.sample) == (2 * PEOPLE, 8)
    assert cost.images_per_second > 0
    assert cost.seconds == pytest.approx(2 * PEOPLE / cost.images_per_second)
    assert cost.disk_bytes >= 2 * PEOPLE * 4 * 128
    assert cost.fits


def test_a_run_that_was_cut_short_is_found_from_both_galleries(people: Workspace) -> None:
    engine = other_engine()
    assert interrupted_again(people, gallery(people)) is None
    token = CancelToken()
    with pytest.raises(Cancelled):
        re_enrol(
            people,
            engine,
            gallery(people),
            "Again",
            on_progress=lambda p: token.cancel() if p.done >= 40 else None,
            cancel=token,
        )
    for name in ("People", "Again"):
        found = interrupted_again(people, gallery(people, name))
        assert found is not None
        assert (found.source.name, found.target.name) == ("People", "Again")
        assert 0 < found.done < found.enrolment.total == 2 * PEOPLE
    re_enrol(people, engine, gallery(people), "Again")
    assert interrupted_again(people, gallery(people)) is None
