"""Sentences that tell of the world, an industry or a rule and not of the reporter.

Their figures are of no metric, and of no year but one that they name.
"""

from __future__ import annotations

import re

_OWN = re.compile(
    r"\b(?:we|our|us|ours|the\s+(?:group|company|bank|trust|fund)(?:['’]s)?|its\s+subsidiar\w+)\b|本集團|本集团|集團|本公司|本行|我們|我们|我司|公司",
    re.IGNORECASE,
)
_WORLD = re.compile(
    r"^\W*(?:globally|worldwide|internationally)\b"
    r"|\b(?:the\s+world['’]s\b|world\s+population|global\s+(?:emissions|population"
    r"|temperature|economy|market|energy|demand|greenhouse|GHG|CO2|carbon|steel|supply|warming)"
    r"|the\s+(?:\w+\s+)?industry\s+(?:is|was|accounts?|has|as\s+a\s+whole)|industry\s+average"
    r"|(?:has|have)\s+estimated\s+that|as\s+reported\s+by|(?-i:[A-Z]{3,})\s+estimates?|estimates\s+(?:that|show|suggest)"
    r"|according\s+to\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,6}?(?:report|study|survey|organi[sz]ation|agency|bank|bureau|ministry|government|association|data"
    r"|statistics|research|[A-Z]{3,})|scientists|researchers|(?:the|this|that|an?|recent)\s+(?:\w+\s+)?(?:review|study|survey|research)\s+(?:also\s+)?(?:noted|found|finds|showed|shows|revealed|estimated|reported)|studies\s+(?:show|have)|research\s+(?:shows|suggests)|typically|usually)\b",
    re.IGNORECASE,
)
_WORLD_HAN = re.compile(
    r"全球(?!員工|员工|據點|据点|營運|营运|各廠|客戶|客户|僱員|雇员|同仁)|全世界|世界(?:衛生|卫生|銀行|银行|各)|(?<![占佔蓋盖布佈])(?:全國|全国)(?=.{0,8}(?:总|總|产量|產量|销量|銷量|工业|工業|平均|人口|累計|累计|家))|我國|我国|中國(?:的|市場|政府)|中国(?:的|市场|政府)|國務院|国务院|統計局|统计局|行業(?:規模|協會)"
    r"|行业(?:规模|协会)|(?:根據|根据|據|据|依(?:據|据)?)[^，。]{2,40}?(?:統計|统计|資料|资料|研究|報告|报告|調查|调查|測算|测算|數據|数据)|市場規模|市场规模"
)
_GOES_ON = re.compile(
    r"\s*(?:of\s+(?:these|those|this|them|which)|among\s+(?:these|those|them)|these|其中|當中|当中)", re.IGNORECASE
)


def of_others(sentence: str) -> bool:
    """Whether a sentence tells of others than the reporter.

    >>> of_others("Globally, 2 billion people lack clean water."), of_others("We serve 2 million people worldwide.")
    (True, False)
    """
    if _OWN.search(sentence):
        return False
    return bool(_WORLD.search(sentence) or _WORLD_HAN.search(sentence))


def continues(sentence: str) -> bool:
    """Whether a sentence speaks of a part of what the one before it spoke of ("Of these, …", "其中…")."""
    return bool(_GOES_ON.match(sentence))
