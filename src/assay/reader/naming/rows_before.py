"""What the rows before say of a row: a table that goes on, a list whose next row is one more member."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.decision import How, decision
from assay.reader.naming.label_words import size_of
from assay.reader.naming.member_words import lone_member, members_in, named_member, split_of, without_filler
from assay.reader.naming.unit_fit import fit

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

# Dimensions whose members are common words: a row "Packaging" among complaints is a subject of complaint.
_LONGEST_PLACE = 4
_COME_AND_GO = frozenset({"hires", "leavers", "turnover_rate", "hire_rate"})
# What people do for a living, by the last letters of its name, and those who are no trade.
_TRADE = re.compile(
    r"[㐀-鿿、及]{0,8}(?:飞行|乘务|驾驶|售货|营业|销售|业务|维修|机务|工程|服务|操作|作业|客服|收费|护理|医护|医务|医疗|教学|科研|研发|安保"
    r"|保安|清洁|保洁|地勤|仓储|物流|质检|采购|行政|财务|法务|市场|设计|支援|后勤|维护|运维|调度|专业)(?:人)?员"
    r"|[㐀-鿿]{0,4}(?:司机|教师|讲师|医师|医生|护士|厨师|工程师|设计师|会计师|技师|技工|工人|船员|海员|店员|柜员|机师|机长|飞行员|空姐|骑手"
    r"|保育员|研究员|收银员|快递员|调酒师|荷官)"
)
_NO_TRADE = re.compile(
    r"离|流失|新|受训|培训|伤|亡|残|退|外判|外包|承包|分包|志愿|义工|供应商|客户|女|男|少数|兼职|全职|平均|人均"
)
# A heading and a group over the row.
_HEADED = 2
RUNS = frozenset({"complaint_type", "focus_area", "practice", "drill_type"})


def continues(claim: Claim, latest: Claim, lexicon: Lexicon) -> bool:
    """Whether a table goes on from the one before it: the same headings, on the same page or the next; or a heading
    "By region" of a split that the heading of the one before announced: "Turnover rate by gender and region"."""
    near = claim.page is None or latest.page is None or 0 <= claim.page - latest.page <= 1
    if not near or claim.labels[:1] != latest.labels[:1] or len(claim.labels) <= _HEADED:
        return False
    if claim.labels[:2] == latest.labels[:2]:
        return True
    group = split_of(claim.labels[-2], lexicon)
    announced = {name for label in latest.labels[:-1] for name in split_of(label, lexicon).announces}
    if group.words or not group.announces or not set(group.announces) <= announced:
        return False
    member = lone_member(split_of(claim.labels[-1], lexicon).words, (), lexicon)
    return member.keys() <= set(group.announces)


def goes_on(before: Claim) -> bool:
    """Whether the row before is a member of a list whose next member may look like a metric: complaints by subject."""
    return bool(set(dict(before.dimensions)) & RUNS)


def as_member(claim: Claim, before: Claim | None, lexicon: Lexicon) -> Claim:
    """A row that is nothing but a member: of the metric of the rows before it, or of the one that its KPI asks for."""
    splits = [split_of(label, lexicon) for label in claim.labels]
    if not splits or not splits[-1].words:
        return claim
    if before and _of_another_matter(claim, before, lexicon):
        before = None
    base = _base_of(before.metric, lexicon) if before else ""
    near = {base, lexicon.percent_of.get(base, ""), before.metric} if before else {""}
    for metric in _with_members(lexicon):
        follows = metric.id in near
        if not (follows or (claim.kpi and claim.kpi == lexicon.kpi(metric.id))):
            continue
        # "Other" is a part of what the row before is a part of, and of nothing else.
        announced = tuple(dict(before.dimensions)) if follows and before else ()
        found, left, doubled = members_in(splits[-1].words, metric.dimensions, announced, lexicon)
        own = split_of(claim.labels[-2], lexicon).announces if len(claim.labels) > 1 and follows else ()
        open_ = own[0] if own in (("region",), ("category",)) and own[0] in metric.dimensions else ""
        if open_ and without_filler(left, lexicon) and _may_be_member(claim, splits[-1].words, open_, lexicon):
            found, left = {open_: named_member(open_, claim.labels[-1], metric, lexicon)}, ""
        if not any(found.values()) or doubled or without_filler(left, lexicon):
            continue
        fitted = fit(metric, claim.unit, "", lexicon)
        if follows and before and before.metric != base and fitted and fitted.metric == base:
            # Shares of a board say nothing of whom the next rows count.
            continue
        if fitted and fitted.metric:
            why = decision(How.METRIC_ROWS_BEFORE if follows else How.METRIC_CODE, metric=fitted.metric, code=claim.kpi)
            return replace(
                claim,
                metric=fitted.metric,
                dimensions=dimensions_of(found),
                kpi=claim.kpi or lexicon.kpi(fitted.metric),
                decided=(*claim.decided, why),
            )
    return claim


def of_a_trade(claim: Claim, before: Claim | None, lexicon: Lexicon) -> Claim | None:
    """Those of one trade, 飛行員, 機務維修人員, below the number of all employees or of another trade, where no heading
    announces a split; ``None`` for another row."""
    if before is None or before.metric != "employees" or not set(dict(before.dimensions)) <= {"category"}:
        return None
    if claim.unit is None or claim.unit != before.unit or claim.labels[:-1] != before.labels[:-1]:
        return None
    words = split_of(claim.labels[-1], lexicon).words
    if not _TRADE.fullmatch(words) or _NO_TRADE.search(words) or lexicon.alters.said(words):
        return None
    metric = lexicon.catalogue.metrics["employees"]
    group = lexicon.members["category"].get(words) or named_member("category", claim.labels[-1], metric, lexicon)
    return replace(
        claim,
        metric=metric.id,
        dimensions=dimensions_of({"category": group}),
        kpi=claim.kpi or lexicon.kpi(metric.id),
        decided=(*claim.decided, decision(How.METRIC_ROWS_BEFORE, metric=metric.id)),
    )


def _may_be_member(claim: Claim, words: str, dimension: str, lexicon: Lexicon) -> bool:
    """Whether words that nobody knows are short enough for a member, and a grade says nothing that is measured."""
    if size_of(words) > _LONGEST_PLACE:
        return False
    if dimension == "region":
        return claim.unit is not None
    unprinted = claim.unit is None and (claim.unit_printed or claim.decimals)
    return not unprinted and not lexicon.names.said(words) and not lexicon.alters.said(words)


def _of_another_matter(claim: Claim, before: Claim, lexicon: Lexicon) -> bool:
    """Whether the heading right over the row, and not over the row before, is of people who come or go."""
    if len(claim.labels) < _HEADED or claim.labels[-2] in before.labels:
        return False
    found = lexicon.names.found(split_of(claim.labels[-2], lexicon).words)
    named = {rule.metric for phrase in found for rule in lexicon.starts[phrase]}
    return bool(named & _COME_AND_GO) and not named & {before.metric, _base_of(before.metric, lexicon)}


@lru_cache(maxsize=4)
def _with_members(lexicon: Lexicon) -> tuple[Metric, ...]:
    """The metrics, none derived, that have dimensions."""
    return tuple(m for m in lexicon.catalogue.metrics.values() if m.dimensions and not m.derived)


def _base_of(metric: str, lexicon: Lexicon) -> str:
    """The amount that a derived metric or a rate is about."""
    known = lexicon.catalogue.metrics.get(metric)
    if known is not None and known.derived:
        return known.derived.of
    return next((count for count, rate in lexicon.percent_of.items() if rate == metric), metric)
