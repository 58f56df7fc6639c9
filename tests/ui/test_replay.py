"""What a replay says and lists, without a window; and how it is painted and split by group."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

from desktop.domain.groups import Grouping
from desktop.domain.rates import wilson_rate
from desktop.domain.replays import Replay, ReplaySide
from desktop.domain.score_kinds import ScoreKind
from desktop.ui.threshold_lab.group_bars import GroupBarsView
from desktop.ui.threshold_lab.pair_list import PairList
from desktop.ui.threshold_lab.replay_model import (
    PAIR_ROLE,
    SHOWN_CANDIDATES,
    PairModel,
    about_text,
    group_bars,
    headline_text,
    interval_text,
)

PEOPLE = 3000


def replay(people: int = PEOPLE, kept: int = 8, *, own: bool = False, left_out: int = 0) -> Replay:
    """Person i scores 1 - i/people against the first, a little less against each of the next."""
    scores = (1 - np.arange(people)[:, None] / people - np.arange(kept)[None, :] / 1000).astype(np.float32)
    gallery = ReplaySide(1, "County", "a" * 64, 25_000)
    return Replay(
        gallery=gallery,
        probes=gallery if own else ReplaySide(2, "Council", "b" * 64, people),
        pack_id="pack",
        pack_hash="c" * 64,
        kind=ScoreKind.RAW,
        subject_ids=tuple(f"P{i}" for i in range(people)),
        face_ids=np.arange(people, dtype=np.int64) + 1,
        scores=scores,
        candidate_faces=np.arange(people * kept, dtype=np.int64).reshape(people, kept) + 1_000_000,
        left_out=left_out,
        groupings=(
            Grouping("sex", tuple("F" if i < people // 4 else "M" for i in range(people))),
            Grouping("band", tuple("rare" if i < 10 else "" for i in range(people))),
        ),
    )


def test_the_headline_is_that_of_the_aclu(qapp):
    shown = replay(535)
    assert headline_text(shown, wilson_rate(28, 535)) == (
        "28 of 535 people who are not in this gallery got a false candidate at this setting."
    )
    assert headline_text(replay(535, own=True), wilson_rate(0, 535)) == (
        "0 of 535 people, each taken out of this gallery in turn, got a false candidate at this setting."
    )
    assert interval_text(wilson_rate(28, 535)) == "5.2% of them; 95% interval 3.6% to 7.5%."
    assert "at most 0.6%" in interval_text(wilson_rate(0, 535))
    assert "A false candidate is somebody else." in about_text(shown)
    assert "3 of those searched are enrolled in the gallery too" in about_text(replay(10, left_out=3))


def test_bars_say_the_numbers_and_the_doubt(qapp):
    sex, band = replay().at(0.9001).tables
    bars = group_bars(sex)
    women, men = bars.bars
    # 300 of 3000 get one, all of them among the 750.
    assert (women.group, women.text, women.flagged) == ("F", "300 of 750, 40.0%", True)
    assert "More often than the others, beyond chance" in women.sentence
    assert men.text.startswith("0 of 2")
    assert "≤ 0.1%" in men.text
    assert bars.top == 0.5
    assert women.share == pytest.approx(0.8)
    assert women.low < women.share < women.high <= 1
    assert bars.whole == pytest.approx(0.2)
    (rare,) = group_bars(band).bars
    assert (rare.text, rare.share) == ("not enough data (n = 10)", None)
    assert "2990 people nothing is recorded" in group_bars(band).note.replace(",", "")


def test_the_list_follows_the_threshold_at_its_end(qapp, qtbot):
    model = PairModel()
    shown = replay()
    model.set_replay(shown)
    assert model.rowCount() == 0
    model.set_outcome(shown.at(0.9001))
    assert model.rowCount() == 300
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.rowsInserted) as grown:
        model.set_outcome(shown.at(0.5001))
    assert grown.args[1:] == [300, 1499]
    with qtbot.waitSignal(model.rowsRemoved) as shrunk:
        model.set_outcome(shown.at(0.9901))
    assert (shrunk.args[1:], model.rowCount()) == ([30, 1499], 30)
    assert resets == []  # a reset would scroll the list to its top


def test_a_pair_has_everybody_who_was_found_at_this_setting(qapp):
    model, shown = PairModel(), replay()
    model.set_replay(shown)
    model.set_outcome(shown.at(0.9965))
    first = model.index(0).data(PAIR_ROLE)
    assert (first.person.label, first.person.recorded) == ("P0", "F, rare")
    assert [c.face_id for c in first.candidates] == [1_000_000 + i for i in range(4)]
    assert (first.hidden, first.more) == (0, False)
    model.set_outcome(shown.at(0.5001))
    first = model.index(0).data(PAIR_ROLE)
    assert (len(first.candidates), first.hidden, first.more) == (SHOWN_CANDIDATES, 4, True)
    assert "Person 1 of" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "score 1.0000" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_pictures_are_read_for_what_is_seen_and_once(qtbot):
    model, shown = PairModel(), replay()
    asked = []
    model.faces_needed.connect(lambda ids: asked.append(ids))
    model.set_replay(shown)
    model.set_outcome(shown.at(0.01))
    view = PairList(model)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    qtbot.waitUntil(lambda: bool(asked))
    wanted = {face for ids in asked for face in ids}
    assert len(wanted) <= 12 * (1 + SHOWN_CANDIDATES)
    asked_once = len(asked)
    model.pair(0)  # painted again before the answer came
    model._ask()
    assert len(asked) == asked_once
    image = QImage(QSize(64, 64), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    model.faces_arrived({}, wanted)
    model.pictures_arrived([(face, image) for face in wanted])
    before = len(asked)
    qtbot.waitUntil(lambda: QColor(view.grab().toImage().pixel(45, 45)).name() == "#ff00ff")
    view.grab()
    assert len(asked) == before
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(asked) > before)
    assert PEOPLE in asked[-1] or PEOPLE - 30 in asked[-1]


def test_empty_list_and_bars_say_so(qtbot):
    view = PairList(PairModel())
    qtbot.addWidget(view)
    view.resize(400, 300)
    blank = view.grab().toImage()
    view.set_empty_text("Nobody yet.")
    assert view.grab().toImage() != blank
    bars = GroupBarsView()
    qtbot.addWidget(bars)
    bars.resize(300, 200)
    nothing = bars.grab().toImage()
    assert bars.sizeHint().height() == 0
    bars.set_bars(group_bars(replay().at(0.9001).tables[0]))
    assert bars.sizeHint().height() > 0
    assert bars.grab().toImage() != nothing
    assert "F: 300 of 750" in bars.accessibleDescription()
