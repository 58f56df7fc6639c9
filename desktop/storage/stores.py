"""All stores of one reading or recording."""

from __future__ import annotations

from desktop.domain.people import Person
from desktop.storage.account_store import AccountStore
from desktop.storage.audit_log import LogStore
from desktop.storage.case_file_store import CaseFileStore
from desktop.storage.case_store import CaseStore
from desktop.storage.checkpoint_store import CheckpointStore
from desktop.storage.conclusion_store import ConclusionStore
from desktop.storage.enrolment_store import EnrolmentStore
from desktop.storage.expungement_store import ExpungementStore
from desktop.storage.face_store import FaceStore
from desktop.storage.face_survey import FaceSurvey
from desktop.storage.gallery_store import GalleryStore
from desktop.storage.look_store import LookStore
from desktop.storage.measurement_store import MeasurementStore
from desktop.storage.policy_store import PolicyStore
from desktop.storage.probe_review_store import ProbeReviewStore
from desktop.storage.probe_store import ProbeStore
from desktop.storage.rates_store import RatesStore
from desktop.storage.release_store import ReleaseStore
from desktop.storage.search_store import SearchStore
from desktop.storage.session import Session
from desktop.storage.setting_store import SettingStore


class Stores:
    """What `with workspace.reading() as stores` and `with workspace.recording() as stores` give.

    Nearly everything is part of the record (`row_digest.COVERED_COLUMNS`): inside a recording add it first,
    then append the log entry that speaks of it; the entry takes up its digest.
    """

    def __init__(self, session: Session) -> None:
        self.actor = session.actor
        self.person: Person | None = session.person
        self.log = LogStore(session)
        self.checkpoints = CheckpointStore(session)
        self.galleries = GalleryStore(session)
        self.faces = FaceStore(session)
        self.survey = FaceSurvey(session)
        self.enrolments = EnrolmentStore(session)
        self.cases = CaseStore(session)
        self.probes = ProbeStore(session)
        self.searches = SearchStore(session)
        self.rates = RatesStore(session)
        self.conclusions = ConclusionStore(session)
        self.measurements = MeasurementStore(session)
        self.settings = SettingStore(session)
        self.accounts = AccountStore(session)
        self.policies = PolicyStore(session)
        self.case_files = CaseFileStore(session)
        self.probe_reviews = ProbeReviewStore(session)
        self.looks = LookStore(session)
        self.releases = ReleaseStore(session)
        self.expungements = ExpungementStore(session)
