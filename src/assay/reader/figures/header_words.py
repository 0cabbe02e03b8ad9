"""What the headings of columns say in words: units, numbers, codes, notes, places, labels, ages, years."""

from __future__ import annotations

import re

from assay.reader.figures.kpi_codes import kpi_code
from assay.reader.figures.years import year_head

UNIT_HEAD = re.compile(
    r"(?:measurement\s+|measuring\s+)?units?(?:\s+of\s+measure(?:ment)?)?|uom|(?:計量|计量|計算|计算)?(?:單位|单位)",
    re.IGNORECASE,
)

KPI_HEAD = re.compile(
    r".*\b(?:KPIs?|GRI|HKEX|SASB)\b.*|.*(?:指標編號|指标编号|關鍵績效指標|关键绩效指标|指引編號).*", re.IGNORECASE
)

NUMBER_HEAD = re.compile(r"no\.?|numbering|#|s/?n|item no\.?|序號|序号|編號|编号|項次|项次", re.IGNORECASE)

NOTE_HEAD = re.compile(r"notes?|remarks?|footnotes?|附註|附注|備註|备注|註釋|注释|說明|说明", re.IGNORECASE)

PLACE_HEAD = re.compile(
    r".*\b(?:pages?|page no\.?|references?|sections?|chapters?|location|response|disclosures?|where)\b.*"
    r"|.*(?:頁碼|页码|頁次|页次|頁數|章節|章节|索引|位置|參考|参考|回應|披露情況|對應).*",
    re.IGNORECASE,
)

# How what a row names was dealt with: a column that says it names no part of it.
METHOD_HEAD = re.compile(
    r"(?:methods?\s+of\s+)?(?:disposal|treatment|handling)(?:\s+(?:methods?|approach(?:es)?|channels?|means))?"
    r"|(?:主要)?(?:廢棄物|废弃物|廢物|废物)?(?:處理|處置|处理|处置)(?:方式|方法|途徑|途径|措施)",
    re.IGNORECASE,
)

LABEL_HEAD = re.compile(
    r"(?:key\s+)?(?:performance\s+)?(?:indicators?|items?|metrics?|data|descriptions?|category|categories"
    r"|particulars|types?|resources?|name|kpis?|esg.*)"
    r"|.*(?:指標|指标|項目|项目|類別|类别|種類|种类|名稱|名称|資源|资源|內容|内容)",
    re.IGNORECASE,
)

CODE_HEAD = re.compile(
    r"(?:account\s+|activity\s+|NACE\s+)?codes?(?:\(s\)|\s*\(s\))?(?:\s*\(\d+[a-z]?\))?|SDGs?\b.*|代碼|代码|代號|代号|編碼|编码|會計項目代碼",
    re.IGNORECASE,
)

GENERIC = re.compile(
    r"quantit(?:y|ies)|amounts?|values?|figures?|data|results?|numbers?|數量|数量|數值|数值|數據|数据|數額|金額|金额|結果|总量|總量"
    r"|.{0,3}年度?數據",
    re.IGNORECASE,
)

# What is counted in the column below: "Number of people", 学历结构人数.
COUNTED_HEAD = re.compile(
    r"^(?:total\s+)?(?:number|no\.|amount|percentage|share|proportion|headcount)\b|(?:人數|人数|數量|数量|數目|数目|金額|金额|比例|佔比|占比)$",
    re.IGNORECASE,
)

SAYS_NOTHING = re.compile(
    r"(?:(?:(?:key|esg|hkex|performance|kpi|environmental|social)\s+)*(?:indicators?|metrics?)|items?|kinds?|years?|periods?|particulars|descriptions?|names?|types?"
    r"|categor(?:y|ies)|(?:esg|hkex|sustainability)?\s*kpis?|subject areas.*|contents?"
    r"|年份|年度|指標|指标|(?:關鍵|关键)?(?:績效|绩效)?(?:指標|指标)|項目|项目|類別|类别|種類|种类|名稱|名称|內容|内容|數據指標)",
    re.IGNORECASE,
)

_AGE = re.compile(
    r"(?:(?:aged?|ages)\s*)?(?:(?:under|below|over|above|(?:less|more|younger|older)\s+than|[<>≤≥])\s*[2-6]\d|[1-6]\d\s*(?:[-–—−~至]|to)\s*[2-7]\d"
    r"|[1-6]\d\s*(?:(?:or|and)\s+(?:below|above|under|over)|\+|[歲岁]?(?:及|或)?以[上下]))"
    r"(?:\s*(?:years?(?: old| of age)?|[歲岁]))?",
    re.IGNORECASE,
)

_LONGEST_YEAR_HEAD = 48
_NOTE_OF = re.compile(r"[(（]\s*(?:notes?|附?[註注])\s*\d{0,2}\s*[)）]", re.IGNORECASE)


def is_unit_head(text: str) -> bool:
    """Whether a heading names a column of units."""
    return bool(UNIT_HEAD.fullmatch(text.strip()))


def is_worded(text: str) -> bool:
    """Whether a text is a word that headers have. The code of one indicator is none."""
    return not kpi_code(text) and any(
        pattern.fullmatch(text) for pattern in (UNIT_HEAD, KPI_HEAD, NUMBER_HEAD, NOTE_HEAD, LABEL_HEAD, PLACE_HEAD)
    )


def is_age(text: str) -> bool:
    """Whether a cell names ages, "Under 30" or "30-50": no figures, but what columns are of."""
    return bool(_AGE.fullmatch(text.strip()))


def is_year_head(text: str, this_year: int | None) -> bool:
    head = year_head(text, this_year)
    return head is not None and _looks_like_year_head(text, head.rest)


def _looks_like_year_head(text: str, rest: str) -> bool:
    rest = _NOTE_OF.sub("", rest).strip()
    if not rest:
        return True
    if re.search(r"\d", re.sub(r"CO2|m[23]|000|10,000|Scope \d", "", rest)) or re.search(
        r"[(（][^()（）]*\w{4,}[^()（）]*\b(?:in|of|for)\s*$", rest
    ):
        return False
    led = re.match(r"\W*(?:[FC]Y\s?)?(?:19|20)\d\d\b", text) is not None and len(text) <= _LONGEST_YEAR_HEAD
    return len(rest) <= 40 and not re.search(r"[.;。；]\s*\S", rest) and (led or len(text) <= 30 or len(rest) <= 20)
