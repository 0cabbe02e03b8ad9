"""Targets year by year, worked by hand."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from assay.calc.explain import explain
from assay.calc.trace import trace_of
from assay.facts.fact import FactKey
from assay.publication.verifier import _applied, _base, _number
from assay.report.charts import Chart
from assay.report.document import Paragraph, PlainTable
from small_book import SmallBook, codes, fact, value

from .composed import composed, document_of, row, section, spoken, texts

HAULED = """\
    metric,site,start,end,quantity,unit
    water_withdrawn,,2023-01-01,2023-12-31,1000,m3
    water_withdrawn,,2024-01-01,2024-12-31,{water},m3
    output,,2023-01-01,2023-12-31,100,t
    output,,2024-01-01,2024-12-31,110,t
"""
FROM_2023 = "- {id: w, name: Hauled, metric: water_withdrawn, base_year: 2023, target_year: 2027, "


def hauling(book: SmallBook, water: int, goal: str) -> SmallBook:
    return book.write({"records/figures.csv": HAULED.format(water=water), "targets.yaml": FROM_2023 + goal + "}\n"})


def stands(book: SmallBook, language: str = "en") -> tuple[str, str]:
    """The last two cells of the target: what was reached beside what is due, and what the next year needs."""
    blocks = section(document_of(book, language), "targets").blocks
    (table,) = [block for block in blocks if isinstance(block, PlainTable) and block.id == "t-targets"]
    return spoken(table.rows[0][4]), spoken(table.rows[0][5])


@pytest.mark.parametrize(
    ("water", "goal", "standing", "needed"),
    [
        # -20% in four years: -5% a year; 1000 -> 960 is -4%. Due in 2025: 900, which is 60 of 960 less.
        (960, 'change: "-20%"', "−4.0%\ndue: −5.0%\nbehind the straight line to the goal", "−6.3% in 2025"),
        (950, 'change: "-20%"', "−5.0%\ndue: −5.0%\non track", "−5.3% in 2025"),
        # Already at 890, below the 900 of 2025.
        (890, 'change: "-20%"', "−11.0%\ndue: −5.0%\non track", "on the path of 2025 already"),
        # A milestone of -4% in 2025: -2% due in 2024, 960 due in 2025.
        (
            975,
            'change: "-20%", milestones: [{year: 2025, change: "-4%"}]',
            "−2.5%\ndue: −2.0%\non track",
            "−1.5% in 2025",
        ),
        # A target that grows: +8% in four years is +2% a year; 1040 of 2025 is 30 of 1010 more.
        (1010, 'change: "8%"', "+1.0%\ndue: +2.0%\nbehind the straight line to the goal", "+3.0% in 2025"),
        # Output grows from 100 to 110.
        (1100, "no_faster_than: output", "+10.0%\ndue: +10.0%\non track", "growth no faster than that of output of "),
        (1101, "no_faster_than: output", "+10.1%\ndue: +10.0%\ngrew faster than allowed", "growth no faster than"),
    ],
)
def test_a_year_is_measured_against_its_path(
    book: SmallBook, water: int, goal: str, standing: str, needed: str
) -> None:
    found = stands(hauling(book, water, goal))
    assert found[0] == standing
    assert found[1].startswith(needed)


def test_the_path_is_told_in_chinese(book: SmallBook) -> None:
    found = stands(hauling(book, 960, 'change: "-20%"'), "zh-Hant")
    assert found == ("−4.0%\n應達：−5.0%\n落後於目標的直線進度", "2025年須變動−6.3%")


def test_progress_stands_in_a_table_of_figures(book: SmallBook) -> None:
    document = document_of(hauling(book, 960, 'change: "-20%"'))
    assert texts(row(document, "Hauled", "t-targets-years")) == ["−4.0", "–"]


def test_without_the_figure_that_bounds_it_a_target_has_no_path(book: SmallBook) -> None:
    """No growth is assumed where the output is not known; and the check says so."""
    hauling(book, 1100, "no_faster_than: output")
    book.write({"records/figures.csv": "\n".join(HAULED.format(water=1100).splitlines()[:3]) + "\n"})
    assert stands(book) == ("", "")
    assert value(book.examine(), "target_change", target="w") == 10
    assert codes(book.check()).count("target.no_figure") == 2


def test_a_target_without_a_figure_of_its_base_year_is_found(book: SmallBook) -> None:
    text = FROM_2023.replace("base_year: 2023", "base_year: 2020") + 'change: "-20%"}\n'
    hauling(book, 960, 'change: "-20%"').write({"targets.yaml": text})
    (found,) = [f for f in book.check() if f.code == "target.no_figure"]
    assert found.fiscal_year == 2020


def test_a_base_of_zero_is_found(book: SmallBook) -> None:
    hauling(book, 960, 'change: "-20%"').write({"records/figures.csv": HAULED.format(water=5).replace(",1000,", ",0,")})
    assert "target.base_zero" in codes(book.check())


# -- what moved a figure ----------------------------------------------------------------------------------------------

POWER = """\
    site,carrier,start,end,quantity,unit
    birch,electricity,2023-01-01,2023-12-31,1000,MWh
    birch,electricity,2024-01-01,2024-12-31,1150,MWh
    birch,diesel,2023-01-01,2023-12-31,500,L
    birch,diesel,2024-01-01,2024-12-31,575,L
"""
MADE = """\
    metric,site,start,end,quantity,unit
    output,,2023-01-01,2023-12-31,100,t
    output,,2024-01-01,2024-12-31,120,t
"""
FACTORS = (
    "a,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,2023-12-31,Letter,The grid,verified",
    "b,grid_factor,own,,,0.4,tCO2e/MWh,2024-01-01,,Letter,The grid,verified",
    "c,fuel_factor,own,,diesel,1,tCO2e/L,2020-01-01,,Letter,The dealer,verified",
)
TWO = """\
- {id: e, name: Amount, metric: ghg_emissions, base_year: 2023, target_year: 2030, no_faster_than: output}
- {id: i, name: Intensity, metric: ghg_emissions_per_output, base_year: 2023, target_year: 2030, change: "-20%"}
"""


def powered(book: SmallBook) -> SmallBook:
    """1,000 MWh at 0.5 and 500 L at 1 are 1,000 tCO2e for 100 t; 1,150 MWh at 0.4 and 575 L are 1,035 for 120 t, and
    would be 1,150 at 0.5."""
    book.write({"records/energy.csv": POWER, "records/figures.csv": MADE, "targets.yaml": TWO})
    return book.own_factors(*FACTORS)


def reasons(book: SmallBook, target: str) -> dict[str, Decimal]:
    found = book.examine().calculation.facts
    return {
        dict(one.key.dimensions)["change_reason"]: one.value
        for one in found.of("target_change", 2024)
        if dict(one.key.dimensions).get("target") == target
        and "change_reason" in dict(one.key.dimensions)
        and isinstance(one.value, Decimal)
    }


def test_the_change_of_an_amount_is_taken_apart_exactly(book: SmallBook) -> None:
    """+3.5% = +20% more tonnes, -5% less energy for a tonne (1.15 times as much, not 1.20), -11.5% cleaner power."""
    found = reasons(powered(book), "e")
    assert found == {"activity": 20, "efficiency": -5, "factors": Decimal("-11.5")}
    assert sum(found.values()) == value(book.examine(), "target_change", target="e") == Decimal("3.5")


def test_the_change_of_an_intensity_is_taken_apart_exactly(book: SmallBook) -> None:
    found = reasons(powered(book), "i")
    assert set(found) == {"efficiency", "factors"}
    whole = value(book.examine(), "target_change", target="i")
    assert abs(sum(found.values()) - whole) < Decimal("1e-27")
    assert abs(found["efficiency"] + Decimal(25) / 6) < Decimal("1e-27")


def test_a_factor_that_did_not_change_moves_nothing(book: SmallBook) -> None:
    powered(book).own_factors(FACTORS[0].replace("2023-12-31", ""), FACTORS[2])
    assert reasons(book, "e") == {"activity": 20, "efficiency": -5}


def test_facts_of_targets_are_proved(book: SmallBook) -> None:
    """The second implementation of the arithmetic gives each of them, from the trace alone."""
    made = powered(book).write({"roadmap.yaml": ROAD}).examine()
    trace = json.loads(json.dumps(trace_of(made.case)))
    formulas = {one["id"]: one for one in trace["formulas"]}
    scales = {name: _number(one["scale"]) for name, one in trace["units"].items()}
    proved = 0
    for one in trace["facts"]:
        if one["metric"].startswith(("target_", "roadmap_")) and "value" in one:
            inputs = {name: _base(trace["facts"][number], scales) for name, number in one["inputs"].items()}
            again = _applied(formulas[one["formula"]], inputs) / scales[one["unit"]]
            assert abs(again - _number(one["value"])) < Decimal("1e-25")
            proved += 1
    assert proved == 12
    steady = fact(made, "ghg_emissions_at_base_factors", target="e")
    told = explain(made.case, FactKey("target_change", 2024, steady.key.dimensions))
    assert steady.value == 1150
    assert told is not None
    assert told.formula is not None
    assert "of the base year" in told.formula.words


def test_what_moved_a_figure_is_printed(book: SmallBook) -> None:
    document = composed(powered(book)).composed["en"].document
    assert texts(row(document, "Factor effect · Amount", "t-targets-reasons")) == ["−11.5", "–"]


# -- measures and the road --------------------------------------------------------------------------------------------

PROJECTS = """\
    project,site,project_type,due,completed,investment,currency,status
    P-1,birch,energy_saving,2024-06-30,2024-06-15,100,CNY,completed
    P-2,birch,energy_saving,2023-06-30,2023-06-15,100,CNY,completed
"""
SAVED = """\
    project,saved,start,end,quantity,unit,method
    P-1,emissions,2024-06-15,2024-12-31,30000,kgCO2e,calculated
"""
MEASURED = """\
- id: e
  name: Amount
  metric: ghg_emissions
  base_year: 2023
  target_year: 2030
  change: "-40%"
  measures:
    - {id: new, name: New burners, owner: Works, project: P-1, start: 2024-06-15, saving: 80 tCO2e}
    - {id: later, name: Later, owner: Works, state: planned, start: 2026-01-01, saving: 37 tCO2e}
    - {id: gone, name: Gone, owner: Works, state: dropped, start: 2026-01-01, saving: 500 tCO2e}
"""


SECOND = """\
- id: i
  name: Intensity
  metric: ghg_emissions_per_output
  base_year: 2023
  target_year: 2030
  change: "-20%"
  measures:
    - {id: sun, name: Cleaner power, owner: Works, state: planned, start: 2026-01-01, saving: 5 tCO2e}
"""


def measured(book: SmallBook, targets: str = MEASURED) -> SmallBook:
    files = {"records/energy_projects.csv": PROJECTS, "records/project_savings.csv": SAVED, "targets.yaml": targets}
    return powered(book).write(files)


def test_measures_are_held_against_the_gap(book: SmallBook) -> None:
    """1,035 - 0.6 × 1,000 = 435 are left. To come: 80 - 30 of the burners, and 37; what was dropped saves nothing."""
    made = measured(book).examine()
    assert abs(value(made, "target_gap_covered", target="e") - Decimal(87) / 435 * 100) < Decimal("1e-25")
    assert value(made, "emissions_saving_of_measures", measure="new", saving_kind="achieved") == 30
    assert codes(made.findings).count("target.measures_short") == 1
    trace = json.loads(json.dumps(trace_of(made.case)))
    assert any(row["register"] == "project_savings" and row["feeds"] for row in trace["records"])


def test_measures_that_reach_the_target_are_no_finding(book: SmallBook) -> None:
    measured(book, MEASURED.replace("37 tCO2e", "385 tCO2e"))
    assert value(book.examine(), "target_gap_covered", target="e") == 100
    assert "target.measures_short" not in codes(book.check())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("state: planned, start: 2026-01-01", "state: planned, start: 2024-01-01", "target.measure_late"),
        ("project: P-1", "project: P-2", "target.measure_silent"),
        ("project: P-1", "project: P-9", "target.project_unknown"),
        ("80 tCO2e", "80 person", "target.measure_unit"),
        ("80 tCO2e", "some", "target.measure_saving"),
        ("80 tCO2e", "0 tCO2e", "target.measure_saving"),
        ("project: P-1", "project: P-1, state: planned", "target.measure_state"),
        ("id: later", "id: new", "target.measure_duplicate"),
    ],
)
def test_what_is_wrong_with_a_measure_is_found(book: SmallBook, old: str, new: str, code: str) -> None:
    assert old in MEASURED
    assert code in codes(measured(book, MEASURED.replace(old, new, 1)).check())


ROAD = """\
metric: ghg_emissions
base_year: 2023
phases:
  - {id: a, name: Peak, until: 2025, change: "8%", aim: To peak}
  - {id: b, name: Down, until: 2035, change: "-90%", aim: To fall}
residual: Stored for good
"""


def test_the_road_is_drawn_from_phase_to_phase(book: SmallBook) -> None:
    """+4% is due in 2024, +8% in 2025, then 9.8 points less a year; 1,035 of 1,000 is within."""
    document = document_of(measured(book).write({"roadmap.yaml": ROAD}))
    blocks = section(document, "roadmap").blocks
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    path = {point.category: point.value for point in chart.points if point.series == "path required"}
    assert (path["2024"], path["2025"], path["2026"], path["2035"]) == (1040, 1080, 982, 100)
    assert [(band.since, band.until) for band in chart.bands] == [(2023, 2025), (2025, 2035)]
    said = [block.runs for block in blocks if isinstance(block, Paragraph)]
    assert list(map(spoken, said)) == ["2024: +3.5% from 2023, within the path (+4.0%).", "Stored for good"]
    proved = [(run.text, run.fact_key) for run in said[0] if run.fact_key]
    assert proved == [("+3.5%", "roadmap_change@2024"), ("+4.0%", "roadmap_due@2024")]
    made = book.examine()
    assert (value(made, "roadmap_change"), value(made, "roadmap_due")) == (Decimal("3.5"), 4)


def test_a_year_outside_the_road_has_no_fact_of_it(book: SmallBook) -> None:
    measured(book).write({"roadmap.yaml": ROAD.replace("base_year: 2023", "base_year: 2024").replace("2025", "2026")})
    assert not [one for one in book.examine().calculation.facts if one.key.metric.startswith("roadmap_")]


def test_the_measures_of_all_targets_are_one_table(book: SmallBook) -> None:
    blocks = section(document_of(measured(book, MEASURED + SECOND)), "targets").blocks
    (table,) = [block for block in blocks if isinstance(block, PlainTable) and block.id == "t-measures"]
    named = [(spoken(row[0]), spoken(row[1])) for row in table.rows]
    assert named == [("Amount", "New burners"), ("", "Later"), ("", "Gone"), ("Intensity", "Cleaner power")]


@pytest.mark.parametrize(
    ("goal", "allowed"),
    [
        ("change: '-20%'", 900),
        ("change: '-20%', milestones: [{year: 2025, change: '-10%'}]", 900),
        ("change: '-20%', milestones: [{year: 2024, change: '-4%'}]", 960 - Decimal(160) / 3),
        ("change: '-20%', milestones: [{year: 2026, change: '-6%'}]", 960),
    ],
)
def test_what_the_next_year_needs_is_a_fact(book: SmallBook, goal: str, allowed: Decimal | int) -> None:
    """970 in 2024 of 1,000 in 2023, and what the path allows in 2025."""
    made = hauling(book, 970, goal).examine()
    assert abs(value(made, "target_needed", target="w") - (Decimal(allowed) / 970 - 1) * 100) < Decimal("1e-24")
    assert value(made, "target_change", target="w") == -3


def test_phases_out_of_order_are_found(book: SmallBook) -> None:
    measured(book).write({"roadmap.yaml": ROAD.replace("2035", "2024")})
    assert "roadmap.phases" in codes(book.check())
    assert "roadmap.metric_unknown" in codes(book.write({"roadmap.yaml": ROAD.replace("ghg_", "")}).check())


@pytest.mark.parametrize(
    ("now", "explained", "severity"),
    [(960, False, ["warning"]), (960, True, ["note"]), (890, False, [])],
)
def test_a_year_above_the_road_is_a_finding(book: SmallBook, now: int, explained: bool, severity: list[str]) -> None:
    """From 1,000 in 2023 by -10% to 2025 is 950 in 2024, on a straight line."""
    book.records("ghg_emissions 2023 1000 tCO2e", f"ghg_emissions 2024 {now} tCO2e")
    phase = "{id: a, name: A, until: 2025, change: '-10%', aim: Less}"
    book.write({"roadmap.yaml": f"metric: ghg_emissions\nbase_year: 2023\nphases: [{phase}]\n"})
    if explained:
        book.write({"explanations.yaml": "changes: [{metric: ghg_emissions, year: 2024, text: {en: Cold winter.}}]\n"})
    found = [each for each in book.check() if each.code == "roadmap.above"]
    assert [each.severity for each in found] == severity
    assert all("-4.0 % since 2023" in each.message and "-5.0 %" in each.message for each in found)
