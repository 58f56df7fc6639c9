"""All stores of one reading or recording."""

from __future__ import annotations

from desktop.storage.audit_log import LogStore
from desktop.storage.case_store import CaseStore
from desktop.storage.conclusion_store import ConclusionStore
from desktop.storage.enrolment_store import EnrolmentStore
from desktop.storage.face_store import FaceStore
from desktop.storage.gallery_store import GalleryStore
from desktop.storage.measurement_store import MeasurementStore
from desktop.storage.probe_store import ProbeStore
from desktop.storage.rates_store import RatesStore
from desktop.storage.search_store import SearchStore
from desktop.storage.session import Session
from desktop.storage.setting_store import SettingStore


class Stores:
    """What `with workspace.reading() as stores` and `with workspace.recording() as stores` give.

    Galleries, faces, cases, probes, searches and conclusions are part of the record: inside a recording
    add them first, then append the log entry that speaks of them; the entry takes up their digest.
    """

    def __init__(self, session: Session) -> None:
        self.actor = session.actor
        self.log = LogStore(session)
        self.galleries = GalleryStore(session)
        self.faces = FaceStore(session)
        self.enrolments = EnrolmentStore(session)
        self.cases = CaseStore(session)
        self.probes = ProbeStore(session)
        self.searches = SearchStore(session)
        self.rates = RatesStore(session)
        self.conclusions = ConclusionStore(session)
        self.measurements = MeasurementStore(session)
        self.settings = SettingStore(session)
