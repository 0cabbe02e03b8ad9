"""An explanation as lines for people, or as plain data for programs. Nothing is computed here."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.words import written_out
from assay.catalogue.dimension import written
from assay.core.languages import Text
from assay.core.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.calc.explain import Explanation, FactorUse, FormulaUse, Part, RecordLine
    from assay.core.interval import Interval
    from assay.core.languages import Language
    from assay.core.missing import Missing
    from assay.core.units import Unit
    from assay.facts.fact import FactKey

# Without `everything`, so many parts and so many records of a figure are listed.
_SHOWN = 10

_W = {
    "exactly": Text("exactly {x}", "精確值 {x}", "精确值 {x}"),
    "between": Text(
        "between {a} and {b}, for the records are rounded digits",
        "介乎 {a} 與 {b} 之間，因記錄為四捨五入後的數字",
        "介于 {a} 与 {b} 之间，因记录为四舍五入后的数字",
    ),
    "formula": Text("Formula: ", "公式：", "公式："),
    "figures": Text("With figures: ", "代入數值：", "代入数值："),
    "source": Text("Source: ", "依據：", "依据："),
    "factor": Text("Factor: ", "因子：", "因子："),
    "document": Text("Document: ", "文件：", "文件："),
    "confidence": Text("Confidence: ", "可信程度：", "可信程度："),
    "verified": Text("verified: seen in a source", "已核實：見於來源", "已核实：见于来源"),
    "recalled": Text(
        "recalled: from memory, not yet checked against the document",
        "憑記憶：尚未與文件核對",
        "凭记忆：尚未与文件核对",
    ),
    "rung": Text("Rung of the ladder: ", "選用層級：", "选用层级："),
    "valid": Text("valid from {a}", "自 {a} 起有效", "自 {a} 起有效"),
    "valid_to": Text("valid from {a} to {b}", "{a} 至 {b} 有效", "{a} 至 {b} 有效"),
    "records": Text("From records:", "來自記錄：", "来自记录："),
    "parts": Text("Added up from:", "由下列各項相加：", "由下列各项相加："),
    "inputs": Text("Made of:", "組成：", "组成："),
    "row": Text("row {n}", "第{n}行", "第{n}行"),
    "page": Text("page {n}", "第{n}頁", "第{n}页"),
    "line": Text("line {n}", "文本第{n}行", "文本第{n}行"),
    "days": Text("{a} of its {b} days", "其{b}日中的{a}日", "其{b}日中的{a}日"),
    "lacks": Text("Lacks: ", "欠缺：", "欠缺："),
    "missing": Text("No value: ", "無數值：", "无数值："),
    "second": Text(
        "The figure is recorded. Its formula gives, from the other records:",
        "此數為記錄值；按公式由其他記錄計算則為：",
        "此数为记录值；按公式由其他记录计算则为：",
    ),
    "more": Text(
        "… and {n} more (--all lists them)", "……另有{n}項（--all 可全部列出）", "……另有{n}项（--all 可全部列出）"
    ),
    "above": Text("(explained above)", "（說明見上）", "（说明见上）"),
    "group": Text("the group", "集團", "集团"),
    "to": Text("{a} to {b}", "{a} 至 {b}", "{a} 至 {b}"),
    "kept": Text(
        "the register is kept; a year without a case counts as zero",
        "登記冊已備存；無個案即為零",
        "登记册已备存；无个案即为零",
    ),
}


def as_text(explanation: Explanation, language: Language = "en", *, everything: bool = False) -> str:
    """The tree as indented lines. ``everything`` lists all records and parts, otherwise the first ten of each."""
    return "\n".join(_Writer(language, None if everything else _SHOWN).figure(explanation, 0))


@dataclass(slots=True)
class _Writer:
    """Writes lines in one language; a figure that stands twice in a tree is explained once."""

    language: Language
    limit: int | None
    told: set[FactKey] = field(default_factory=set)

    def word(self, name: str, **values: object) -> str:
        text = _W[name].in_language(self.language)
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text

    def figure(self, told: Explanation, depth: int) -> Iterator[str]:
        pad = "  " * depth
        cut = f" [{told.cut}]" if told.cut else ""
        yield f"{pad}{told.label} {told.key.year}{cut}"
        if told.key in self.told:
            yield f"{pad}  = {told.printed} {self.word('above')}"
            return
        self.told.add(told.key)
        yield from self._value(told, pad)
        if told.formula is not None:
            yield from self._formula(told.formula, pad + "  ")
        for gap in told.gaps:
            yield f"{pad}  {self.word('lacks')}{gap}"
        if told.inputs:
            yield f"{pad}  {self.word('inputs')}"
            for each in told.inputs:
                yield from self.figure(each, depth + 2)
        yield from self._parts(told.parts, depth + 1)
        if told.second is not None:
            yield f"{pad}  {self.word('second')}"
            self.told.discard(told.key)
            yield from self.figure(told.second, depth + 2)
            self.told.add(told.key)

    def _value(self, told: Explanation, pad: str) -> Iterator[str]:
        if not isinstance(told.value, Decimal):
            yield f"{pad}  {self.word('missing')}{told.value}"
            return
        extra: list[str] = []
        full = self._amount(told.value, told.unit)
        if full != told.printed:
            extra.append(self.word("exactly", x=full) if not full.startswith("≈") else full)
        if told.bounds is not None and not told.bounds.exact:
            extra.append(self.word("between", a=written_out(told.bounds.low), b=written_out(told.bounds.high)))
        yield f"{pad}  = {told.printed}" + (f" ({'; '.join(extra)})" if extra else "")

    def _formula(self, used: FormulaUse, pad: str) -> Iterator[str]:
        yield f"{pad}{self.word('formula')}{used.words}"
        if used.figures:
            yield f"{pad}{self.word('figures')}{used.figures}"
        yield f"{pad}{self.word('source')}{used.source}"

    def _parts(self, parts: tuple[Part, ...], depth: int) -> Iterator[str]:
        pad = "  " * depth
        plain_parts = [part for part in parts if part.formula is None]
        computed = [part for part in parts if part.formula is not None]
        if plain_parts:
            yield f"{pad}{self.word('records')}"
            yield from self._records([r for part in plain_parts for r in part.records], pad + "  ")
        if computed:
            shown, more = self._some(sorted(computed, key=lambda part: (part.period, part.dimensions)))
            if len(computed) > 1:
                yield f"{pad}{self.word('parts')}"
            for part in shown:
                yield from self._computed(part, depth + (len(computed) > 1))
            if more:
                yield f"{pad}  {self.word('more', n=more)}"

    def _computed(self, part: Part, depth: int) -> Iterator[str]:
        pad = "  " * depth
        where = part.cut or self.word("group")
        span = self.word("to", a=part.period.start, b=part.period.end)
        value = self._amount(part.value, part.unit) if isinstance(part.value, Decimal) else str(part.value)
        yield f"{pad}{part.label} [{where}], {span}: {value}"
        if part.formula is not None:
            yield from self._formula(part.formula, pad + "  ")
        for factor in part.factors:
            yield from self._factor(factor, pad + "  ")
        if part.gap:
            yield f"{pad}  {self.word('lacks')}{part.gap}"
        yield from self._parts(part.inputs, depth + 1)

    def _factor(self, used: FactorUse, pad: str) -> Iterator[str]:
        value = used.factor
        by = f" ({value.source.publisher})" if value.source.publisher else ""
        at = f"; {value.source.at}" if value.source.at else ""
        valid = (
            self.word("valid_to", a=value.since, b=value.until) if value.until else self.word("valid", a=value.since)
        )
        yield (
            f"{pad}{self.word('factor')}{used.label} {written_out(value.value)} {value.unit.label(self.language)}"
            f" ({value.id}, {valid})"
        )
        yield f"{pad}  {self.word('document')}{value.source.document}{by}{at}"
        yield f"{pad}  {self.word('confidence')}{self.word(value.source.confidence)}"
        yield f"{pad}  {self.word('rung')}{used.rung}"

    def _records(self, records: Iterable[RecordLine], pad: str) -> Iterator[str]:
        shown, more = self._some(sorted(records, key=lambda r: (r.place.file, r.place.sheet, r.place.row or 0, r.id)))
        for record in shown:
            yield f"{pad}{self._record(record)}"
        if more:
            yield f"{pad}{self.word('more', n=more)}"

    def _record(self, record: RecordLine) -> str:
        place = record.place
        where = [place.file, place.sheet, self.word("row", n=place.row) if place.row is not None else ""]
        amount = self._amount(record.amount, record.unit)
        if place.row is None and record.entered == "0":
            return f"{place.file}: {self.word('kept')}"
        name = "" if record.id == f"{place.file.rpartition('/')[2]}:{place.row}" else f" ({record.id})"
        # A counted row has no unit of its own.
        same = record.entered == amount or " " not in record.entered
        gave = amount if same else f"{record.entered} → {amount}"
        share = f" ({self.word('days', a=record.days, b=record.of_days)})" if record.days != record.of_days else ""
        evidence = [
            record.document,
            self.word("page", n=record.page) if record.page is not None else "",
            self.word("line", n=record.line) if record.line is not None else "",
        ]
        proof = ", ".join(part for part in evidence if part)
        return f"{', '.join(w for w in where if w)}{name}: {gave}{share}" + (f" | {proof}" if proof else "")

    def _amount(self, value: Decimal, unit: Unit) -> str:
        return f"{written_out(value)} {unit.label(self.language)}".rstrip()

    def _some(self, items: list[Any]) -> tuple[list[Any], int]:
        if self.limit is None or len(items) <= self.limit + 1:
            return items, 0
        return items[: self.limit], len(items) - self.limit


def as_data(told: Explanation) -> dict[str, Any]:
    """The whole tree as plain data: numbers as text with a point, units by symbol, empty parts left out."""
    return _lean(
        {
            "metric": told.key.metric,
            "label": told.label,
            "year": told.key.year,
            "dimensions": written(told.key.dimensions),
            "printed": told.printed,
            **_value_data(told.value, told.bounds, told.unit),
            "formula": _formula_data(told.formula),
            "inputs": [as_data(each) for each in told.inputs],
            "parts": [_part_data(part) for part in told.parts],
            "gaps": list(told.gaps),
            "second": as_data(told.second) if told.second else None,
        }
    )


def _part_data(part: Part) -> dict[str, Any]:
    return _lean(
        {
            "metric": part.metric,
            "dimensions": written(part.dimensions),
            "start": part.period.start.isoformat(),
            "end": part.period.end.isoformat(),
            **_value_data(part.value, part.bounds, part.unit),
            "formula": _formula_data(part.formula),
            "factors": [_factor_data(each) for each in part.factors],
            "inputs": [_part_data(each) for each in part.inputs],
            "records": [_record_data(each) for each in part.records],
            "gap": part.gap,
        }
    )


def _factor_data(used: FactorUse) -> dict[str, Any]:
    value = used.factor
    return _lean(
        {
            "label": used.label,
            "parameter": value.parameter,
            "id": value.id,
            "set": value.edition,
            "value": plain(value.value),
            "unit": value.unit.symbol,
            "level": value.level,
            "area": value.area,
            "member": value.member,
            "from": value.since.isoformat(),
            "to": value.until.isoformat() if value.until else "",
            "rung": used.rung,
            "document": value.source.document,
            "publisher": value.source.publisher,
            "at": value.source.at,
            "url": value.source.url,
            "confidence": value.source.confidence,
        }
    )


def _record_data(record: RecordLine) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": record.id,
        "register": record.register,
        "file": record.place.file,
        "sheet": record.place.sheet,
        "row": record.place.row,
        "evidence": record.document,
        "page": record.page,
        "line": record.line,
        "entered": record.entered,
        "amount": plain(record.amount),
        "unit": record.unit.symbol,
    }
    if record.days != record.of_days:
        data |= {"days": record.days, "of_days": record.of_days}
    return _lean(data)


def _formula_data(used: FormulaUse | None) -> dict[str, str] | None:
    return {"id": used.id, "words": used.words, "figures": used.figures, "source": used.source} if used else None


def _value_data(value: Decimal | Missing, bounds: Interval | None, unit: Unit) -> dict[str, Any]:
    data: dict[str, Any] = {"value": plain(value)} if isinstance(value, Decimal) else {"missing": str(value)}
    if bounds is not None and not bounds.exact:
        data["bounds"] = [plain(bounds.low), plain(bounds.high)]
    return data | {"unit": unit.symbol}


def _lean(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [])}
