"""What is missing from the record is said, with what it hides."""

from __future__ import annotations

from desktop.domain.error_sentences import Words
from desktop.domain.groups import AGE, RACE, SEX, SEX_AND_RACE, Grouping, all_groupings
from desktop.domain.metadata_gaps import MetadataGap, gap_sentences, metadata_gaps
from desktop.domain.subjects import CaptureRecord


def test_nothing_recorded_is_three_gaps() -> None:
    ids = [f"s{number}" for number in range(40)]
    records = {one: CaptureRecord(one) for one in ids}
    gaps = metadata_gaps(all_groupings(records, ids), len(ids))
    assert gaps == (MetadataGap(SEX, 0, 40), MetadataGap(RACE, 0, 40), MetadataGap(AGE, 0, 40))
    (sentence,) = gap_sentences(gaps)
    assert "any of 40 people: sex, race or ethnicity, age at capture." in sentence
    assert "stay hidden" in sentence


def test_a_share_is_a_gap_and_everybody_is_none() -> None:
    groupings = [
        Grouping(SEX, ("female", "male", "male")),
        Grouping(RACE, ("asian", "", "")),
        # Follows from the others; a gap of its own would say it twice.
        Grouping(SEX_AND_RACE, ("female, asian", "", "")),
        Grouping("county", ("Kent", "", "Kent")),
    ]
    gaps = metadata_gaps(groupings, 3)
    assert gaps == (MetadataGap(RACE, 1, 3), MetadataGap(AGE, 0, 3))
    nobody, some = gap_sentences(gaps)
    assert "age at capture." in nobody
    assert "race" not in nobody
    assert "part of 3 people only: race or ethnicity (1)." in some
    assert "age" not in some


def test_a_full_record_and_an_empty_gallery_have_none() -> None:
    full = [Grouping(by, ("a", "b")) for by in (SEX, RACE, AGE)]
    assert metadata_gaps(full, 2) == ()
    assert metadata_gaps([], 0) == ()
    assert gap_sentences(()) == ()


def test_words_and_numbers_are_those_of_the_reader() -> None:
    words = Words(translate=lambda text: text.replace("sex", "Geschlecht"), whole=lambda n: f"<{n}>")
    (sentence,) = gap_sentences([MetadataGap(SEX, 0, 1200)], words)
    assert "<1200>" in sentence
    assert "Geschlecht" in sentence
