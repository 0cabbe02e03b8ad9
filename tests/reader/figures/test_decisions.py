"""How things were told is kept as codes; the words are made from them at the edge."""

import re
from pathlib import Path

import pytest

import assay.reader.decision
from assay.core.languages import LANGUAGES
from assay.core.strict_yaml import load_yaml
from assay.reader.audit.guessed import inferred
from assay.reader.decision import Decision, How, decision
from reader.figures.drawn import read, said, table

WORDS = load_yaml(Path(assay.reader.decision.__file__).with_name("decisions.yaml"))


def test_every_way_has_words_and_every_word_a_way() -> None:
    assert set(WORDS) == {how.value for how in How}


@pytest.mark.parametrize("how", How)
def test_a_way_is_said_in_three_languages_with_the_same_names(how: How) -> None:
    text = Decision(how).said
    named = [set(re.findall(r"{(\w+)}", text.in_language(language))) for language in LANGUAGES]
    assert named[0] == named[1] == named[2]
    assert how.about in {"year", "unit", "value", "code", "metric", "dimensions", "part", "target"}


def test_names_are_filled_in() -> None:
    told = decision(How.UNIT_COLUMN, unit="t").said
    assert told.en == "The unit 't' stands in the heading of the column."
    assert told.zh_hant == "單位「t」見於欄目標題。"


def test_a_year_that_nothing_names_is_inferred() -> None:
    (unsaid,) = said("Steam use was 20,000 GJ.")
    (named,) = said("Steam use was 20,000 GJ in 2021.")
    assert (inferred(unsaid), inferred(named)) == ({"year"}, set())
    (supposed, *_) = read(table("Resource | Unit | Amount\nCoal | tonnes | 412"))
    assert inferred(supposed) == {"year"}
