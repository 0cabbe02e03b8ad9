"""Numbers in sentences that are no figures: dates, standards, clauses, addresses, list numbers, codes."""

from __future__ import annotations

import re

from assay.reader.figures.currencies import SIGN, SIGN_AT_END
from assay.reader.figures.years import years_in

_NAMED_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Rule|Rules|Chapter|Section|Sections|Article|Articles|Appendix|Annex|Clause|Part|Paragraph"
    r"|Para|Page|Pages|pp?|Note|Notes|Table|Figure|Fig"
    r"|Action|Phase|Stage|Level|Class|Grade|Type|Tier|Scope|Scopes|Category|Categories|Aspect|Step|Item|Version|Ver"
    r"|Form|Room|Unit|Flat|Block|Floor|Road|Street|Goal|Goals|SDG|SDGs"
    r"|Principle|Standard|ISO|IEC|IFRS|HKFRS|HKAS|GB|GB/T|GRI|AA|SA|PAS|OHSAS|EN|BS|DB\d*/?T?|HJ|IATF|UL|PM"
    r"|COVID|Euro|KPI|KPIs|Code|Ordinance|Cap|Decree|Circular|Order|Tel|Fax|Phone|Postal|code|Schedule|Series"
    r"|Directive|Regulation|Web|Industry)\.?"
    r"(?:/IEC|/TS|/T)?|第|(?:條|条)之|附錄|附录|附件|表|圖|图|章|條|条|號|号|範圍|范围|層面|层面|類別|类别|電話|电话|傳真|传真|郵編|邮编|編號|编号|代號|代号|股份|階段|阶段|原則"
    r"|原则)\s*[:：]?\s*(?:\d+(?:\.\d+)?\s*(?:,\s*and|,|and|to|or|及|至|、|-|–|&)\s*)*[A-Z]?$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"^\s*(?:號|号|條|条|款|章|節|节|頁|页|期(?!間|间)|屆|届|世紀|世纪|級|级|st\b|nd\b|rd\b|th\b|(?-i:(?<!\s)[GDC]\b)|年(?!度?(?:以上|以下|內|内))|月"
    r"|日(?!數|数)|時\d|时\d|點\d|分鐘|歲|岁|years?\s+(?:old|of age)|a\.m|p\.m|[-–]year\b|[-–](?:day|month|hour|level"
    r"|step|point|degree|dimensional|star)\b|[-–]?\s*years?\b|[-–]?\s*months?\b|個月|个月|個?(?:財政|财政)?年(?:度)?)",
    re.IGNORECASE,
)
_LETTER_BEFORE = re.compile(r"(?:[A-Za-z](?:[-–/]|_)?|\d[-–/.:]|[A-Za-z]\s?:\s?\d+)$")
# "(2021:5 t)": a year and the figure of that year.
_YEAR_TOLD = re.compile(r"(?<!\d)(?:19|20)\d\d(?:/\d\d)?\s?:$")
_CODE_AFTER = re.compile(r"^(?:[-–/:]\d|\d|\.\d|[-–][A-Z]{2})")
# "Percentages may not sum to 100%", "ISAE (NZ) 3410", "23 of 25", "5 Whys", "32位處理器".
_MARK_BEFORE = re.compile(r"[A-Za-z)\]”\"][.,;]$|[*†‡)\]]$")
_LONGEST_MARK = 3
_SUMS_TO = re.compile(
    r"\b(?:sum|sums|add|adds|add up|adds up|total|equal)\s+(?:up\s+)?(?:to\s+)?(?:exactly\s+)?$"
    r"|[*×]\s*$"
    r"|(?:總和|总和|合計|合计|相加)[^，。]{0,12}$",
    re.IGNORECASE,
)
_NAMED_WITH_BRACKET = re.compile(r"\b[A-Z]{2,}\s?\([A-Z]{2,4}\)\s*$")
_OUT_OF = re.compile(r"(?:\d|\bone|\btwo|\bthree)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+|all\s+)?$", re.IGNORECASE)
_NAME_AFTER = re.compile(
    r"\s?(?:Whys\b|(?:UN\s+)?(?:SDGs|Sustainable\s+Development\s+Goals)\b|(?-i:TG\b)|[Xx]\s?\d|位(?:元|架構|架构|處理器|处理器|微|單片|单片|MCU|CPU|數字|数字|密碼|密码))"
)
_LIST_NUMBER = re.compile(r"^\s*[-–•]?\s*[(（]?\s*\d{1,2}\s*[.)）、]\s*$")
_BAD_LINE = re.compile(
    r"\b(?:tel|fax|telephone|post ?code|postal code|address|e-?mail|www\.|http|stock code|incorporated in)\b|電話"
    r"|电话|傳真|传真|地址|郵編|邮编|股份代號|股票代號|股份代号|股票代码|電郵",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z][A-Za-z]+(?:[ ,&/–-]+[A-Za-z]+)*")
_DIGIT = re.compile(r"\d")
_DATES = (
    re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*月(?!\w*個)"),
    re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"),
    re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b(?!\d|,\d)"),
    re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?![\d.,])"),
    re.compile(r"\b24/7\b|7\s?[x×]\s?24"),
)
# "38 tCO2e stands for tonnes of …": the mark of a note, and what the note explains.
_EXPLAINS = re.compile(
    r"\s*\S+(?:\s\S+)?\s+(?:stands?\s+for|means?|refers?\s+to|denotes?|is\s+defined)\b|\s*\S{1,12}(?:指|是指|代表)"
)
_RUN_OF_NUMBERS = re.compile(r"(?:[\d,.%/–-]+\s+){3,}[\d,.%/–-]+")


def names_only(text: str) -> bool:
    """Whether numbers of a line name things: a line of addresses and telephones, or a numbered title."""
    if len(text) < 80 and _NUMBERED_TITLE.fullmatch(text.strip()):
        return True
    return bool(_BAD_LINE.search(text[:160])) and len(text) < 260


def is_row_of_figures(text: str) -> bool:
    """Whether a line is a row of a table or a chart that ended up as words."""
    return bool(_RUN_OF_NUMBERS.search(text))


def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """The places of dates and years."""
    spans = [(found.start, found.end) for found in years_in(text)]
    if _DIGIT.search(text) is not None:
        spans += [match.span() for pattern in _DATES for match in pattern.finditer(text)]
    return tuple(spans)


def is_no_figure(text: str, start: int, end: int, dates: tuple[tuple[int, int], ...]) -> bool:
    """Whether the number from ``start`` to ``end`` of a sentence names something instead of measuring it."""
    if any(start < last and first < end for first, last in dates):
        return True
    before, after = text[:start], text[end:]
    if _NAMED_BEFORE.search(before[-48:]) and not re.match(r"\s*[%％]", after):
        return True
    if re.match(r"i\b|\s?hours\s+a\s+day\b|\s?days\s+a\s+(?:week|year)\b", after) or before.endswith("#"):
        return True
    if re.match(r"[A-Za-z]['’]s\b", after) or re.search(r"\d[a-z]\.$", before):
        # A digit and a letter with "'s" are a name; "550a.1" is a code.
        return True
    if end - start < _LONGEST_MARK and _is_mark(before, after):
        return True
    if re.search(r"\w&$", before) or re.match(r"&\w", after):
        return True
    if _SUMS_TO.search(before) and text[start:end] == "100":
        return True
    if _NAMED_WITH_BRACKET.search(before) or _OUT_OF.search(before) or _NAME_AFTER.match(after):
        return True
    if (
        end - start == 1
        and re.search(r"\b[A-Z]{3}$", before)
        and not re.match(r"[\d.,]|\s?(?:million|billion|m|bn)\b", after)
    ):
        # "CH2F2 and CHF3": a formula.
        return True
    told = _YEAR_TOLD.search(before) is not None
    if _LETTER_BEFORE.search(before) and not SIGN_AT_END.search(before) and not told:
        return True
    if re.search(rf"(?:\bper|每|\bevery)\s*(?:{SIGN})?\s*$", before, re.IGNORECASE):
        return True
    if _CODE_AFTER.match(after) and not re.match(r"^[-–]\d+(?:\.\d+)?\s*[%％]", after):
        return True
    if _NAMED_AFTER.match(after):
        return True
    return (bool(_LIST_NUMBER.match(before + text[start:end] + after[:1])) and start < 8) or _in_title(text, start)


def _is_mark(before: str, after: str) -> bool:
    """Whether a short number is the mark of a note: "… in the 10-K.5 Benefits are …", "*2 Figures of one company"."""
    if _MARK_BEFORE.search(before) and re.match(r"\s+[A-Z$€£\d]", after):
        return True
    return not before.strip() and bool(_EXPLAINS.match(after))


_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*,\d{1,2}(?![\d,])(?!\s*,?\s*and\s\d)")
_AFTER_COMMA = re.compile(r",\d{1,2}(?![\d,])")
_GROUP = re.compile(r"\d{1,3}\.\d{3}")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3},\d")


def has_decimal_commas(text: str) -> bool:
    """Whether some number of a sentence has its decimals behind a comma."""
    return bool(_COMMA_DECIMAL.search(text))


def is_open(text: str, start: int, end: int, *, commas: bool) -> bool:
    """Whether the point or comma of a number can be read in two ways ("1,61", "12.065,575", or "44.000" beside "1,6"),
    or a minus stands before it as a word."""
    if _THOUSANDS.match(text[start:]) or (
        _AFTER_COMMA.match(text[end:]) and not re.search(r",\s", text[end : end + 3])
    ):
        return True
    if re.match(r"\s?[–-]\s?[€$£¥]?\s?\d[\d,.]*\s?(?:million|billion|thousand|bn|m)\b", text[end:]):
        # "2,400-6,000 million": of what is the first?
        return True
    if re.search(r"\bminus\s*(?:[A-Z]{2,4}\s?|[€$£¥]\s?)?$", text[:start]):
        return True
    return commas and bool(_GROUP.fullmatch(text[start:end]))


_COMMON_BEFORE = re.compile(
    r"\b(?:In|At|With|Of|By|From|For|Over|About|The|Our|Around|Among|Nearly|Than|And|To|On|Some|All|These|Those|Its"
    r"|Their|Has|Had|Have|Was|Were|Is|Are|Total|Including|Through|Within|Under|Up|Only|Another|Almost|Approximately"
    r"|Employs?|Held|Conducted|Organi[sz]ed|Received|Completed|Installed|Planted|Trained|Provided|Purchased|Saved"
    r"|Recycled|Launched|Opened|Donated|Created|Hired|Group|Company|Exceeding|More|Besides|Also|Achieved|Delivered"
    r"|[A-Z]\w+ed|[A-Z]\w+ing)\s*$"
)
_NAME_BEFORE = re.compile(r"(?:^|[\s(])[A-Z][A-Za-z]*\s$")
_MARK_AT_START = re.compile(r"^[*†‡]?\d{1,2}\s+[A-Z*]")


def names_something(text: str, start: int) -> bool:
    """Whether a bare number is part of a name ("Index 100", "AP 42") or the mark of a note at the beginning."""
    if start < 2 and _MARK_AT_START.match(text):
        return True
    before = text[:start]
    return bool(_NAME_BEFORE.search(before)) and not _COMMON_BEFORE.search(before)


def _in_title(text: str, at: int) -> bool:
    """Inside the marks of a title: 《…》 or a law's name with its year."""
    if text.rfind("《", 0, at) > text.rfind("》", 0, at):
        return True
    for opening, closing in (("“", "”"), ("「", "」")):
        if text.rfind(opening, 0, at) > text.rfind(closing, 0, at):
            return True
    return text.count('"', 0, at) % 2 == 1 and '"' in text[at:]
