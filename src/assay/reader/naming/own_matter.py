"""Rows of matter that say by themselves what they are of: "Waste engine oil" under "Waste", 紙箱用量 under no heading,
and emissions in tonnes of CO2 equivalent that say where along the value chain: "Downstream leased assets".

A stream of waste tells its metric only where every report counts it so. What may be either, as sludge and ashes may,
tells it in a bracket behind its name, 漆渣（有害）, or leaves it to headings and codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.core.strict_yaml import load_yaml
from assay.reader.naming.label_words import Phrases, has_han
from assay.reader.naming.member_words import members_in, split_of, without_filler
from assay.reader.naming.unit_fit import family_of

if TYPE_CHECKING:
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_HAZARDOUS, _OTHER, _PACKED = "hazardous_waste", "non_hazardous_waste", "packaging_used"
# "Waste paint", 废油漆, 乳化液产生量, "used batteries" (brought as "consumption battery"); "paper used" is no waste.
_DISCARDED = re.compile(
    r"^(?:used|consumption)(?= )"
    r"|(?<![a-z])(?:waste|spent|scrap|scrapped|discarded|obsolete|disposed|generated|end of life)(?![a-z])"
    r"|产生量?|废弃物|废旧|报废|废弃|弃置|废"
)
_USED = re.compile(r"(?<![a-z])(?:used|consumed|consumption|usage)(?![a-z])|消耗量|消耗|所用")
_LEADING_USED = re.compile(r"^\s*used\s+", re.IGNORECASE)
_BECAME = re.compile(
    r"(?<![a-z])(?:produced|disposal|collected|handled|treated|treatment|landfilled|incinerated|and)(?![a-z])"
    r"|处置量|排放量|弃置量|处置|[及和与或、]"
)
# What is got again, bought or sold is no waste handed over; nor is what others emit for it.
_RATE = re.compile(r"(?<![a-z])rate|率")
_ELSE = re.compile(
    r"(?<![a-z])(?:recycl|recover|re ?us|utili|purchas|bought|sold|sale|donat|sav|scope 3|avoid|reduc|stored"
    r"|raw material)"
    r"|回收|循环|再造|再生|再用|利用|采购|原料|原材料|出售|捐|节约|减少|范围三|库存|贮存"
)
_SAID = re.compile(
    r"\s*[(（]\s*(?:(?P<no>無害|无害|非有害|非危險|非危险|一般|non[- ]?hazardous)|有害|危險|危险"
    r"|[含沾][油汞鉻铬鉛铅]|hazardous)(?:類|类)?"
    r"(?:廢棄物|废弃物|廢物|废物| waste)?\s*[)）]\s*$",
    re.IGNORECASE,
)
# The name of a company or a report, "Energy Recovery Limited", says nothing of what its rows are of.
_TITLE = re.compile(r"\b(?:limited|ltd|holdings|corporation|inc|plc|report)\b|有限公司|報告|报告", re.IGNORECASE)
# "Cyanide-bearing residue": waste that is hazardous by what it holds.
_TAINTED = re.compile(
    r"(?<![a-z])(?:cyanide|mercury|arsenic|lead|cadmium|chromium|nickel|copper|oil|asbestos|solvent|heavy metal)s? "
    r"(?:bearing|containing|contaminated|laden|based) (?:drilling )?"
    r"(?:waste|residue|sludge|soil|material|rag|container|solid|ash|mud|cutting)s?"
)
# What is cut off or left of a material is waste of it, whatever the material.
_REMNANT = re.compile(r"(?<![a-z])(?:scrap|offcut|trimming|shaving|cutting)s?$")
# Emissions of another scope, or of none.
_OTHER_SCOPE = re.compile(
    r"(?<![a-z])(?:scope [12]|avoid|reduc|sav|removed|direct|indirect|target)"
    r"|范围[一二]|避免|减少|减排|节约|移除|抵销|直接|目标"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_CATEGORY = "scope_3_category"
_OF_WASTE = ("mass", "volume", "count")


@dataclass(frozen=True, slots=True)
class OwnMatter:
    """The metric that a row of matter is of, and its label without the bracket that says so."""

    metric: str
    label: str


def own_matter(claim: Claim, lexicon: Lexicon) -> OwnMatter | None:
    """What a row tells by its matter; ``None`` where its words leave it open or are of something else."""
    if claim.labels and claim.unit is not None and family_of(claim.unit) == "ghg":
        return _along_the_chain(claim, lexicon)
    if not claim.labels or claim.unit is None or family_of(claim.unit) not in _OF_WASTE:
        return None
    *above, own = (split_of(label, lexicon).words for label in claim.labels)
    if _RATE.search(own) or any(
        _ELSE.search(words)
        for label, words in zip(claim.labels, (*above, own), strict=True)
        if label is claim.labels[-1] or not _TITLE.search(label)
    ):
        return None
    metric, label = _told(claim.labels[-1], lexicon)
    if not metric and above and _says_waste(above[-1], lexicon):
        # "Battery" below "Waste" is what "Waste battery" is.
        metric, label = _told(f"废{label}" if has_han(label) else f"Waste {label.casefold()}", lexicon)
    if metric == _OTHER and family_of(claim.unit) == "count":
        return None
    return OwnMatter(metric, label) if metric else None


def _says_waste(words: str, lexicon: Lexicon) -> bool:
    """Whether words say that something is waste, and nothing else."""
    return bool(_DISCARDED.search(words)) and not without_filler(_DISCARDED.sub(" ", words), lexicon)


def _along_the_chain(claim: Claim, lexicon: Lexicon) -> OwnMatter | None:
    """Emissions whose label is a category of Scope 3 and nothing else, under no other scope."""
    if any(_OTHER_SCOPE.search(split_of(label, lexicon).words) for label in claim.labels):
        return None
    words = split_of(_BRACKETS.sub(" ", claim.labels[-1]), lexicon).words
    found, left, doubled = members_in(words, (_CATEGORY,), (), lexicon)
    whole = bool(found) and not doubled and not without_filler(left, lexicon)
    return OwnMatter("scope_3", claim.labels[-1]) if whole else None


@lru_cache(maxsize=16384)
def _told(label: str, lexicon: Lexicon) -> tuple[str, str]:
    if (said := _SAID.search(label)) and said.start():
        return (_OTHER if said["no"] else _HAZARDOUS), label[: said.start()]
    words = split_of(label, lexicon).words
    if _TAINTED.fullmatch(words):
        return _HAZARDOUS, label
    listed = _listed(lexicon)
    discarded = _DISCARDED.search(words)
    used = _USED.search(_DISCARDED.sub(" ", words))
    found = []
    for metric in (_HAZARDOUS, _OTHER):
        for need, phrases in listed[metric]:
            if (need == "always" or discarded) and not used and phrases.said(words):
                left = _DISCARDED.sub(" ", f"{phrases.removed(words)} ")
                if not without_filler(_BECAME.sub(" ", left), lexicon):
                    found.append((max(len(each) for each in phrases.found(words)), metric))
    if found:
        longest = max(found)[0]
        metrics = {metric for length, metric in found if length == longest}
        return (metrics.pop() if len(metrics) == 1 else ""), _LEADING_USED.sub("", label)
    for _, phrases in listed[_PACKED]:
        if used and not discarded and phrases.said(words):
            left = _BECAME.sub(" ", _USED.sub(" ", phrases.removed(words)))
            return (_PACKED if not without_filler(left, lexicon) else ""), label
    return (_OTHER if _REMNANT.search(words) and not used else ""), label


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    listed: Any = load_yaml(Path(__file__).with_name("matter.yaml"))
    return {metric: dict(needs) for metric, needs in listed.items()}


@lru_cache(maxsize=4)
def _listed(lexicon: Lexicon) -> dict[str, tuple[tuple[str, Phrases], ...]]:
    return {
        metric: tuple((need, Phrases(_forms(phrases, lexicon))) for need, phrases in needs.items())
        for metric, needs in _file().items()
    }


def _forms(phrases: list[str], lexicon: Lexicon) -> set[str]:
    """The phrases as labels are brought; one Han letter is a name only behind 废."""
    forms = {lexicon.words(phrase) for phrase in phrases}
    return {form for form in forms if len(form) > 1 or has_han(form)}
