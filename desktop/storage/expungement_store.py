"""Who was expunged from which gallery, and which rows went with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from typing import Any

from desktop.domain.expungements import (
    ExpungedFace,
    ExpungeGround,
    Expungement,
    KeptImage,
    ProbeExpungement,
)
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.errors import WrongUse
from desktop.storage.columns import now, to_json
from desktop.storage.gallery_sizes import GallerySizes
from desktop.storage.redigest import Redigest, unguarded
from desktop.storage.session import Session

_SELECT = """SELECT e.expungement_id, e.gallery_id, e.subject_id, e.ground, e.reference, e.at, e.actor,
    e.log_seq, expungement_end.at, expungement_end.log_seq
FROM expungement AS e LEFT JOIN expungement_end USING (expungement_id)"""
_SELECT_PROBE = """SELECT p.probe_id, p.image_sha256, p.reference, p.at, p.actor, p.log_seq, e.at
FROM probe_expungement AS p LEFT JOIN probe_expungement_end AS e USING (probe_id)"""


class ExpungementStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def faces_of(self, gallery_id: int, subject_id: str) -> list[ExpungedFace]:
        """The faces that an expungement would take, in the order of their enrolment."""
        rows = self._session.rows(
            "SELECT face_id, row, image_sha256 FROM face WHERE gallery_id = ? AND subject_id = ?"
            " ORDER BY row",
            (int(gallery_id), subject_id),
        )
        return [ExpungedFace(*row) for row in rows]

    def batches_of(self, faces: Iterable[ExpungedFace]) -> list[int]:
        """The entries that enrolled these faces."""
        rows = self._session.rows(
            "SELECT DISTINCT log_seq FROM face"
            " WHERE face_id IN (SELECT value FROM json_each(?)) ORDER BY log_seq",
            (_ids(faces),),
        )
        return [seq for (seq,) in rows]

    def remove_subject(
        self,
        gallery_id: int,
        subject_id: str,
        ground: ExpungeGround,
        reference: str,
        actor: str,
        *,
        path_is_theirs: Callable[[str], bool] = lambda path: False,
    ) -> tuple[int, list[dict[str, Any]], int]:
        """Removes and blanks every row that holds what is recorded of the subject; needs a log entry.

        `path_is_theirs` tells of an image that was refused, in a run without a table, by its path whose it
        is. Returns the number of the expungement, what its entry has to state as `redigested`, and how many
        rows were removed or blanked.
        """
        faces = self.faces_of(gallery_id, subject_id)
        ids = _ids(faces)
        searches = self._searches_with_notes(ids)
        conclusions = self._conclusions_with_notes(ids)
        seqs = {*self.batches_of(faces), *(row[-1] for row in (*searches, *conclusions))}
        redigest = Redigest(self._session, seqs)
        with unguarded(self._session, "search_rates", "conclusion_rates"):
            self._session.write_many(
                "UPDATE search_rates SET notes = ? WHERE search_id = ?",
                [(notes, search_id) for search_id, notes, _ in searches],
            )
            self._session.write_many(
                "UPDATE conclusion_rates SET notes = ? WHERE conclusion_id = ?",
                [(notes, conclusion_id) for conclusion_id, notes, _ in conclusions],
            )
        touched = len(searches) + len(conclusions) + len(faces)
        touched += self._forget_files(gallery_id, faces, path_is_theirs)
        sizes = GallerySizes(self._session)
        remaining = sizes.without_subject(gallery_id, subject_id)
        self._session.write("DELETE FROM face WHERE face_id IN (SELECT value FROM json_each(?))", (ids,))
        stated = redigest.stated()
        number = self._session.next_id("expungement")
        self._session.record(
            "expungement",
            [
                {
                    "expungement_id": number,
                    "gallery_id": int(gallery_id),
                    "subject_id": subject_id,
                    "ground": ground.value,
                    "reference": reference,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )
        self._session.record(
            "expunged_face",
            [
                {
                    "face_id": face.face_id,
                    "expungement_id": number,
                    "gallery_id": int(gallery_id),
                    "row": face.row,
                    "subject_id": subject_id,
                    "image_sha256": face.image_sha256,
                }
                for face in faces
            ],
        )
        sizes.keep(gallery_id, remaining)
        return number, stated, touched

    def _searches_with_notes(self, ids: str) -> list[tuple[str, str, int]]:
        """(search, its notes without those of these faces, entry), where they hold any."""
        rows = self._session.rows(
            "SELECT search_id, notes, log_seq FROM search_rates WHERE search_id IN"
            " (SELECT search_id FROM candidate WHERE face_id IN (SELECT value FROM json_each(?)))",
            (ids,),
        )
        named = {str(number) for number in json.loads(ids)}
        found = []
        for search_id, text, seq in rows:
            notes = json.loads(text)
            if notes is None or not named & notes["candidates"].keys():
                continue
            notes["candidates"] = {f: note for f, note in notes["candidates"].items() if f not in named}
            found.append((search_id, to_json(notes), seq))
        return found

    def _conclusions_with_notes(self, ids: str) -> list[tuple[int, str, int]]:
        """(conclusion, its notes without the candidate's, entry), where they hold any."""
        rows = self._session.rows(
            "SELECT conclusion_id, notes, conclusion_rates.log_seq"
            " FROM conclusion_rates JOIN conclusion USING (conclusion_id)"
            " WHERE face_id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
        found = []
        for conclusion_id, text, seq in rows:
            notes = json.loads(text)
            # The probe's note comes first, the candidate's second; of a single one it is not known whose.
            kept = to_json(notes[:1] if len(notes) == 2 else [])
            if kept != text and notes:
                found.append((conclusion_id, kept, seq))
        return found

    def _forget_files(
        self, gallery_id: int, faces: Collection[ExpungedFace], path_is_theirs: Callable[[str], bool]
    ) -> int:
        images = to_json([face.image_sha256 for face in faces])
        before = self._session.connection.total_changes
        runs = "enrolment_id IN (SELECT enrolment_id FROM enrolment WHERE gallery_id = ?)"
        for table in ("enrolment_done", "refusal"):
            self._session.write(
                f"DELETE FROM {table} WHERE {runs} AND image_sha256 IN (SELECT value FROM json_each(?))",  # noqa: S608
                (int(gallery_id), images),
            )
        # Pictures that no face was enrolled from are named by their path alone.
        rows = self._session.rows(
            "SELECT refusal_id, relative_path FROM refusal JOIN enrolment USING (enrolment_id)"
            " WHERE gallery_id = ? AND metadata_file IS NULL",
            (int(gallery_id),),
        )
        self._session.write_many(
            "DELETE FROM refusal WHERE refusal_id = ?", [(n,) for n, path in rows if path_is_theirs(path)]
        )
        return self._session.connection.total_changes - before

    def remove_probe(self, probe_id: str, reference: str, actor: str) -> list[dict[str, Any]]:
        """Takes template and file name off a probe; needs a log entry. Returns `redigested` for it."""
        row = self._session.row("SELECT image_sha256, log_seq FROM probe WHERE probe_id = ?", (probe_id,))
        if row is None:
            raise WrongUse(detail=f"There is no probe with the id {probe_id}.")
        sha256, seq = row
        redigest = Redigest(self._session, [seq])
        self._session.write(
            "UPDATE probe SET template = NULL, file_name = '' WHERE probe_id = ?", (probe_id,)
        )
        stated = redigest.stated()
        self._session.record(
            "probe_expungement",
            [
                {
                    "probe_id": probe_id,
                    "image_sha256": sha256,
                    "reference": reference,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )
        return stated

    def complete(self, expungement_id: int, removed: dict[str, Any]) -> None:
        """Everything is gone from disk. Needs a log entry."""
        self._session.record(
            "expungement_end",
            [
                {
                    "expungement_id": int(expungement_id),
                    "at": format_instant(now()),
                    "removed": to_json(removed),
                }
            ],
        )

    def complete_probe(self, probe_id: str, removed: dict[str, Any]) -> None:
        """Everything is gone from disk. Needs a log entry."""
        self._session.record(
            "probe_expungement_end",
            [{"probe_id": probe_id, "at": format_instant(now()), "removed": to_json(removed)}],
        )

    def removed(self, expungement_id: int) -> dict[str, Any]:
        """What `complete` noted; empty before."""
        text = self._session.value(
            "SELECT removed FROM expungement_end WHERE expungement_id = ?", (int(expungement_id),)
        )
        found: dict[str, Any] = {} if text is None else json.loads(text)
        return found

    def get(self, expungement_id: int) -> Expungement:
        """Raises `WrongUse` for a number that no expungement has."""
        found = self._read("WHERE e.expungement_id = ?", (int(expungement_id),))
        if not found:
            raise WrongUse(detail=f"There is no expungement with the number {expungement_id}.")
        return found[0]

    def all(self) -> list[Expungement]:
        """Oldest first."""
        return self._read("", ())

    def unfinished(self) -> list[Expungement]:
        """Recorded and not gone from disk yet."""
        return self._read("WHERE expungement_end.at IS NULL", ())

    def faces(self, expungement_id: int) -> list[ExpungedFace]:
        """What it took."""
        rows = self._session.rows(
            "SELECT face_id, row, image_sha256 FROM expunged_face WHERE expungement_id = ? ORDER BY row",
            (int(expungement_id),),
        )
        return [ExpungedFace(*row) for row in rows]

    def of_face(self, face_id: int) -> Expungement | None:
        """The expungement that took this face; None for a face that is there, or never was."""
        number = self._session.value(
            "SELECT expungement_id FROM expunged_face WHERE face_id = ?", (int(face_id),)
        )
        return None if number is None else self.get(number)

    def gone(self, face_ids: Iterable[int]) -> set[int]:
        """Those of these faces that were expunged."""
        wanted = to_json([int(face_id) for face_id in face_ids])
        rows = self._session.rows(
            "SELECT face_id FROM expunged_face WHERE face_id IN (SELECT value FROM json_each(?))", (wanted,)
        )
        return {face_id for (face_id,) in rows}

    def any_gone(self, gallery_id: int, face_ids: Collection[int]) -> bool:
        """Whether one of very many faces of a gallery was expunged."""
        rows = self._session.rows(
            "SELECT face_id FROM expunged_face WHERE gallery_id = ?", (int(gallery_id),)
        )
        gone = {face_id for (face_id,) in rows}
        return bool(gone) and not gone.isdisjoint(int(face_id) for face_id in face_ids)

    def never_again(self, gallery_id: int) -> tuple[set[str], set[str]]:
        """Images (SHA-256) and subjects that this gallery does not take again."""
        rows = self._session.rows(
            "SELECT image_sha256, subject_id FROM expunged_face WHERE gallery_id = ?", (int(gallery_id),)
        )
        return {sha256 for sha256, _ in rows}, {subject for _, subject in rows}

    def image_sentence(self, sha256: str) -> str | None:
        """Why a picture is gone; None for one that nobody expunged."""
        number = self._session.value(
            "SELECT max(expungement_id) FROM expunged_face WHERE image_sha256 = ?", (sha256,)
        )
        if number is not None:
            return self.get(number).sentence
        found = self._read_probes("WHERE p.image_sha256 = ?", (sha256,))
        return found[-1].sentence if found else None

    def of_probe(self, probe_id: str) -> ProbeExpungement | None:
        found = self._read_probes("WHERE p.probe_id = ?", (probe_id,))
        return found[0] if found else None

    def unfinished_probes(self) -> list[ProbeExpungement]:
        return self._read_probes("WHERE e.at IS NULL", ())

    def uses(self, images: Collection[str], without_faces: Iterable[int] = ()) -> list[KeptImage]:
        """Which of these images something else rests on, and what; `without_faces` do not count."""
        found: dict[str, set[str]] = {}
        given = to_json(sorted(set(images)))
        enrolled = self._session.rows(
            "SELECT DISTINCT image_sha256, name FROM gallery CROSS JOIN face USING (gallery_id)"
            " WHERE image_sha256 IN (SELECT value FROM json_each(?))"
            " AND face_id NOT IN (SELECT value FROM json_each(?))",
            (given, to_json([int(face_id) for face_id in without_faces])),
        )
        for sha256, name in enrolled:
            found.setdefault(sha256, set()).add(f"enrolled in the gallery “{name}”")
        probes = self._session.rows(
            "SELECT DISTINCT image_sha256, case_number FROM probe JOIN case_file USING (case_id)"
            " WHERE image_sha256 IN (SELECT value FROM json_each(?))"
            " AND probe_id NOT IN (SELECT probe_id FROM probe_expungement)",
            (given,),
        )
        for sha256, number in probes:
            found.setdefault(sha256, set()).add(f"a probe of the case {number}")
        return [KeptImage(sha256, tuple(sorted(uses))) for sha256, uses in sorted(found.items())]

    def cases_listing(self, face_ids: Iterable[int]) -> list[str]:
        """Ids of the cases that have a candidate row on one of these faces."""
        rows = self._session.rows(
            "SELECT DISTINCT case_id FROM candidate JOIN search USING (search_id)"
            " WHERE face_id IN (SELECT value FROM json_each(?)) ORDER BY case_id",
            (to_json([int(face_id) for face_id in face_ids]),),
        )
        return [case_id for (case_id,) in rows]

    def count_searches_listing(self, face_ids: Iterable[int]) -> int:
        """How many searches list one of these faces."""
        return int(
            self._session.value(
                "SELECT count(DISTINCT search_id) FROM candidate"
                " WHERE face_id IN (SELECT value FROM json_each(?))",
                (to_json([int(face_id) for face_id in face_ids]),),
            )
        )

    def _read(self, where: str, parameters: tuple[Any, ...]) -> list[Expungement]:
        rows = self._session.rows(f"{_SELECT} {where} ORDER BY e.expungement_id", parameters)
        return [_expungement(*row) for row in rows]

    def _read_probes(self, where: str, parameters: tuple[Any, ...]) -> list[ProbeExpungement]:
        rows = self._session.rows(f"{_SELECT_PROBE} {where} ORDER BY p.log_seq", parameters)
        return [
            ProbeExpungement(
                probe,
                sha256,
                reference,
                parse_instant(at),
                actor,
                seq,
                None if done is None else parse_instant(done),
            )
            for probe, sha256, reference, at, actor, seq, done in rows
        ]


def _ids(faces: Iterable[ExpungedFace]) -> str:
    return to_json([face.face_id for face in faces])


def _expungement(
    expungement_id: int,
    gallery_id: int,
    subject_id: str,
    ground: str,
    reference: str,
    at: str,
    actor: str,
    seq: int,
    done_at: str | None,
    done_seq: int | None,
) -> Expungement:
    return Expungement(
        expungement_id,
        gallery_id,
        subject_id,
        ExpungeGround(ground),
        reference,
        parse_instant(at),
        actor,
        seq,
        None if done_at is None else parse_instant(done_at),
        done_seq,
    )
