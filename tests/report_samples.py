"""Disclosure packs to try with: synthetic faces, long texts, searches that found nobody, a disagreement."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from PIL import Image

from desktop.domain.adjustments import Crop, Levels, Recipe, Rotate
from desktop.domain.annotations import Annotation
from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.conclusions import Conclusion, SearchOutcome
from desktop.domain.disclosures import (
    Act,
    Agreement,
    AnalysisStatement,
    CandidateStatement,
    CaseStatement,
    ConclusionStatement,
    Corroboration,
    DisclosureDocument,
    LogLine,
    LookItem,
    LookStatement,
    PackStatement,
    Participant,
    Picture,
    PolicyStatement,
    ProbeStatement,
    SearchStatement,
    Statement,
)
from desktop.domain.faces import FaceQuality, QualityComponent, QualityMeasure
from desktop.domain.features import (
    Appearance,
    FacialComponent,
    FeatureFinding,
    FeatureList,
    Visibility,
    VisibleFeatures,
)
from desktop.domain.log_entries import format_instant
from desktop.domain.printed_records import CertificateRecord, FiguresRecord
from desktop.domain.probe_analysis import Suitability
from desktop.domain.probes import ProbeType
from desktop.domain.rates import wilson_rate
from desktop.domain.score_kinds import ScoreKind
from desktop.storage.signing_key import SigningKey

DEMO = Path(__file__).resolve().parents[1] / "resources" / "demo"
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
EXAMINER, SECOND, SUPERVISOR = "Amara Okafor", "Björn Lindqvist", "Chiara Fontana"
LONG = (
    "The still was taken from the recording of the camera above the till, 14 minutes after the alarm; the "
    "recording was handed over on a sealed disc and copied under supervision. "
) * 3
UNBROKEN = "export_of_the_recorder_" + "0123456789abcdef" * 9 + ".png"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def act(by: str, role: str, minutes: int) -> Act:
    return Act(by, role, START + timedelta(minutes=minutes))


@lru_cache
def face(number: int, folder: str = "gallery") -> Picture:
    path = sorted((DEMO / folder).iterdir())[number]
    with Image.open(path) as image:
        return Picture("image/jpeg", path.read_bytes(), *image.size)


@lru_cache
def adjusted_face(number: int) -> Picture:
    with Image.open(io.BytesIO(face(number, "probes").data)) as image:
        changed = image.convert("L").rotate(-4, expand=True)
        file = io.BytesIO()
        changed.save(file, "PNG")
        return Picture("image/png", file.getvalue(), *changed.size)


def features(different: int = 0) -> FeatureList:
    found = []
    for number, component in enumerate(FacialComponent):
        appearance = Appearance.DIFFERENT if number < different else Appearance.SIMILAR
        if component in (FacialComponent.EARS, FacialComponent.ALTERATIONS):
            appearance = Appearance.NOT_VISIBLE
        note = (
            LONG
            if component is FacialComponent.NOSE
            else f"{component.value}: see mark {number + 1}"
            if number % 3 == 0
            else ""
        )
        found.append(FeatureFinding(component, appearance, note))
    return FeatureList.of(found)


MARKS = (
    Annotation(1, FacialComponent.EYES, (110.0, 165.0), (112.0, 160.0), "inner corner of the left eye"),
    Annotation(2, FacialComponent.NOSE, (150.0, 210.0), (150.0, 205.0), "tip"),
    Annotation(3, FacialComponent.SCARS_AND_MARKS, (190.0, 250.0), None, "mole, not seen in the candidate"),
)


def conclusion(
    what: Conclusion | SearchOutcome, who: str, minutes: int, *, marks: bool = False, reason: str = ""
) -> ConclusionStatement:
    whole = isinstance(what, SearchOutcome)
    return ConclusionStatement(
        what,
        reason or f"Written by {who} about what was seen, feature by feature, at minute {minutes}.",
        act(who, "examiner", minutes),
        None if whole else features(2 if what is Conclusion.EXCLUDED else 0),
        MARKS if marks else (),
        adjusted_face(0) if marks else None,
        face(0) if marks else None,
    )


def candidates(count: int, minutes: int) -> list[CandidateStatement]:
    return [
        CandidateStatement(
            rank,
            f"S{minutes}{rank:03d}",
            0.62 - 0.004 * rank,
            0.83 - 0.003 * rank,
            rank <= 4,
            face(rank) if rank <= 4 else None,
            ("Rejected earlier in this case, in search A-1.",) if rank == 7 else (),
            ("Of 100 people of the candidate's recorded group, about 3 (1 to 8) would stand here.",)
            if rank <= 2
            else (),
        )
        for rank in range(1, count + 1)
    ]


def search(name: str, minutes: int, rows: list[CandidateStatement], **more: object) -> SearchStatement:
    base = SearchStatement(
        search_id=digest(name)[:32],
        act=act(EXAMINER, "examiner", minutes),
        gallery="County booking photographs 2019–2026",
        subjects=25000,
        faces=31207,
        pack_id="centerface-dlib",
        pack_hash=digest("pack"),
        snapshot_hash=digest("snapshot"),
        score_kind=ScoreKind.NORMALISED,
        threshold=0.6041,
        count_at_threshold=sum(row.at_or_above for row in rows),
        confidence=0.99,
        fpir=wilson_rate(250, 25000),
        declared={"sex": "female", "age": "30 to 39"},
        warnings=("The inter-eye distance of the probe is small: scores are less reliable.",),
        group_sentences=(
            "Of 100 people of the declared group who are not in this gallery, about 2 (1 to 3) would get a "
            "candidate here: 1.9 times as many as of everybody.",
        ),
        candidates=tuple(rows),
    )
    return dataclasses.replace(base, **more)


def reviewed_rows(count: int, *, released: bool) -> list[CandidateStatement]:
    rows = candidates(count, 40)
    lead = Conclusion.LEAD if released else Conclusion.INCONCLUSIVE
    rows[0] = dataclasses.replace(
        rows[0],
        conclusions=(
            conclusion(lead, EXAMINER, 60, marks=True, reason=LONG),
            conclusion(lead, SECOND, 120),
        ),
        agreement=Agreement.AGREED,
        corroborations=(
            Corroboration(
                "A till receipt with a loyalty card was found at the place.",
                "Receipt 4711, property room",
                act(SUPERVISOR, "supervisor", 150),
            ),
        )
        if released
        else (),
        release=act(SUPERVISOR, "supervisor", 180) if released else None,
    )
    rows[1] = dataclasses.replace(
        rows[1],
        conclusions=(
            conclusion(Conclusion.LEAD, EXAMINER, 70),
            conclusion(Conclusion.EXCLUDED, SECOND, 125),
        ),
        agreement=Agreement.DISAGREED,
    )
    rows[2] = dataclasses.replace(
        rows[2], conclusions=(conclusion(Conclusion.INSUFFICIENT_QUALITY, EXAMINER, 75),)
    )
    return rows


def looks(rows: list[CandidateStatement]) -> tuple[LookStatement, ...]:
    second = (
        LookItem(Conclusion.EXCLUDED, "Ears and hairline differ clearly.", filler=1),
        LookItem(rows[0].conclusions[-1].conclusion, "Similar throughout.", subject_id=rows[0].subject_id),
        LookItem(Conclusion.EXCLUDED, LONG, filler=2),
        LookItem(Conclusion.EXCLUDED, "The nose differs in width.", subject_id=rows[1].subject_id),
        LookItem(None, "", filler=3),
    )
    third = (LookItem(Conclusion.INCONCLUSIVE, "Too little of the jaw.", subject_id=rows[1].subject_id),)
    return (
        LookStatement(2, act(SECOND, "examiner", 125), 742.5, second),
        LookStatement(3, act("Dario Nkemelu", "examiner", 140), None, third),
    )


def quality() -> FaceQuality:
    return FaceQuality(
        (
            QualityMeasure(QualityComponent.INTER_EYE_DISTANCE, 61.0, "px", 38),
            QualityMeasure(QualityComponent.HEAD_POSE_YAW, -12.0, "°", 71),
            QualityMeasure(QualityComponent.SHARPNESS, 118.0, "", 55),
        )
    )


def log_lines(count: int) -> tuple[LogLine, ...]:
    kinds = ("case.opened", "probe.intake", "search.done", "candidate.examined", "conclusion")
    return tuple(
        LogLine(
            100 + n,
            kinds[n % 5],
            (EXAMINER, SECOND)[n % 2],
            START + timedelta(minutes=n),
            digest(f"leaf {n}"),
        )
        for n in range(count)
    )


def signed_note(size: int = 141) -> tuple[str, str]:
    """A checkpoint's note and the key that verifies it."""
    name = origin_of("0123456789abcdef0123456789abcdef")
    key = SigningKey(name, bytes(range(32)))
    body = format_checkpoint(Checkpoint(name, size, hashlib.sha256(b"root").digest()))
    return key.sign(body), key.verifier_key


def full_document(*, released: bool = True, count: int = 60) -> DisclosureDocument:
    """Two probes, three searches, `count` candidates in the first and a disagreement."""
    rows = reviewed_rows(count, released=released)
    visible = VisibleFeatures.of(
        {
            c: Visibility.NOT_VISIBLE
            if c is FacialComponent.EARS
            else Visibility.PARTLY
            if n % 4 == 0
            else Visibility.VISIBLE
            for n, c in enumerate(FacialComponent)
        }
    )
    first = ProbeStatement(
        "P-1",
        ProbeType.VIDEO_STILL,
        LONG,
        UNBROKEN,
        digest("probe 1"),
        act(EXAMINER, "examiner", 5),
        face(0, "probes"),
        Recipe((Rotate(-4.0), Levels(12, 240, 1.2), Crop(10, 12, 280, 340))),
        (
            "Turned clockwise by 4 degrees.",
            "Levels: black 12, white 240, gamma 1.2.",
            "Cropped to 280 × 340 pixels.",
        ),
        adjusted_face(0),
        quality(),
        (AnalysisStatement(visible, Suitability.LIMITED, LONG, act(EXAMINER, "examiner", 20)),),
        (
            search("one", 40, rows, looks=looks(rows)),
            search(
                "two",
                200,
                [],
                fpir=None,
                confidence=None,
                warnings=(),
                group_sentences=(),
                declared={},
                conclusions=(conclusion(SearchOutcome.NO_CANDIDATE, EXAMINER, 205),),
            ),
        ),
    )
    second = ProbeStatement(
        "P-2",
        ProbeType.PHOTOGRAPH,
        "Handed in by a witness.",
        "IMG_2044.jpg",
        digest("probe 2"),
        act(EXAMINER, "examiner", 300),
        face(3, "probes"),
        searches=(
            search(
                "three",
                320,
                candidates(8, 320),
                threshold=0.55,
                fpir=wilson_rate(0, 25000),
                lowered=(
                    Statement(
                        "The detective asked for a wider list because the photograph is old.",
                        act(SUPERVISOR, "supervisor", 315),
                    ),
                ),
            ),
        ),
    )
    note, verifier_key = signed_note()
    return DisclosureDocument(
        CaseStatement(
            "26-004711",
            "Robbery of a pharmacy (Penal Code section 211)",
            "Detective Sergeant E. Marlowe, Robbery Unit",
            "Warrant 26-W-118, Superior Court",
            date(2026, 3, 20),
            "Order of the court of 27 February 2026",
            PolicyStatement("State model policy, two examiners", date(2026, 1, 1), digest("policy")),
            date(2027, 3, 2),
            act(EXAMINER, "examiner", 0),
            act(SUPERVISOR, "supervisor", 400),
        ),
        act(SUPERVISOR, "supervisor", 410),
        "0.1.0",
        (first, second),
        (
            Participant(
                EXAMINER,
                "examiner",
                "examined the candidates of two searches",
                START + timedelta(minutes=60),
            ),
            Participant(SECOND, "examiner", "second look", START + timedelta(minutes=125)),
            Participant(
                SUPERVISOR, "supervisor", "released, closed the case", START + timedelta(minutes=180)
            ),
        ),
        packs=(PackStatement("centerface-dlib", "1", digest("pack"), "MIT and CC0-1.0"),),
        log=log_lines(41),
        checkpoint=note,
        verifier_key=verifier_key,
    )


def bare_document() -> DisclosureDocument:
    """A case in which nothing but its opening is recorded."""
    return DisclosureDocument(CaseStatement("26-1", "Missing person"), Act("Eve"), "0.1.0")


def certificate_record() -> CertificateRecord:
    """What a certificate of expungement is made of."""
    return {
        "subject_id": "S40001",
        "gallery": "County booking photographs 2019–2026",
        "reason": "Charges dismissed; " + LONG,
        "reference": "Order 26-EX-0042",
        "by": SUPERVISOR,
        "role": "supervisor",
        "at": format_instant(START + timedelta(days=30)),
        "removed": {"images": 3, "thumbnails": 3, "templates": 4, "rows": 11},
        "image_hashes": [digest(f"image {n}") for n in range(3)],
        "stays": [
            {
                "what": "The log entries of searches",
                "why": "They hold hashes and identifiers and cannot show a face.",
            },
            {"what": "The case 26-004711", "why": LONG},
        ],
        "beyond_reach": [
            "A disclosure pack that was exported on 2 March 2026 shows one picture.",
            "Backups that were made before this day.",
        ],
        "flagged_cases": ["26-004711", "26-000815"],
        "program": "0.1.0",
        "checkpoint": signed_note()[0],
        "verifier_key": signed_note()[1],
    }


def figures_record() -> FiguresRecord:
    """What the figures of a year are made of."""
    rows = [[f"Offence {n}", str(n), str(3 * n), str(n % 4)] for n in range(1, 56)]
    return {
        "title": "Annual figures",
        "period": "1 January 2025 to 31 December 2025",
        "made_by": SUPERVISOR,
        "made_at": format_instant(START),
        "tables": [
            {
                "title": "Searches by offence",
                "columns": ["Offence", "Cases", "Searches", "Released leads"],
                "rows": rows,
                "note": "Cases that are still open are counted.",
            },
            {"title": "Expungements", "columns": ["Reason", "People"], "rows": [], "note": ""},
        ],
        "notes": ["A released lead is not an identification.", LONG],
        "program": "0.1.0",
        "checkpoint": signed_note()[0],
        "verifier_key": signed_note()[1],
    }
