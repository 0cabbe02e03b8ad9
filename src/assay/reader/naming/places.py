"""What a place is: a region that is known by name, or a works, a house or a segment told by the word it ends in.

Where regions split a metric, a place is one of these; of any other amount it is a site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.naming.label_words import simplified, slug
from assay.reader.naming.member_words import members_in, place_in

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.reader.naming.lexicon import Lexicon

REGION = "region"
SITE = "site"
_OTHER = "other_regions"
# What the name of a place ends in, as it is printed or as labels are brought.
_LATIN = (
    r"(?<![a-z])(?:business(?:es)?|segments?|divisions?|departments?|headquarters?|offices?|plants?|factory|factories|mills?"
    r"|shops?|stores?|outlets?|restaurants?|hotels?|resorts?|warehouses?|malls?|stations?|branch(?:es)?|farms?|mines?|parks?"
    r"|campus(?:es)?|schools?|hospitals?|clinics?|depots?|terminals?|laborator(?:y|ies)|workshops?|propert(?:y|ies)"
    r"|subsidiar(?:y|ies)|(?:project|construction|production|mining|work) sites?)"
)
_HAN = (
    r"(?:[業业][務务]|分部|板[塊块]|部[門门]|[總总]部|[辦办]公室|[辦办]事[處处]|[營营]?[運运]?[據据][點点]|工[廠厂]|[廠厂]房"
    r"|[廠厂][區区]?|酒店|[門门]店|[餐影][廳厅]|[倉仓][庫库]|商[場场]|[學学]校|[醫医]院|[園园][區区]|基地|物[業业]|地[盤盘])"
)
_ENDS = re.compile(rf"(?:{_LATIN}|{_HAN})$", re.IGNORECASE)
# "Operations" behind a name are a place; in a row of their own they may be what is done: "Recovery operations".
NOUN = rf"(?:{_LATIN}|(?<![a-z])operations?|{_HAN})"
# A group of amounts of some operations: "from domestic ground operations".
_OPERATIONS = re.compile(
    rf"\b(?:from|of|in|at|by)\b.*(?:{_LATIN}|\b(?:operations?|sites?|flights?))\b|{_HAN}", re.IGNORECASE
)
# What joins several places in one row.
_JOINS = re.compile(r"(?<![a-z])(?:and|the|or)(?![a-z])|[及和与或、&]")
# "All plants", "22 plants": how many, not which.
_EVERY = re.compile(r"(?:all|each|every|\d+) |全部|所有|各|全体|\d+[个间座家]")
_SO_MANY = re.compile(r"\d\s*[個个間间座家]")
_SITES = re.compile(
    r"(?:(?:production |operating |project )?"
    r"(?:site|plant|factor(?:y|ie)|facilit(?:y|ie)|mill|hotel|mine|branch)(?:e?s)?(?: names?)?)"
    r"|(?:各|生产|营运|运营)?(?:厂区|厂别|厂区别|工厂|分厂|据点|基地|厂址|酒店|矿山|分公司|办事处)(?:名称)?",
    re.IGNORECASE,
)


def ends_in_place(text: str) -> bool:
    """Whether words end in the word for a works, a house or a segment."""
    return bool(_ENDS.search(text.strip()))


def is_place(words: str, lexicon: Lexicon) -> bool:
    """Whether words name a place: a region, a plant, an office."""
    return bool(known_region(words, lexicon)) or ends_in_place(words)


def of_operations(label: str) -> bool:
    """Whether a label is of what some operations use or give off: "from domestic ground operations"."""
    return bool(_OPERATIONS.search(label)) and not _SO_MANY.search(label)


def says_how_many(words: str) -> bool:
    """Whether words say how many places and not which: "all plants", "22 plants"."""
    return bool(_EVERY.match(words)) and ends_in_place(words)


def heads_sites(label: str) -> bool:
    """Whether the head of a column says that its labels are sites."""
    return bool(_SITES.fullmatch(simplified(label).strip()))


def known_region(words: str, lexicon: Lexicon) -> str:
    """The region that words name and nothing else; ``""`` for none, and for "others"."""
    region = place_in(words, lexicon) or lexicon.members.get(REGION, {}).get(words, _OTHER)
    return "" if region == _OTHER else region


def placed(label: str, words: str, metric: Metric, lexicon: Lexicon) -> tuple[str, str] | None:
    """The dimension and the member that a label, whose words these are, names a place by; ``None`` where it is none.

    A metric that regions split has no sites: who works where is told by regions alone."""
    if REGION in metric.dimensions:
        region = known_region(words, lexicon) or (slug(label) if _are_regions(words, lexicon) else "")
        return (REGION, region) if region else None
    return (SITE, slug(label)) if is_place(words, lexicon) else None


def _are_regions(words: str, lexicon: Lexicon) -> bool:
    """Whether words are a list of regions and nothing else: "Europe and Africa", 日本及韩国."""
    found, left, doubled = members_in(words, (REGION,), (), lexicon)
    return bool(doubled and found) and not _JOINS.sub(" ", lexicon.member_phrases[REGION].removed(left)).strip()
