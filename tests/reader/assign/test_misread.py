"""Misread letters: mended in a document that is full of them, and in no other."""

from __future__ import annotations

from dataclasses import replace

from assay.reader.naming.assign import assign
from assay.reader.naming.misread import mended_words
from reader.assign.made import labelled, lexicon

MISREAD = (
    "Totai numbcr of ernployees", "By gencler", "Eiectricity consurnption", "Hazardovs waste", "Trainirg hours",
    "Waterconsumption", "Anti-corruptior training", "Environmentol protection", "Svppliers by region",
)  # fmt: skip


def test_a_document_full_of_misread_letters_is_mended() -> None:
    words = mended_words(MISREAD, lexicon().vocabulary)
    assert (words["ernployees"], words["gencler"], words["hazardovs"]) == ("employees", "gender", "hazardous")
    assert words["waterconsumption"] == "water consumption"


def test_a_rare_word_of_a_clean_document_stays() -> None:
    clean = ["Number of trainers", "Our mission", "Employers insured", "Total number of employees", "Water consumption"]
    assert not mended_words(clean, lexicon().vocabulary)


def test_the_labels_of_claims_stay_as_printed() -> None:
    paths = [(label, "") for label in MISREAD] + [("Hazardovs waste", "t"), ("Eiectricity consurnption", "kWh")]
    claims = [replace(labelled(path, unit), id=number, grid=number) for number, (path, unit) in enumerate(paths)]
    found = assign(claims, lexicon())
    assert [claim.metric for claim in found[-2:]] == ["hazardous_waste", "electricity_purchased"]
    assert [claim.labels for claim in found] == [claim.labels for claim in claims]
