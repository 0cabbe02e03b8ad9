"""A small tagged report: few figures of every kind, so that a test may break one of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assay.draft import Draft, draft
from assay.xbrl.release import TaggedPage, tagged_page
from assay.xbrl.taxonomy import Taxonomy
from assay.xbrl.taxonomy_package import taxonomy_package
from small_book import HEAD, SmallBook

RECORDS = (
    "scope_1 2024 1200 tCO2e site=birch",
    "scope_1 2024 300 tCO2e site=cedar",
    "scope_2_location 2024 500 tCO2e site=birch",
    "scope_2_location 2024 80 tCO2e site=cedar",
    "energy_consumed 2024 900 MWh site=birch",
    "energy_consumed 2023 850.5 MWh site=birch",
    "employees 2024 30 person gender=female region=inland site=birch",
    "employees 2024 50 person gender=male region=hong_kong site=birch",
    "employees 2023 70 person gender=male region=hong_kong site=birch",
    "hazardous_waste 2024 12.34 t waste_stream=sludge treatment=recycled site=birch",
    "hazardous_waste 2024 2 t waste_stream=rags treatment=landfilled site=birch",
    "revenue 2024 41500000 CNY",
    "revenue 2023 44000000 CNY",
    "employee_satisfaction 2024 not_collected %",
    "community_investment 2024 0 CNY focus_area=health",
)
MEMBERS = """
members:
  region:
    inland: {en: Inland, zh-Hant: 內陸, zh-Hans: 内陆}
  waste_stream:
    rags: {en: Oily rags, zh-Hant: 含油抹布, zh-Hans: 含油抹布}
"""
PASSAGES = {
    "narrative/A1.GD.en.md": "We obey the law, & print **{scope_1 2024}** as it is.\n\n- One.\n- Two <b>.",
    "narrative/A1.GD.zh-Hant.md": "我們守法，並如實公佈**{scope_1 2024}**。",
    "narrative/A1.GD.zh-Hans.md": "我们守法，并如实公布**{scope_1 2024}**。",
}
EXPLAINED = """
changes:
  - {metric: revenue, year: 2024, text: {en: Prices fell., zh-Hant: 價格下跌。, zh-Hans: 价格下跌。}}
"""


@dataclass(frozen=True)
class SmallReport:
    """``folder`` holds a page in each language and the taxonomy they need."""

    folder: Path
    made: Draft
    pages: tuple[TaggedPage, ...]

    @property
    def english(self) -> str:
        return (self.folder / "report.en.xhtml").read_text("utf-8")

    def broken(self, name: str, old: str, new: str) -> Path:
        """The English page with one thing changed."""
        assert old in self.english, old
        path = self.folder / f"{name}.xhtml"
        path.write_text(self.english.replace(old, new, 1), "utf-8")
        return path


def small_report(folder: Path, taxonomy: Taxonomy) -> SmallReport:
    (folder / "book").mkdir(parents=True)
    book = SmallBook(folder / "book").write({"book.yaml": HEAD + MEMBERS + "frameworks: [hkex-guide-2020]\n"})
    book.records(*RECORDS).write(PASSAGES).write({"explanations.yaml": EXPLAINED})
    made = draft(book.examine())
    pages = tuple(tagged_page(made.materials[language], one, taxonomy) for language, one in made.composed.items())
    for page in pages:
        (folder / page.name).write_bytes(page.content)
    (folder / "taxonomy.zip").write_bytes(taxonomy_package(taxonomy))
    return SmallReport(folder, made, pages)
