"""How year, unit, value, metric and cut of a claim were told: codes with what fills their words, no prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml
from assay.reader.phrases import filled

if TYPE_CHECKING:
    from collections.abc import Mapping


class How(StrEnum):
    """A way in which something about a claim was told; what it is about stands first in its name."""

    YEAR_ROW = "year_row"
    YEAR_COLUMN = "year_column"
    YEAR_COLUMN_BEFORE = "year_column_before"
    YEAR_LABEL = "year_label"
    YEAR_SEVERAL = "year_several"
    YEAR_COLUMN_HEADING = "year_column_heading"
    YEAR_HEADING = "year_heading"
    YEAR_DOCUMENT = "year_document"
    YEAR_SHARE_BESIDE = "year_share_beside"
    YEAR_OF_CHANGE = "year_of_change"
    YEAR_ONLY = "year_only"
    YEAR_OVER = "year_over"
    YEAR_NOT_HERE = "year_not_here"
    YEAR_TOGETHER = "year_together"
    YEAR_TOGETHER_CHANGE = "year_together_change"
    YEAR_TABLE_HEADING = "year_table_heading"
    YEAR_NOTHING = "year_nothing"
    YEAR_NEWEST_FIRST = "year_newest_first"
    YEAR_USUAL = "year_usual"
    YEAR_OPEN = "year_open"
    YEAR_MIXED = "year_mixed"
    YEAR_OTHER_SIDE = "year_other_side"
    YEAR_BY_SUMS = "year_by_sums"
    YEAR_SAID = "year_said"
    YEAR_SAID_BESIDE = "year_said_beside"
    YEAR_SAID_BEFORE = "year_said_before"
    YEAR_BRACKETS = "year_brackets"
    YEAR_PAIRED = "year_paired"
    YEAR_PERIOD = "year_period"
    YEAR_THREE = "year_three"
    YEAR_UNSAID = "year_unsaid"
    TARGET_SET = "target_set"
    VALUE_NONE_SAID = "value_none_said"
    VALUE_PAIRED = "value_paired"
    VALUE_MARK = "value_mark"
    VALUE_SEVERAL = "value_several"
    VALUE_MORE = "value_more"
    VALUE_FALL = "value_fall"
    VALUE_ROUNDED = "value_rounded"
    VALUE_SAID_FALL = "value_said_fall"
    CODE_NAMED = "code_named"
    UNIT_CELL = "unit_cell"
    UNIT_COLUMN = "unit_column"
    UNIT_GROUP = "unit_group"
    UNIT_TABLE = "unit_table"
    UNIT_UNITS = "unit_units"
    UNIT_LABEL = "unit_label"
    UNIT_OVER = "unit_over"
    UNIT_ABOVE = "unit_above"
    UNIT_SUM = "unit_sum"
    UNIT_OF_CHANGE = "unit_of_change"
    UNIT_HUNDRED = "unit_hundred"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_BLANK = "unit_blank"
    UNIT_PERCENTAGE = "unit_percentage"
    UNIT_HOURS = "unit_hours"
    UNIT_DAYS = "unit_days"
    UNIT_PEOPLE = "unit_people"
    UNIT_COUNT = "unit_count"
    UNIT_PEOPLE_BESIDE = "unit_people_beside"
    UNIT_RELATIONS = "unit_relations"
    UNIT_COUNTED = "unit_counted"
    UNIT_TONNES = "unit_tonnes"
    METRIC_NONE = "metric_none"
    METRIC_FAULT = "metric_fault"
    METRIC_ABOUT = "metric_about"
    METRIC_WHOSE_SHARE = "metric_whose_share"
    METRIC_ALIAS = "metric_alias"
    METRIC_PHRASE = "metric_phrase"
    METRIC_NEARLY = "metric_nearly"
    METRIC_WOVEN = "metric_woven"
    METRIC_PLACE_BEHIND = "metric_place_behind"
    METRIC_REDUCTION = "metric_reduction"
    METRIC_CHANGE = "metric_change"
    METRIC_RATE_CHANGE = "metric_rate_change"
    METRIC_INTENSITY_CHANGE = "metric_intensity_change"
    METRIC_GROWTH = "metric_growth"
    METRIC_PERCENTAGE = "metric_percentage"
    METRIC_PERCENTAGE_NONE = "metric_percentage_none"
    METRIC_PER = "metric_per"
    METRIC_PER_NONE = "metric_per_none"
    METRIC_PER_WORDS = "metric_per_words"
    METRIC_PER_NOTHING = "metric_per_nothing"
    METRIC_UNIT_UNKNOWN = "metric_unit_unknown"
    METRIC_RESTRICTED = "metric_restricted"
    METRIC_ROWS_BEFORE = "metric_rows_before"
    METRIC_UNDER = "metric_under"
    METRIC_CODE = "metric_code"
    METRIC_MATTER = "metric_matter"
    METRIC_GROUPS = "metric_groups"
    METRIC_TOTAL = "metric_total"
    METRIC_BELOW = "metric_below"
    METRIC_SCOPES = "metric_scopes"
    METRIC_AMOUNTS = "metric_amounts"
    METRIC_HUNDRED = "metric_hundred"
    METRIC_OTHER_YEAR = "metric_other_year"
    DIMENSIONS_CUT = "dimensions_cut"
    DIMENSIONS_SITE = "dimensions_site"
    DIMENSIONS_SIBLING = "dimensions_sibling"
    PART_LABEL = "part_label"
    PART_AMOUNTS = "part_amounts"
    PART_HUNDRED = "part_hundred"
    PART_GROUP = "part_group"

    @property
    def about(self) -> str:
        """``year``, ``unit``, ``value``, ``code``, ``metric``, ``dimensions``, ``part`` or ``target``."""
        return self.value.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that was told about a claim. ``named`` fills the ``{names}`` of its words."""

    how: How
    named: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> Text:
        """The decision in words."""
        return filled(_words()[self.how], dict(self.named))


def decision(how: How, /, **named: object) -> Decision:
    """A decision with what fills its words.

    >>> decision(How.YEAR_SAID, year=2023).said.en
    'The sentence names 2023.'
    """
    return Decision(how, tuple((name, str(value)) for name, value in named.items()))


@cache
def _words() -> Mapping[How, Text]:
    table = load_yaml(Path(__file__).with_name("decisions.yaml"))
    return {How(name): Text.of(words) for name, words in table.items()}
