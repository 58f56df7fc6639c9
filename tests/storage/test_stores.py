"""Every store gives back what it was given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.galleries import EnrolledFace, Refusal
from desktop.domain.refusals import RefusalReason
from desktop.domain.subjects import CaptureRecord
from desktop.errors import GalleryUnknown, WrongUse
from desktop.storage.measurement_store import KnownMeasurement


def test_galleries(workspace, build):
    gallery = build.gallery(workspace, " county ")
    assert (gallery.name, gallery.faces, gallery.subjects) == ("county", 0, 0)
    other = build.gallery(workspace, "annex")
    for name in ("county", "  "):
        with pytest.raises(WrongUse), workspace.recording() as stores:
            stores.galleries.create(name, "p", "h")
    build.enrol(workspace, gallery, ["s1", "s1", "s2"])
    with workspace.reading() as stores:
        assert stores.galleries.all() == [other, replace(gallery, faces=3, subjects=2)]
        assert stores.galleries.by_name("county") == stores.galleries.get(gallery.gallery_id)
        with pytest.raises(GalleryUnknown, match="nowhere"):
            stores.galleries.by_name("nowhere")
        with pytest.raises(GalleryUnknown):
            stores.galleries.get(77)


def test_faces(workspace, build):
    gallery, other = build.gallery(workspace), build.gallery(workspace, "other")
    assert build.enrol(workspace, gallery, ["s1", "s2"]) == [1, 2]
    assert build.enrol(workspace, other, ["s1"]) == [3]
    assert build.enrol(workspace, gallery, ["s1", "s3"]) == [4, 5]
    number = gallery.gallery_id
    with workspace.reading() as stores:
        faces = stores.faces
        face = faces.get_many([4])[4]
        new = build.new_face("s1", face.image_sha256)
        assert face == EnrolledFace(
            4, number, new.record, face.image_sha256, "s1.jpg", build.face, build.quality, 2
        )
        assert list(faces.get_many([5, 1, 99])) == [1, 5]
        assert len(faces.get_many(range(3000))) == 5
        assert [f.face_id for f in faces.page(number, 0, 10)] == [1, 2, 4, 5]
        assert [f.face_id for f in faces.page(number, 1, 2)] == [2, 4]
        assert faces.count(number) == 4
        columns = faces.columns(number)
        assert columns.face_ids.tolist() == [1, 2, 4, 5]
        assert [columns.subject_ids[n] for n in columns.subject_index] == ["s1", "s2", "s1", "s3"]
        assert faces.image_hashes(number) == {f.image_sha256 for f in faces.page(number, 0, 10)}
        assert faces.valid_rows(number) == 4
        assert faces.valid_rows(77) == 0
        assert faces.records(number) == {s: build.new_face(s, "").record for s in ("s1", "s2", "s3")}


def test_the_record_of_a_subject_is_that_of_its_first_face(workspace, build):
    gallery = build.gallery(workspace)
    with workspace.recording() as stores:
        for row, record in enumerate((CaptureRecord("s", sex="z"), CaptureRecord("s", sex="a"))):
            face = replace(build.new_face("s", "0" * 64), record=record)
            stores.faces.add_batch(gallery.gallery_id, row, [face])
            stores.log.append("enrolment.batch", {})
        assert stores.faces.records(gallery.gallery_id) == {"s": CaptureRecord("s", sex="z")}
        assert stores.faces.get_many([2])[2].record == CaptureRecord("s", sex="a")


def test_rows_follow_each_other(workspace, build):
    gallery = build.gallery(workspace)
    with workspace.recording() as stores:
        with pytest.raises(ValueError, match="does not follow"):
            stores.faces.add_batch(gallery.gallery_id, 5, [build.new_face("s", "0" * 64)])
        assert stores.faces.add_batch(gallery.gallery_id, 0, []) == []


def test_enrolments(workspace, build):
    gallery = build.gallery(workspace)
    with workspace.recording() as stores:
        first = stores.enrolments.start(gallery.gallery_id, "/set", None, 4, '{"a": 1}')
        assert (first.enrolled, first.refused, first.finished_at, first.options) == (0, 0, None, '{"a": 1}')
        refusal = Refusal("c.jpg", None, RefusalReason.NO_FACE, "No face was found.")
        again = replace(refusal, image_sha256="ff", sentence="None.")
        stores.enrolments.note_done(first.enrolment_id, [("a.jpg", "aa"), ("b.jpg", "bb")])
        stores.enrolments.note_done(first.enrolment_id, [("a.jpg", "aa"), ("c.jpg", "cc")])
        stores.enrolments.refuse(first.enrolment_id, [refusal])
        stores.enrolments.refuse(first.enrolment_id, [again, replace(refusal, relative_path="d.jpg")])
    with workspace.reading() as stores:
        enrolments = stores.enrolments
        unfinished = enrolments.unfinished(gallery.gallery_id)
        assert unfinished == replace(first, enrolled=2, refused=2)
        assert enrolments.done_paths(first.enrolment_id) == {"a.jpg", "b.jpg", "c.jpg", "d.jpg"}
        assert enrolments.refusals(first.enrolment_id) == [again, replace(refusal, relative_path="d.jpg")]
        assert enrolments.refusals_of_gallery(gallery.gallery_id) == enrolments.refusals(first.enrolment_id)
    with workspace.recording() as stores:
        third = stores.enrolments.start(gallery.gallery_id, "/set", None, 4)
        elsewhere = stores.enrolments.start(gallery.gallery_id, "/other", None, 4)
        open_now = stores.enrolments.unfinished_in(gallery.gallery_id, "/set")
        assert [run.enrolment_id for run in open_now] == [third.enrolment_id, first.enrolment_id]
        for run in (third, elsewhere):
            stores.enrolments.finish(run.enrolment_id)
        assert stores.enrolments.finish(first.enrolment_id).finished_at is not None
        assert stores.enrolments.unfinished_in(gallery.gallery_id, "/set") == []
        assert stores.enrolments.unfinished(gallery.gallery_id) is None
        second = stores.enrolments.start(gallery.gallery_id, "/set", "m.csv", 4)
        assert stores.enrolments.latest(gallery.gallery_id) == second
        assert stores.enrolments.latest(77) is None
        with pytest.raises(WrongUse):
            stores.enrolments.get(77)


def test_cases(workspace):
    with workspace.recording() as stores:
        case, created = stores.cases.open(" 26-1 ", "robbery", "", "a")
        assert created
        stores.log.append("case.opened", {})
        assert stores.cases.open("26-1", "something else", "x", "b") == (case, False)
        other, _ = stores.cases.open("26-2", "fraud", "order", "b")
        stores.log.append("case.opened", {})
        with pytest.raises(WrongUse):
            stores.cases.open("  ", "fraud", "", "b")
    with workspace.reading() as stores:
        assert case.case_number == "26-1"
        assert stores.cases.by_number("26-1") == case
        assert stores.cases.all() == [other, case]
        assert stores.cases.by_number("26-3") is None


def test_probes(workspace, build):
    probe = build.probe(workspace)
    bare = replace(probe, probe_id="bare")
    with workspace.recording() as stores:
        stores.probes.add(bare, None, "h")
        stores.log.append("probe.intake", {})
    with workspace.reading() as stores:
        assert stores.probes.get(probe.probe_id) == probe
        assert stores.probes.get("bare") == bare
        template, pack_hash = stores.probes.template(probe.probe_id)
        np.testing.assert_array_equal(template, np.arange(build.length, dtype=np.float32))
        assert pack_hash == build.pack_hash
        assert stores.probes.template("bare") == (None, "h")
        for read in (stores.probes.get, stores.probes.template):
            with pytest.raises(WrongUse):
                read("nothing")


def test_searches_and_conclusions(workspace, build):
    gallery, probe = build.gallery(workspace), build.probe(workspace)
    first = build.search(workspace, gallery, probe)
    with workspace.recording() as stores:
        second = replace(
            first, search_id="second", fpir=None, candidates=(), warnings=(), threshold=float("-inf")
        )
        stores.searches.add(second)
        stores.log.append("search.done", {})
    with workspace.reading() as stores:
        assert stores.searches.get(first.search_id) == first
        assert stores.searches.recent(5) == [second, first]
        assert stores.searches.recent(1, case_id=probe.case_id) == [second]
        assert stores.searches.recent(1, case_id="other") == []
        assert stores.searches.recent(5, with_candidates=False) == [second, replace(first, candidates=())]
        with pytest.raises(WrongUse):
            stores.searches.get("nothing")

    lead = build.conclude(workspace, first)
    with workspace.recording() as stores:
        whole = stores.conclusions.add(
            RecordedConclusion(
                first.search_id, None, None, SearchOutcome.NO_CANDIDATE, "Nobody here.", "E", build.at, 0
            )
        )
        entry = stores.log.append("conclusion", {})
    assert whole.log_seq == entry.seq
    with workspace.reading() as stores:
        assert stores.conclusions.of_search(first.search_id) == [lead, whole]
        assert stores.conclusions.of_search("second") == []
        assert lead.conclusion is Conclusion.LEAD


def test_measurements(workspace, build):
    gallery = build.gallery(workspace)

    def known(snapshot: str, file: str) -> KnownMeasurement:
        return KnownMeasurement(gallery.gallery_id, snapshot, "h", build.at, 1.5, file, "ff")

    with workspace.recording() as stores:
        for snapshot, file in (("one", "1"), ("two", "2"), ("one", "3")):
            stores.measurements.save(known(snapshot, file))
    with workspace.reading() as stores:
        store = stores.measurements
        assert store.find(gallery.gallery_id, "two", "h") == known("two", "2")
        assert store.find(gallery.gallery_id, "one", "h") == known("one", "3")
        assert store.find(gallery.gallery_id, "two", "other") is None
        assert store.find(77, "two", "h") is None
        # The newest is the one that was saved last, not the one that was there first.
        assert store.latest(gallery.gallery_id) == known("one", "3")
        assert store.latest(77) is None
        assert store.files(gallery.gallery_id) == {"2", "3"}
        assert store.files(77) == set()


def test_measurements_that_a_search_used_are_kept(workspace, build):
    gallery, other = build.gallery(workspace), build.gallery(workspace, "other")
    search = build.search(workspace, gallery, build.probe(workspace))

    def known(snapshot: str, pack: str = build.pack_hash, of: int = gallery.gallery_id) -> KnownMeasurement:
        return KnownMeasurement(of, snapshot, pack, build.at, 1.5, f"{of} {snapshot} {pack}", "ff")

    used, other_pack, unused, before, newest = (
        known(search.snapshot_hash),
        known(search.snapshot_hash, "another pack"),
        known("unused"),
        known("before"),
        known("newest"),
    )
    elsewhere = known("unused", of=other.gallery_id)
    with workspace.recording() as stores:
        for one in (used, other_pack, unused, before, elsewhere, newest):
            stores.measurements.save(one)
        stores.measurements.drop_unused(gallery.gallery_id)
    with workspace.reading() as stores:
        assert stores.measurements.files(gallery.gallery_id) == {used.file, before.file, newest.file}
        assert stores.measurements.files(other.gallery_id) == {elsewhere.file}


def test_settings(workspace):
    with workspace.recording() as stores:
        stores.settings.set("a", "1")
        stores.settings.set("a", "2")
    with workspace.reading() as stores:
        assert stores.settings.get("a") == "2"
        assert stores.settings.get("b") is None
        assert stores.settings.get("b", "3") == "3"
