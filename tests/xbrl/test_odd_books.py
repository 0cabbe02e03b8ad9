"""Books that are not like the others: another fiscal year, negative figures, units without a name in the registry."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.draft import draft
from assay.xbrl.release import TaggedPage, judge, release, tagged_page, untagged
from assay.xbrl.taxonomy import Taxonomy
from small_book import HEAD, SmallBook

ODD = (
    HEAD.replace("first_month: 1", "first_month: 4").replace(
        "languages: [en, zh-Hant, zh-Hans]", "languages: [zh-Hant]"
    )
    + """
members:
  waste_stream:
    oily_rags: {en: Rags & <oil>, zh-Hant: 抹布及<油>, zh-Hans: 抹布}
presentation:
  energy_consumed: {unit: tce, decimals: 1}
  hazardous_waste: {unit: kg, decimals: 0}
  electricity_purchased: {unit: 10000kWh, decimals: 2}
"""
)


@pytest.fixture(scope="module")
def page(taxonomy: Taxonomy, tmp_path_factory: pytest.TempPathFactory) -> TaggedPage:
    folder = tmp_path_factory.mktemp("odd")
    book = SmallBook(folder).write({"book.yaml": ODD})
    book.write(
        {
            "records/figures.csv": """
            metric,start,end,quantity,unit,site,waste_stream
            water_withdrawn,2023-04-01,2024-03-31,100,m3,birch,
            water_discharged,2023-04-01,2024-03-31,150,m3,birch,
            energy_consumed,2023-04-01,2024-03-31,900,MWh,birch,
            electricity_purchased,2023-04-01,2024-03-31,800,MWh,birch,
            hazardous_waste,2023-04-01,2024-03-31,2.5,t,birch,oily_rags
            """
        }
    )
    made = draft(book.examine())
    return tagged_page(made.materials["zh-Hant"], made.composed["zh-Hant"], taxonomy)


def figure(page: TaggedPage, anchor: str) -> tuple[Decimal | None, int, str]:
    found = page.tagging.figures[anchor]
    return found.exact, found.decimals, found.measure.written


def test_the_validator_accepts_it(page: TaggedPage, taxonomy: Taxonomy, tmp_path: Path) -> None:
    (tmp_path / page.name).write_bytes(page.content)
    for name, content in release([page], taxonomy).items():
        (tmp_path / name).write_bytes(content)
    assert judge(tmp_path, [page]) == ()


def test_the_year_is_that_of_the_book(page: TaggedPage) -> None:
    contexts = {found.context.id.partition("__")[0] for found in page.tagging.figures.values()}
    assert contexts == {"d20230401-20240331"}


def test_a_negative_figure_has_its_sign_in_the_tag(page: TaggedPage) -> None:
    assert figure(page, "f-water_net_consumption-2024") == (Decimal(-50), 0, "utr:m3")
    assert b'sign="-">50</ix:nonFraction>' in page.content
    assert "−<ix:nonFraction" in page.content.decode()


def test_a_unit_is_that_of_the_metric(page: TaggedPage) -> None:
    assert figure(page, "f-hazardous_waste-2024") == (Decimal("2.5"), 3, "utr:t")
    assert figure(page, "f-electricity_purchased-2024") == (Decimal(800), 1, "utr:MWh")


def test_what_has_no_unit_in_the_registry_is_printed_and_told(page: TaggedPage) -> None:
    (finding,) = [one for one in untagged([page]) if one.metric == "energy_consumed"]
    assert (finding.code, finding.severity) == ("xbrl.untagged", "warning")
    assert "'tce'" in finding.message
    assert b'class="fact">110.6' in page.content


def test_any_name_of_a_member_is_carried(page: TaggedPage) -> None:
    names = {told.context.coordinates[0].value: told.value for told in page.tagging.told if told.context.coordinates}
    assert names == {"oily_rags": "抹布及<油>"}
    assert "抹布及&lt;油&gt;</ix:nonNumeric>" in page.content.decode()
