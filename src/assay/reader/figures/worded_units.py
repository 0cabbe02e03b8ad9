"""Units that no table prints, where the words of a label leave no doubt of them: people, cases, hours, days, shares."""

from __future__ import annotations

import re

from assay.core.units import unit
from assay.reader.decision import Decision, How, decision
from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.unit_words import PrintedUnit

_PEOPLE = re.compile(
    r"\b(?:number|no\.?|headcount) of (?:\w+[\s-]){0,3}(?:employees|staff|people|persons|workers|workforce"
    r"|participants|trainees|fatalities|deaths|members|directors|managers|management|males?|females?"
    r"|leavers|joiners|hires|recruits|resignations|departures|volunteers)\b|\bnew (?:\w+ )?(?:joiners|hires|recruits)$"
    r"|\b(?:total )?(?:employees|workforce|headcount)$|\b(?:fatalities|deaths)$"
    r"|\b(?:breakdown|distribution|composition|profile) of (?:our |the |its )?(?:total )?"
    r"(?:employees|workforce|staff)\b"
    r"|人數|人数|員工總數|员工总数|僱員總數|雇员总数",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\bhours\b|時數|时数|小時|小时|學時|学时", re.IGNORECASE)
# A rate per so many hours is no hours.
_PER_HOURS = re.compile(
    r"\bper\s+(?:[\d,]+\s+|(?:one\s+|a\s+)?(?:hundred\s+|thousand\s+|million\s+)*)(?:man-?\s?|working\s+|work\s+)?hours?\b|每[^，,]*(?:小時|小时|工時|工时)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\b(?:lost|working) (?:work)?days\b|\b(?:work)?days lost\b|\bworkdays\b"
    r"|\b(?:absen\w+|sick(?:ness)?|(?:sick )?leave|injury|lost) days\b|\bdays (?:of )?(?:absence|sick leave|lost)\b"
    r"|日數|天數|天数|損失工作日|损失工作日|(?:缺勤|病假|工傷|工伤|請假|请假|損失|损失)總?总?[日天]",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\bpercentages?\b|百分比|\bproportion\b|佔比|占比", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|\bratio\b|\bpercentages?\b|\bproportion\b|比率|比例|百分比|率$", re.IGNORECASE)
_INTENSITY = re.compile(
    r"\bintensit|\bper\b|\bdensity\b|\bfactors?\b|強度|强度|密度|密集度|每|平均|係數|系数", re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    r"employee|\bstaff|workforce|turnover|fatalit|\btrain|headcount|\bhires?\b|\bpeople\b|僱員|雇员|員工|员工|職工|离职|離職"
    r"|流失|培訓|培训|受訓|死亡|人數|人数",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\bnumber of\b|\bno\. of\b|\bcases\b|案件|數目$|数目$|宗數|件數|次數|數量$|数量$|個數", re.IGNORECASE
)
_NAMES_PEOPLE = re.compile(
    r"(?!.*\b(?:number|total|no\.|headcount)\b).*\b(?:employees|workforce)\s*$", re.IGNORECASE | re.DOTALL
)
_TOTAL = re.compile(r"\s*(?:grand |sub-?)?total\b|[总總合小]\s*[计計数數]", re.IGNORECASE)
# "Headcount (at the end of the period)"
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


def says_share(text: str) -> bool:
    """Whether words say that what they stand over is a share."""
    return bool(_PERCENT.search(text))


def says_rate(text: str) -> bool:
    """Whether words name a rate, a ratio, or an intensity: something that is not counted in the unit of amounts."""
    return bool(_RATE.search(text) or _INTENSITY.search(text))


def names_people(heading: str) -> bool:
    """Whether a heading names the people that it is about, and says nowhere that it counts them."""
    return bool(_NAMES_PEOPLE.match(heading))


def of_people(label: str) -> bool:
    """Whether a row is of people: a group of them, or a total of whatever is counted."""
    return bool(_OF_PEOPLE.search(label) or member_kind(label) or _TOTAL.match(label))


def worded_unit(words: tuple[str, ...], *, beside_share: bool) -> tuple[PrintedUnit | None, Decision | None]:
    """The unit that words leave no doubt of, the innermost first, and how it was told. The amount beside a share never
    takes the share's."""
    own = words[-1] if words else ""
    for text in (own, *reversed(words[:-1])):
        bare = _REMARK.sub("", text)
        if _PERCENT.search(text) and not beside_share and not _COUNT.search(text):
            return PrintedUnit(unit("%"), ""), decision(How.UNIT_PERCENTAGE, words=text)
        if _PER_HOURS.search(text) and _RATE.search(text):
            return None, None
        if _HOURS.search(text):
            return PrintedUnit(unit("h"), ""), decision(How.UNIT_HOURS, words=text)
        if _DAYS.search(text):
            return PrintedUnit(unit("day"), ""), decision(How.UNIT_DAYS, words=text)
        if _PEOPLE.search(text) or _PEOPLE.search(bare):
            return PrintedUnit(unit("person"), ""), decision(How.UNIT_PEOPLE, words=text)
        if _COUNT.search(text):
            return PrintedUnit(unit("count"), ""), decision(How.UNIT_COUNT, words=text)
        if _RATE.search(text) and not beside_share:
            return None, None
    if beside_share and (any(_OF_PEOPLE.search(text) for text in words) or member_kind(own)):
        return PrintedUnit(unit("person"), ""), decision(How.UNIT_PEOPLE_BESIDE)
    return None, None
