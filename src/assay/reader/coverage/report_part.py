"""Which pages tell something: the part of an annual report on these matters, and not its content index."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.naming.label_words import simplified
from assay.reader.passages.index_said import index_said

if TYPE_CHECKING:
    from assay.reader.block import Extract
    from assay.reader.page import Page

_OWN = re.compile(
    r"environment(?:al)?,? social (?:and|&) (?:corporate )?governance(?! committee)|\besg report|sustainability report"
    r"|social responsibility report|环境[、,，]?社会(?:及|与|和)?(?:企业)?(?:管治|治理)"
    r"|可持续发展报告|社会责任报告|esg报告"
)
_OTHER = re.compile(
    r"corporate information|corporate profile|chair(?:man|woman|person)[’']?s statement|ceo[’']?s statement"
    r"|management discussion|directors[’']? report|report of (?:the )?directors|corporate governance report"
    r"|biograph|directors and senior management|independent auditor|consolidated statements? of|notes to the"
    r"|financial summary|financial highlights|five[- ]year|公司资料|公司信息|主席报告|主席致辞|董事长致辞"
    r"|管理层讨论|董事会报告"
    r"|董事报告|企业管治报告|公司治理报告|董事及高级管理|董事、监事|独立核数师|独立审计师|综合财务|合并财务|财务摘要|五年"
)
_SPACE = re.compile(r"\s+")
# A running head stands at the beginning of what a page prints, or at its end.
_HEAD, _FOOT = 160, 80
# So many titles on one page are its list of contents.
_CONTENTS = 3
# An annual report has so many other parts at least. A report on these matters alone may have a chairman's words, too.
_PARTS = 3
_HAN = re.compile(r"[\u3400-\u9fff]")
# What the Code of 2025 calls the parts of its climate disclosures; an index that gives no numbers has these.
_CLIMATE_NAME = re.compile(
    r"climate-related risks and opportunities|business model and value chain|strategy and decision-making"
    r"|financial position, financial performance and cash flows?|climate resilience|risk management"
    r"|greenhouse gas emissions|climate-related (?:transition|physical) risks|climate-related opportunities"
    r"|capital deployment|internal carbon prices?|remuneration|industry-based metrics|climate-related targets"
    r"|气候相关风险及机遇|业务模式[和及]价值链|策略[和及]决策|财务状况[，、,]财务表现及现金流量?|气候[韧抵][性御]力?|风险管理"
    r"|温室气体排放|气候相关(?:转型|物理|实体)风险|气候相关机遇|资本运用|内部碳(?:定价|价格)|薪酬|行业指标|气候相关目标",
    re.IGNORECASE,
)
_NAMES = 3
_ROWS = 4


def pages_of_report(extract: Extract) -> frozenset[int]:
    """The pages of the part on environmental, social and governance matters; none where the document has no parts."""
    inside, others = set(), set()
    within = False
    for page in extract.pages:
        if not page.words:
            continue
        head = _head(page)
        other = {match[0] for match in _OTHER.finditer(head)}
        own = _OWN.search(head) is not None
        if len(other) + own >= _CONTENTS:
            within = False
            continue
        others |= other
        if own or other:
            within = own
        if within:
            inside.add(page.number)
    return frozenset(inside) if len(others) >= _PARTS else frozenset()


def index_pages(extract: Extract) -> frozenset[int]:
    """The pages that hold the content index: so many rows of it, or so many names of the climate part, stand there."""
    rows = Counter(row.page for row in index_said(extract) if row.page is not None)
    names: dict[int, set[str]] = defaultdict(set)
    for block in extract.blocks:
        if block.page is None:
            continue
        texts = [cell.text for row in block.rows for cell in row.cells] if isinstance(block, Grid) else [block.text]
        for text in texts:
            if _CLIMATE_NAME.fullmatch(
                name := simplified("".join(text.split()) if _HAN.search(text) else text).strip()
            ):
                names[block.page].add(name.casefold())
    listed = {page for page, found in names.items() if len(found) >= _NAMES}
    return frozenset({page for page, count in rows.items() if count >= _ROWS} | listed)


def _head(page: Page) -> str:
    """What stands first on a page, and last, as one string: words in the order of the page."""
    words = [word.text for word in page.words]
    first, last = " ".join(words[:40])[:_HEAD], " ".join(words[-20:])[-_FOOT:]
    return _SPACE.sub(" ", simplified(f"{first} \n {last}")).casefold()
