"""What a cell looks like before anybody knows what it means: a value, a year, a unit, a label, nothing."""

from __future__ import annotations

import re

from assay.reader.remembered import remembered

_NUMBER = r"[-+−–]?\(?\s*(?:\d{1,3}(?:[,，' ]\d{3})+|\d+)(?:[.．]\d+)?\)?"
_TAIL = r"(?:\s*(?:%|％|‰|[¹²³⁴⁵⁶⁷⁸⁹⁰*#†‡§△▲]+|\((?:\d|note|附?註|附?注)[^()]*\)))*"
_VALUE = re.compile(
    rf"(?:[<>≤≥≈~約约]|about\s|approx\.?\s|over\s|n\.?a\.?)?\s*(?:[A-Z]{{0,3}}\$|¥|￥|RMB|HKD)?\s*{_NUMBER}{_TAIL}"
    rf"(?:\s*[(（]\s*(?:{_NUMBER})\s*[%％]?\s*[)）]|\s*[/|]\s*{_NUMBER}\s*[%％]?)?{_TAIL}"
    r"(?:\s*[x×]\s*10\s*[-⁻]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+|[eE][-+]?\d+)?",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"[(（]\s*{_NUMBER}\s*[%％]\s*[)）]")
_ABSENT = re.compile(
    r"[-–—−‐/\\·*.]{1,4}|N\s*[/.]?\s*A\.?|nil|none|n\.d\.|not applicable|not available|not disclosed|"
    r"N\.?\s?/?R\.?|not reported|not measured|not tracked|not recorded|"
    r"不適用|不适用|無|无|未披露|不詳|沒有|没有|零|zero",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:FY|fiscal\s+year|year|as\s+at|as\s+of|at|31\s+\w+|30\s+\w+|31\s+\w+\s+\d*|截至|於)?\s*['’]?"
    r"((?:19|20)\d\d)(?:\s*[/／\-–—]\s*(?:20)?\d\d|/\d)?\s*(?:年度|财年|財年|財政年度|年末|年底|年)?"
    r"(?:\s*(?:12月31日|6月30日|3月31日|9月30日))?"
    r"(?:(?:\s*[⁽(（](?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})[⁾)）])+|\s*[¹²³⁴⁵⁶⁷⁸⁹⁰*#†‡]+|\d[)）]|\s*[(（][^()（）]{1,24}[)）])?",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"FY\s*['’]?(\d\d)(?:\s*/\s*\d\d)?", re.IGNORECASE)
# A year of the Republic alone in a cell, 2011 to 2030; elsewhere so many years.
_REPUBLIC_YEAR = re.compile(r"(1[01]\d)\s?年(?:度|底|末)?(?:\s*[¹²³⁴⁵⁶⁷⁸⁹⁰*#†‡]+|\s*[(（][^()（）]{1,24}[)）])?")
_HAN_YEARS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年|財|财|$)")

UNIT_HEADS = frozenset(
    {"unit", "units", "unit of measurement", "measurement unit", "uom", "單位", "单位", "計量單位", "计量单位"}
)
UNIT_WORDS = frozenset(
    [
        "tonne",
        "tonnes",
        "ton",
        "tons",
        "t",
        "kg",
        "g",
        "gram",
        "grams",
        "gramme",
        "grammes",
        "mg",
        "kilogram",
        "kilograms",
        "kwh",
        "mwh",
        "gwh",
        "gj",
        "mj",
        "tj",
        "kj",
        "tce",
        "m3",
        "m²",
        "m³",
        "m2",
        "cubic",
        "metre",
        "metres",
        "litre",
        "litres",
        "liter",
        "liters",
        "l",
        "day",
        "days",
        "hour",
        "hours",
        "hrs",
        "times",
        "time",
        "person",
        "persons",
        "people",
        "headcount",
        "no.",
        "nos",
        "nos.",
        "pair",
        "pairs",
        "pcs",
        "number",
        "item",
        "items",
        "case",
        "cases",
        "set",
        "sets",
        "piece",
        "pieces",
        "point",
        "points",
        "%",
        "‰",
        "rmb",
        "hkd",
        "hk$",
        "usd",
        "million",
        "thousand",
        "tco2e",
        "co2e",
        "co2-e",
        "co2eq",
        "tco₂e",
        "kgco2e",
        "nm3",
        "ppm",
        "mg/l",
        "mg/m³",
        "ratio",
        "percentage",
        "percent",
        "employee",
        "employees",
        "sessions",
        "session",
        "unit",
        "units",
        "km",
        "km²",
        "mu",
        "ha",
        "suppliers",
        "households",
        "参加人次",
        "人",
        "名",
        "人次",
        "噸",
        "吨",
        "千克",
        "公斤",
        "克",
        "千瓦時",
        "千瓦时",
        "兆瓦時",
        "兆瓦时",
        "度",
        "立方米",
        "公升",
        "升",
        "小時",
        "小时",
        "天",
        "日",
        "次",
        "件",
        "宗",
        "間",
        "家",
        "項",
        "项",
        "個",
        "个",
        "元",
        "萬元",
        "万元",
        "百萬",
        "百万",
        "吉焦",
        "公噸",
        "平方米",
        "公里",
        "場",
        "场",
        "起",
        "百分比",
    ]
)
_UNIT_LIKE = re.compile(
    r"(?:[^\s/]{1,14}(?:\s[^\s/]{1,10}){0,3}\s*/\s*[^\d\s].{0,40}|'?0{3}.{0,14}|10[,，]?000.{0,16}|"
    r"(?:RMB|HK\$|US\$|HKD|USD|CNY)\s?['’]?[\w,]{0,10}(?:\s\w{1,10})?|t\s?CO\s?[2₂]\s?-?e?(?:q)?|"
    r"(?:kg|tonnes?|tons?)\s(?:of\s)?CO.{0,18}|.{0,12}(?:噸|吨|千瓦時|千瓦时|立方米|公升|人民幣|人民币|港元|二氧化碳當量|二氧化碳当量).{0,16})",
    re.IGNORECASE,
)
# "tCO_2e", "tNO_x", "kgPM_{10}": a mass of a formula, lowered digits set as text.
_MASS_OF_GAS = re.compile(
    r"(?:[kM]?t|kg|g|mt|MT)\s?-?(?:CO|CH|N|NO|SO|PM|VOC|NMVOC|SF|NF|HFC|PFC|NH|COD|BOD)s?_?\{?[2-6₂-₆x₁₀.\d]{0,3}\}?O?\s?-?(?:eq?)?"
)


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DIGIT = re.compile(r"\d")
_LONGEST_YEAR = 60
_MAY_BE_YEAR = re.compile(r"\d\d|二")


def folded(text: str) -> str:
    """Full-width signs made narrow; superscripts stay what they are."""
    return text.strip() if text.isascii() else text.translate(_NARROW).strip()


@remembered
def is_absent(text: str) -> bool:
    """A dash, a stroke, "N/A": a place for a figure without one."""
    return bool(_ABSENT.fullmatch(folded(text)))


@remembered
def is_number(text: str) -> bool:
    """A figure, with its sign, share in brackets or note mark."""
    found = folded(text)
    return bool(_DIGIT.search(found)) and bool(_VALUE.fullmatch(found))


@remembered
def is_value(text: str) -> bool:
    return is_number(text) or is_absent(text)


def is_measure(text: str) -> bool:
    """A figure with its unit in one cell: "921.61 MWh", "1,128.82 L/vehicle"."""
    number, _, rest = text.strip().partition(" ")
    return bool(rest) and is_number(number) and year_in(number) is None and rest.count(" ") < 2 and is_unit(rest)


def is_share(text: str) -> bool:
    """Whether a text is a percentage in brackets, as it stands behind or below the amount that it is the share of."""
    return bool(_SHARE.fullmatch(text.strip()))


@remembered
def year_in(text: str) -> int | None:
    """The year a header cell names, ``None`` where the cell holds anything else."""
    if len(text) > _LONGEST_YEAR or not _MAY_BE_YEAR.search(text):
        return None
    found = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_YEARS), folded(text))
    match = _YEAR.fullmatch(found)
    if match:
        return int(match[1])
    counted = _REPUBLIC_YEAR.fullmatch(found)
    if counted:
        return 1911 + int(counted[1])
    short = _SHORT_YEAR.fullmatch(found)
    return 2000 + int(short[1]) if short else None


@remembered
def is_unit(text: str) -> bool:
    """Whether a cell reads like a unit of measurement. Only a hint about a column, never a decision on a figure."""
    found = folded(text).casefold()
    if not found or len(found) > 48:
        return False
    if _MASS_OF_GAS.fullmatch(folded(text)):
        return True
    return found in UNIT_WORDS or (bool(_UNIT_LIKE.fullmatch(folded(text))) and not is_number(found))


@remembered
def is_label(text: str) -> bool:
    """Words: at least two letters, or one Han character, and no figure by itself."""
    if is_value(text) or year_in(text) is not None:
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 or any(sign >= "\u2e80" for sign in letters)
