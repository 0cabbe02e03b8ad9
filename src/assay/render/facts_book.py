"""The data book of a report: its figures, the facts behind them, factors, findings and coverage, a sheet each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.core.languages import LANGUAGES
from assay.facts.fact import Added
from assay.frameworks.lack_words import lack_label
from assay.render.databook import DataBook, Link, Number, Sheet, SheetColumn, SheetRow
from assay.render.topic_sheets import topic_sheets
from assay.report.method import computed_metrics, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.findings import Finding
    from assay.core.languages import Language
    from assay.facts.fact import Fact
    from assay.frameworks.coverage import Coverage
    from assay.frameworks.edition import Edition
    from assay.render.databook import Value
    from assay.report.document import Document, FactTable
    from assay.report.material import Material

_NAMES: Mapping[str, tuple[str, str, str]] = {
    "readme": ("Read me", "說明", "说明"),
    "tables": ("Key figures", "關鍵數據", "关键数据"),
    "facts": ("Facts", "數據", "数据"),
    "topics_holds": (
        "Figures of this topic over the years; totals and ratios recompute",
        "本議題各年數據；合計及比率可重新計算",
        "本议题各年数据；合计及比率可重新计算",
    ),
    "live": (
        "Exact values. Totals, shares and intensities are formulas: they follow when an entry is changed.",
        "精確值。合計、佔比及密度為公式，更改輸入值後會隨之重算。",
        "精确值。合计、占比及强度为公式，更改输入值后会随之重算。",
    ),
    "factors": ("Factors", "因子", "因子"),
    "findings": ("Findings", "檢查結果", "检查结果"),
    "coverage": ("Coverage", "披露情況", "披露情况"),
    "about": (
        "Every figure of the report with what it was made of. Key figures are printed as in the report; Facts hold the "
        "exact values.",
        "本資料冊載列報告的每項數據及其構成。「關鍵數據」與報告所列一致；「數據」為精確值。",
        "本资料册载列报告的每项数据及其构成。“关键数据”与报告所列一致；“数据”为精确值。",
    ),
    "sheet": ("Sheet", "工作表", "工作表"),
    "holds": ("What it holds", "內容", "内容"),
    "tables_holds": ("The tables of the report", "報告內的表格", "报告内的表格"),
    "facts_holds": (
        "One row a figure: exact value, formula in words, factors, records",
        "每行一項數據：精確值、公式、因子、紀錄",
        "每行一项数据：精确值、公式、因子、记录",
    ),
    "factors_holds": (
        "Each factor used, with its source and the rung it was found on",
        "所用因子、來源及選取依據",
        "所用因子、来源及选取依据",
    ),
    "findings_holds": ("What the checks say", "檢查結果", "检查结果"),
    "coverage_holds": ("Each provision and what became of it", "各條文的披露情況", "各条文的披露情况"),
    "metric": ("Metric", "指標代號", "指标代号"),
    "label": ("Indicator", "指標", "指标"),
    "cut": ("Split", "劃分", "划分"),
    "year": ("Year", "年度", "年度"),
    "value": ("Exact value", "精確值", "精确值"),
    "printed": ("As printed", "列印值", "列印值"),
    "unit": ("Unit", "單位", "单位"),
    "kpi": ("KPI", "指標編號", "指标编号"),
    "formula": ("Formula in words", "公式", "公式"),
    "factor": ("Factors", "因子", "因子"),
    "confidence": ("Confidence", "可信度", "可信度"),
    "records": ("Records", "紀錄數", "记录数"),
    "first": ("First record", "首項紀錄", "首项记录"),
    "source": ("Source", "來源", "来源"),
    "used": ("Used for", "適用於", "适用于"),
    "rung": ("How it was chosen", "選取依據", "选取依据"),
    "severity": ("Severity", "嚴重程度", "严重程度"),
    "code": ("Code", "代號", "代号"),
    "message": ("Finding", "結果", "结果"),
    "place": ("Place", "位置", "位置"),
    "framework": ("Framework", "框架", "框架"),
    "provision": ("Provision", "條文", "条文"),
    "asks": ("What it asks for", "要求", "要求"),
    "status": ("Status", "披露情況", "披露情况"),
    "reason": ("Reason or what lacks", "原因或未披露部分", "原因或未披露部分"),
}


def facts_book(
    material: Material,
    document: Document,
    tables: Sequence[FactTable],
    editions: Sequence[Edition],
    findings: Sequence[Finding],
) -> DataBook:
    """The workbook of one language. It holds no rows about people, only sums."""
    language = material.language
    fixed = [_word(name, language) for name in ("readme", "tables", "facts", "factors", "findings", "coverage")]
    topics = topic_sheets(material, lambda name: _word(name, language), fixed)
    return DataBook(
        title=f"{document.title} {document.year_label}",
        organisation=document.organisation,
        published_on=document.published_on,
        accent=document.accent,
        sheets=(
            _readme(document, language, topics),
            _tables(material, tables),
            *topics,
            _facts(material),
            _factors(material),
            _findings(findings, language),
            _coverage(material, editions),
        ),
    )


def _word(name: str, language: Language) -> str:
    return _NAMES[name][LANGUAGES.index(language)]


def _columns(language: Language, *widths: tuple[str, int]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(heading=_word(name, language), width=width, wrap=width >= 30) for name, width in widths)


def _readme(document: Document, language: Language, topics: Sequence[Sheet]) -> Sheet:
    def row(name: str) -> SheetRow:
        return SheetRow(cells=(Link(_word(name, language)), _word(f"{name}_holds", language)))

    rows = (
        row("tables"),
        *(SheetRow(cells=(Link(sheet.name), _word("topics_holds", language))) for sheet in topics),
        *(row(name) for name in ("facts", "factors", "findings", "coverage")),
    )
    lines = [_word("about", language), *([document.fictional_note] if document.fictional_note else [])]
    return Sheet(
        name=_word("readme", language),
        columns=_columns(language, ("sheet", 34), ("holds", 80)),
        rows=rows,
        title=f"{document.organisation} · {document.title}"
        + ("" if document.year_label in document.title else f" {document.year_label}"),
        lines=tuple(lines),
    )


def _tables(material: Material, tables: Sequence[FactTable]) -> Sheet:
    years = [str(year) for year in reversed(material.book.years)]
    by_key = {str(fact.key): fact for fact in material.facts}
    rows: list[SheetRow] = []
    for table in tables:
        if [column.label for column in table.columns] != years:
            continue
        rows.append(SheetRow(cells=(table.caption, *([None] * (len(years) + 2))), emphasis="group"))
        for row in table.rows:
            if not row.cells:
                rows.append(SheetRow(cells=(row.label, *([None] * (len(years) + 2))), emphasis="group"))
                continue
            cells: list[Value] = ["    " * row.indent + row.label, row.unit, row.kpi]
            for cell in row.cells:
                fact = by_key.get(cell.fact_key)
                shown = material.shown(fact) if fact is not None else None
                known = shown is not None and shown.value is not None
                cells.append(
                    Number(shown.value, shown.decimals) if known and shown and shown.value is not None else cell.text
                )
            rows.append(SheetRow(cells=tuple(cells), emphasis="total" if row.emphasis == "total" else "normal"))
    language = material.language
    return Sheet(
        name=_word("tables", language),
        columns=(
            *_columns(language, ("label", 58), ("unit", 22), ("kpi", 8)),
            *(SheetColumn(heading=year, width=14) for year in years),
        ),
        rows=tuple(rows),
        title=_word("tables", language),
    )


def _facts(material: Material) -> Sheet:
    language = material.language
    facts = sorted(
        (fact for fact in material.facts if fact.key.year in material.book.years),
        key=lambda fact: (fact.key.metric, -fact.key.year, len(fact.key.dimensions), fact.key.dimensions),
    )
    words = _formula_words(material)
    return Sheet(
        name=_word("facts", language),
        columns=_columns(
            language,
            ("kpi", 8),
            ("metric", 26),
            ("label", 44),
            ("cut", 30),
            ("year", 8),
            ("value", 20),
            ("unit", 18),
            ("printed", 16),
            ("formula", 50),
            ("factor", 44),
            ("records", 10),
            ("first", 30),
        ),
        rows=tuple(_fact_row(material, fact, words) for fact in facts),
        title=_word("facts", language),
        fixed_columns=3,
    )


def _formula_words(material: Material) -> dict[str, str]:
    day = material.book.period(material.book.reporting_year).end
    computed = computed_metrics(material)
    words = {name: words_of(material, name, day) for name in material.plan.order if name in computed}
    return {name: sentence for name, sentence in words.items() if sentence}


def _fact_row(material: Material, fact: Fact, words: Mapping[str, str]) -> SheetRow:
    shown = material.shown(fact)
    cut = "; ".join(f"{material.dimension(d)}: {material.member(d, m)}" for d, m in fact.key.dimensions)
    value: Value = Number(fact.value) if isinstance(fact.value, Decimal) else shown.text
    printed: Value = Number(shown.value, shown.decimals) if shown.value is not None else None
    factors, count, first, computed = "", 0, "", True
    if isinstance(fact.origin, Added) and fact.known:
        cells = [material.facts.cells[number] for number in fact.origin.cells]
        count = sum(cell.count for cell in cells)
        computed = any(cell.evaluation is not None for cell in cells)
        used = {
            f"{choice.factor.value} {choice.factor.unit.symbol} ({choice.factor.source})"
            for cell in cells
            if cell.evaluation
            for _, choice in cell.evaluation.choices
        }
        factors = "; ".join(sorted(used))
        first = next((str(use.place) for cell in cells for use in cell.records), "")
    return SheetRow(
        cells=(
            material.kpis.get(fact.key.metric, ""),
            fact.key.metric,
            material.label(fact.key.metric),
            cut,
            fact.key.year,
            value,
            fact.unit.symbol,
            printed,
            words.get(fact.key.metric, "") if computed else "",
            factors,
            count or None,
            first,
        )
    )


def _factors(material: Material) -> Sheet:
    language = material.language
    uses: dict[str, SheetRow] = {}
    for cell in material.facts.cells:
        if cell.evaluation is None or material.book.calendar.label_of(cell.period.end) not in material.book.years:
            continue
        for name, choice in cell.evaluation.choices:
            factor = choice.factor
            where = f"{written(cell.dimensions)} {cell.period.end.year}"
            label = material.model.parameters[name].label.in_language(language)
            uses[f"{name}{factor.edition}{factor.id}{where}"] = SheetRow(
                cells=(
                    label,
                    Number(factor.value),
                    factor.unit.symbol,
                    where,
                    str(factor.source),
                    factor.source.confidence,
                    choice.rung,
                )
            )
    return Sheet(
        name=_word("factors", language),
        columns=_columns(
            language,
            ("factor", 26),
            ("value", 16),
            ("unit", 16),
            ("used", 30),
            ("source", 60),
            ("confidence", 12),
            ("rung", 44),
        ),
        rows=tuple(uses[key] for key in sorted(uses)),
        title=_word("factors", language),
    )


def _findings(findings: Sequence[Finding], language: Language) -> Sheet:
    rows = tuple(
        SheetRow(
            cells=(
                finding.severity,
                finding.code,
                finding.metric,
                finding.fiscal_year,
                " ".join(part for part in (finding.message, finding.expected, finding.action) if part),
                str(finding.place or ""),
            )
        )
        for finding in findings
    )
    return Sheet(
        name=_word("findings", language),
        columns=_columns(
            language, ("severity", 12), ("code", 26), ("metric", 26), ("year", 8), ("message", 90), ("place", 30)
        ),
        rows=rows,
        title=_word("findings", language),
    )


def _coverage(material: Material, editions: Sequence[Edition]) -> Sheet:
    language = material.language
    rows: list[SheetRow] = []
    for edition in editions:
        for item in material.coverage[edition.id]:
            provision = edition.provision(item.provision)
            asks = provision.title.in_language(language) if provision else ""
            reason = item.reason.in_language(language) if item.reason else _lacks(material, item)
            rows.append(
                SheetRow(
                    cells=(edition.title.in_language(language), item.provision, asks, material.say(item.status), reason)
                )
            )
    return Sheet(
        name=_word("coverage", language),
        columns=_columns(language, ("framework", 36), ("provision", 12), ("asks", 60), ("status", 16), ("reason", 50)),
        rows=tuple(rows),
        title=_word("coverage", language),
    )


def _lacks(material: Material, item: Coverage) -> str:
    parts = [lack_label(lack, material.book.catalogue).in_language(material.language) for lack in item.missing]
    return ("; " if material.language == "en" else "；").join(parts)
