"""Which passage is taken for the answer to a provision: invented reports in three kinds of writing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.content import load_content
from assay.core.missing import Missing
from assay.reader.block import Block, Grid, GridCell, GridRow, Passage
from assay.reader.claim import Claim
from assay.reader.coverage.answered import answered
from assay.reader.coverage.report_part import index_pages, pages_of_report
from assay.reader.page import Box, Page, Word
from assay.reader.reading import Answer
from reader.audit.claimed import claim, document

CONTENT = load_content()
GUIDE = CONTENT.framework("hkex-guide-2020")
CODE = CONTENT.framework("hkex-code-2025")


def said(text: str, *headings: str, page: int | None = None) -> Passage:
    return Passage(text=text, kind="paragraph", headings=headings, page=page)


def answers(*blocks: Block | str, claims: tuple[Claim, ...] = ()) -> dict[str, Answer]:
    found = answered(document(*blocks), claims, GUIDE, CONTENT.catalogue)
    return {answer.provision: answer for answer in found}


def test_whistle_blowing_is_told_by_who_may_report_and_not_by_conflicts_of_interest() -> None:
    near = said(
        "Directors make a declaration through the reporting channels when a conflict of interest arises.",
        "Anti-corruption",
    )
    answer = said(
        "The Group encourages whistle-blowing: employees may report misconduct to the audit committee in confidence.",
        "Anti-corruption",
    )
    assert "whistle-blowing" in answers(near, answer)["B7.2"].quote


@pytest.mark.parametrize(
    ("near", "answer"),
    [
        (
            "Mankind is threatened, and governments must take immediate action against climate change and floods.",
            "The Group identified physical risks such as typhoons and has taken protective measures at its sites.",
        ),
        (
            "全球變暖威脅人類，各國政府必須立即採取行動應對氣候變化。",
            "本集團已識別颱風等實體風險，並為各廠房制定應急措施。",
        ),
        (
            "全球变暖威胁人类，各国政府必须立即采取行动应对气候变化。",
            "本集团已识别台风等实体风险，并为各厂房制定应急措施。",
        ),
    ],
)
def test_what_the_issuer_does_comes_before_what_the_world_should_do(near: str, answer: str) -> None:
    assert answers(near, answer)["A4.1"].quote == answer


def test_hiring_is_checked_by_papers_and_not_by_a_word_on_discrimination() -> None:
    near = said("We tolerate no discrimination by age, sex or race in the workplace and adopt such a policy.", "Staff")
    answer = said("Before employment the identity documents of each candidate are verified to keep out child labour.")
    assert answers(near, answer)["B4.1"].quote == answer.text
    assert answers(near)["B4.1"].status == "missing"


def test_no_case_found_is_no_step_against_one() -> None:
    none = "During the year the Group has not identified any use of child labour or forced labour in its operations."
    assert answers(none)["B4.2"].status == "missing"
    step = "If child labour is discovered, the contract is terminated immediately and the case is investigated."
    assert answers(none, step)["B4.2"].quote == step
    assert answers("如發現童工，本集團將即時終止僱傭關係並進行調查。")["B4.2"].status == "disclosed"
    assert answers("如发现童工，本集团将即时终止雇佣关系并进行调查。")["B4.2"].status == "disclosed"


def test_staff_cost_is_no_gift_to_the_community() -> None:
    cost = "The total staff cost including provident fund contributions amounted to approximately HK$30.1 million."
    assert answers(cost)["B8.2"].status == "missing"
    gift = "The Group donated HK$260,000 to a charity for the elderly during the year."
    assert answers(cost, gift)["B8.2"].quote == gift


def test_a_subject_that_is_only_named_is_not_answered() -> None:
    climate = "With a strong head start in the climate of recovery, we look forward to the coming season."
    assert answers(climate)["A4.GD"].status == "missing"
    listing = "Greenhouse gases come from the sources that are listed in the table which follows on this page."
    assert answers(listing)["A1.5"].status == "missing"


def test_a_list_of_titles_is_no_sentence() -> None:
    titles = said("Community Investment Policy Charitable Activities Volunteering Programmes Donations Made", "Index")
    assert answers(titles)["B8.GD"].status == "missing"
    asked = said("B8.1 Description of focus areas of contribution to the community such as education", "B8: Community")
    assert answers(asked)["B8.1"].status == "missing"


def _row(*texts: str) -> GridRow:
    return GridRow(cells=tuple(GridCell(text=text) for text in texts))


def test_steps_in_a_table_of_words_are_read() -> None:
    table = Grid(
        id=1,
        rows=(
            _row("Item", "Measures"),
            _row("Water saving", "Taps are turned off after use, and pipes are inspected to prevent leaks of water"),
            _row("Water used (m3)", "1,234"),
        ),
        headings=("Plan of saving",),
    )
    found = answers(table)["A2.4"]
    assert found.status == "partial"
    assert found.quote.startswith("Item: Water saving")


def test_an_intensity_by_whatever_is_accepted() -> None:
    claims = (
        claim("water_consumption", 2024, "12647"),
        claim("water_consumption_per_other", 2024, "371.97", cut="denominator=guest_night"),
    )
    assert answers(claims=claims)["A2.2"].status == "disclosed"
    assert answers(claims=claims[:1])["A2.2"].status == "partial"


def test_an_amount_in_a_sentence_answers_a_figure_without_a_table() -> None:
    told = "During the year 0.21 tonnes of clinical waste were handed to a licensed contractor."
    assert answers(told)["A1.3"].status == "disclosed"
    assert answers(told)["A1.3"].quote == told
    target = "Our target is to reduce hazardous waste by 2 tonnes until 2030 and we adopt measures for it."
    assert answers(target)["A1.3"].status == "missing"
    staff = "The total workforce of the Group was 896 at the end of the year."
    assert answers(staff)["B1.1"].status == "partial"


def test_a_cell_below_its_own_label_answers_though_no_metric_was_told() -> None:
    loose = claim("", 2024, "944", labels=("Health and safety", "Number of loss days due to work injuries"))
    assert answers(claims=(loose,))["B2.2"].status == "disclosed"
    other = replace(loose, labels=("Health and safety", "Number of courses"))
    assert answers(claims=(other,))["B2.2"].status == "missing"


@pytest.mark.parametrize(
    ("provision", "text"),
    [
        ("A1.3", "Due to the business nature, the Group's operation does not directly generate any hazardous waste."),
        ("A1.3", "由於業務性質，本集團的營運不會產生有害廢棄物。"),
        ("B6.1", "报告期内，公司未发生已售或已运送产品总数中因安全与健康理由而须回收的情况。"),
    ],
)
def test_a_nil_with_its_reason_is_an_answer(provision: str, text: str) -> None:
    assert answers(text)[provision].status in ("disclosed", "explained")


def test_a_relief_that_is_named_explains() -> None:
    blocks = (
        "目前公司尚未建立針對氣候相關轉型風險的量化評估方法，亦未對相關資產的暴露金額進行統計與披露。",
        "The Company uses the capabilities relief, since it cannot yet tell the capital expenditure on climate apart.",
    )
    found = {each.provision: each for each in answered(document(*blocks), (), CODE, CONTENT.catalogue)}
    assert found["D30"].status == "explained"
    assert found["D33"].status == "explained"


def test_a_part_of_a_book_is_no_answer_of_a_report() -> None:
    found = {each.provision: each for each in answered(document("Water: 12 t."), (), CODE, CONTENT.catalogue)}
    assert {each.status for each in found.values()} == {"missing"}


def _page(number: int, text: str) -> Page:
    box = Box(0, 0, 1, 1)
    words = tuple(Word(text=word, box=box) for word in text.split())
    return Page(number=number, source="text_layer", words=words)


PAGES = tuple(
    _page(number, text)
    for number, text in enumerate(
        (
            "Contents Chairman’s Statement Management Discussion Environmental, Social and Governance Report 3",
            "Chairman’s Statement Dear shareholders",
            "Management Discussion and Analysis Revenue rose",
            "Environmental, Social and Governance Report About this report",
            "Suppliers are chosen by tender",
            "Directors’ Report The directors present",
        ),
        start=1,
    )
)


def test_an_annual_report_answers_in_its_part_on_these_matters() -> None:
    made = replace(document(), pages=PAGES)
    assert pages_of_report(made) == {4, 5}
    outside = said("The Board oversees and reviews all ESG policies, and approved this report by vote.", page=6)
    inside = said("The Board oversees ESG matters and reviews progress through a committee each year.", page=5)
    both = replace(made, blocks=(outside, inside))
    found = {each.provision: each for each in answered(both, (), GUIDE, CONTENT.catalogue)}
    assert found["MDR-GOV"].page == 5
    found = {each.provision: each for each in answered(replace(made, blocks=(outside,)), (), GUIDE, CONTENT.catalogue)}
    assert found["MDR-GOV"].status == "missing"


def test_a_report_on_these_matters_alone_has_no_other_parts() -> None:
    alone = replace(document(), pages=(PAGES[1], PAGES[3], PAGES[4]))
    assert pages_of_report(alone) == frozenset()


def test_pages_of_the_index_are_known_by_its_rows_or_by_the_names_of_the_climate_part() -> None:
    names = ("Climate resilience", "Capital deployment", "Internal carbon prices")
    listed = Grid(id=1, rows=tuple(_row(name, "Not applicable") for name in names), page=9)
    assert index_pages(document(listed)) == {9}
    assert index_pages(document(replace(listed, rows=listed.rows[:2]))) == frozenset()


def test_text_that_was_set_beside_a_chart_is_read() -> None:
    table = Grid(
        id=1,
        rows=(
            _row("Water", ""),
            _row("The plant consumed municipal water for domestic and industrial", "3,000"),
            _row("uses, and a series of steps was taken to save water, such as checking", "2,000"),
            _row("leaks in taps, with the target to reduce water use by 3% until 2026.", "0"),
        ),
    )
    found = answers(table)["A2.4"]
    assert found.status == "partial"
    assert "sourcing" in found.reason.en
    labels = Grid(id=1, rows=tuple(_row(f"Use of water in plant No. {n}", "3,000") for n in range(1, 6)))
    assert answers(labels)["A2.4"].status == "missing"


def test_a_cell_that_says_nil_answers_a_count() -> None:
    cell = claim("", 2024, "0", labels=("Anti-corruption", "Concluded corruption lawsuits"))
    none = replace(cell, value=Missing("not_disclosed"), printed="Nil")
    assert answers(claims=(none,))["B7.1"].status == "disclosed"
    assert answers(claims=(replace(none, printed="N/A"),))["B7.1"].status == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "The five most material topics are energy, customer privacy, safety, anti-corruption policies and training.",
        "經評估後，本集團識別出五項重要議題，包括職業健康、客戶私隱保障、能源管理及反貪污政策。",
    ],
)
def test_a_list_of_what_matters_tells_nothing_of_it(text: str) -> None:
    found = answers(text.replace("topics are", "material topics are"))
    assert {found[code].status for code in ("A2.3", "B6.5", "B7.GD")} == {"missing"}


def test_a_refusal_of_something_else_explains_nothing() -> None:
    packaging = (
        "As the Group does not manufacture any products, the Group does not use any kind of packaging materials."
    )
    found = answers(packaging)
    assert found["A2.5"].status == "explained"
    assert found["B6.GD"].status == "missing"


def test_suppliers_may_be_told_apart_in_a_sentence() -> None:
    text = "Out of the 84 suppliers, 4 were from Beijing, 2 from Shandong and the remaining 78 from Henan."
    assert answers(text)["B5.1"].status == "disclosed"


def test_water_that_was_used_is_no_intensity_though_a_year_is_named() -> None:
    loose = claim("", 2024, "1948043", labels=("Resources", "Water (cubic metre)"))
    per_head = replace(loose, labels=("Resources", "Water (cubic metre/person)"))
    assert answers(claims=(loose,))["A2.2"].status == "partial"
    assert answers(claims=(loose, per_head))["A2.2"].status == "disclosed"
