"""The tour of the demo: its steps and where it stands, then on the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtTest import QTest

from desktop.domain.log_filters import LogFilter
from desktop.storage.workspace import WorkspaceKind
from desktop.ui.shell.tour_steps import (
    STEPS,
    TourPlace,
    card_place,
    keep_over,
    keep_step,
    kept_step,
    steps_for,
    tour_is_over,
)
from desktop.workflow import demo as demo_module
from desktop.workflow.browse import log_numbers
from desktop.workflow.enrol import EnrolmentRequest
from tests.access_walk import missing
from tests.ui.conftest import Driver

CARD = QSize(340, 170)
GAP = 12
SMALL = QRect(0, 0, 960, 540)


def test_a_place_goes_no_further_than_its_ends() -> None:
    place = TourPlace(STEPS)
    assert place.is_first
    assert not place.back()
    seen = [place.step.key]
    while place.forward():
        seen.append(place.step.key)
    assert seen == [step.key for step in STEPS]
    assert place.is_last
    assert not place.forward()
    assert place.back()
    assert place.step is STEPS[-2]


def test_a_place_is_taken_up_by_its_key() -> None:
    assert TourPlace(STEPS, "examination").step.key == "examination"
    assert TourPlace(STEPS, "no such step").is_first


def test_whoever_lacks_a_page_is_not_shown_its_step() -> None:
    assert {step.page for step in steps_for({"gallery", "audit"})} == {"gallery", "audit"}
    assert steps_for({step.page for step in STEPS}) == STEPS


def test_what_is_kept(own_home: Path) -> None:
    QSettings().remove("tour/demo")
    assert kept_step() == STEPS[0].key
    assert not tour_is_over()
    keep_step("look")
    assert kept_step() == "look"
    keep_over()
    assert tour_is_over()


@pytest.mark.parametrize(
    "target",
    [
        QRect(180, 20, 300, 40),
        QRect(640, 40, 310, 120),
        QRect(180, 400, 400, 40),
        QRect(20, 200, 120, 60),
        QRect(500, 480, 90, 30),
    ],
)
def test_the_card_covers_nothing_of_what_it_points_at(target: QRect) -> None:
    for room in (SMALL, QRect(0, 0, 1440, 900)):
        card = QRect(card_place(room, target, CARD, GAP), CARD)
        assert room.contains(card)
        assert not card.intersects(target)


@pytest.mark.parametrize("target", [None, QRect(), QRect(0, 0, 960, 540), QRect(100, 30, 840, 490)])
def test_without_room_beside_it_the_card_stands_at_the_bottom_right(target: QRect | None) -> None:
    card = QRect(card_place(SMALL, target, CARD, GAP), CARD)
    assert SMALL.contains(card)
    assert SMALL.bottomRight() - card.bottomRight() == QPoint(GAP + 1, GAP + 1)


# On the window


@pytest.fixture
def demo(
    tmp_path: Path,
    few_faces: Path,
    open_session: Callable[..., Driver],
    monkeypatch: pytest.MonkeyPatch,
) -> Driver:
    """A demo whose gallery, a small one, is measured; the tour was not seen."""
    (few_faces / "metadata.csv").unlink()
    request = EnrolmentRequest(demo_module.DEMO_GALLERY, few_faces)
    monkeypatch.setattr(demo_module, "demo_enrolment_request", lambda: request)

    driver = open_session(tmp_path / "workspace", WorkspaceKind.DEMO)
    driver.wait(lambda: driver.session.services.state.measurement is not None)
    driver.settle()
    QSettings().remove("tour/demo")
    return driver


def entries(driver: Driver) -> int:
    return len(log_numbers(driver.session.workspace, LogFilter()))


def test_the_tour(demo: Driver) -> None:
    window, tour = demo.session.window, demo.session.window.tour
    window.guide.show()
    window.go_to("cases")
    before = entries(demo)
    tour.offer()
    card = tour.card
    assert card.isVisible()
    assert card.title.text() == STEPS[0].title
    assert not window.guide.isVisible()
    assert not missing(card)

    seen = []
    while tour.place is not None:
        step = tour.place.step
        seen.append(step.key)
        demo.settle()
        assert window.pages.currentWidget() is window.pages.made(step.page)
        demo.wait(lambda: tour.frame.isVisible())
        assert card.accessibleDescription() == step.text
        assert window.rect().contains(card.geometry())
        assert kept_step() == step.key
        QTest.keyClick(card.next_button, Qt.Key.Key_Return if len(seen) % 2 else Qt.Key.Key_Right)
    assert seen == [step.key for step in STEPS]
    assert not card.isVisible()
    assert not tour.frame.isVisible()
    assert window.guide.isVisible()
    assert tour_is_over()
    assert entries(demo) == before

    # It comes again when it is asked for, and not by itself.
    tour.offer()
    assert tour.place is None
    tour.restart()
    assert tour.place.is_first
    QTest.keyClick(card.next_button, Qt.Key.Key_Right)
    QTest.keyClick(card.next_button, Qt.Key.Key_Right)
    QTest.keyClick(card.next_button, Qt.Key.Key_Left)
    assert tour.place.step is STEPS[1]

    # Work goes on under it: nothing is dimmed, no key is taken, and another page may be looked at.
    window.go_to("cases")
    demo.wait(lambda: not tour.frame.isVisible())
    assert card.isVisible()
    window.go_to(STEPS[1].page)
    demo.wait(lambda: tour.frame.isVisible())
    target = tour.frame.geometry().center()
    assert window.childAt(target) is not tour.frame
    QTest.keyClick(card.next_button, Qt.Key.Key_Escape)
    assert tour.place is None
    assert tour_is_over()

    # Taken up where it was left.
    keep_step("look")
    tour.offer()
    assert tour.place.step.key == "look"
    # As when the language changes: another window takes the place of this one.
    demo.session._window_made_again(window.unfinished())
    demo.wait(lambda: demo.session.window.tour.place is not None)
    tour = demo.session.window.tour
    assert tour.place.step.key == "look"
    demo.wait(lambda: tour.frame.isVisible())
    QTest.mouseClick(tour.card.close_button, Qt.MouseButton.LeftButton)
    assert tour_is_over()
