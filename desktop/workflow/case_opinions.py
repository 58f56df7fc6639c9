"""Who said what of a person anywhere in a case: a second search does not make a dissent go away."""

from __future__ import annotations

from desktop.domain.conclusions import Conclusion, RecordedConclusion
from desktop.storage.stores import Stores
from desktop.workflow.blindness import conclusion_names


class CaseOpinions:
    """Read once, then asked of each candidate. Inside a block."""

    def __init__(self, stores: Stores, case_id: str) -> None:
        searches = stores.searches.ids_in([case_id])
        self._looks = [look for search in searches for look in stores.looks.of_search(search)]
        written = [one for search in searches for one in stores.conclusions.of_search(search)]
        self._conclusions = [
            (one, conclusion_names(stores, one)) for one in sorted(written, key=lambda c: c.log_seq)
        ]

    def against(self, first: RecordedConclusion, before: int | None = None) -> tuple[str, ...]:
        """Who holds that this person is no lead, beside whoever wrote `first` and the looks at its search.

        Of everybody the latest conclusion counts, in whichever search of the case; of a blind look in
        another search, every answer that is not a lead. `before`: as of that log entry.
        """
        mine = next((who for one, who in self._conclusions if one.log_seq == first.log_seq), set())
        latest: list[tuple[RecordedConclusion, set[str]]] = []
        for one, who in self._conclusions:
            if one.subject_id == first.subject_id and (before is None or one.log_seq < before):
                latest = [(other, names) for other, names in latest if not names & who]
                latest.append((one, who))
        found = [
            one.examiner for one, who in latest if one.conclusion is not Conclusion.LEAD and not who & mine
        ]
        for look in self._looks:
            known = look.ended_seq is not None and (before is None or look.ended_seq < before)
            if look.search_id == first.search_id or not known or look.examiner is None:
                continue
            for item in look.candidates:
                answer = look.answer_at(item.place)
                against = answer is not None and answer.conclusion is not Conclusion.LEAD
                if item.subject_id == first.subject_id and against and look.examiner not in found:
                    found.append(look.examiner)
        return tuple(found)
