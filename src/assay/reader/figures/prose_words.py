"""What the words around a figure in a sentence say: its label, its period, whether it is a change or a part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.reader.figures.prose_labels import name_of

_TIME = re.compile(
    r"(?:\b(?:during|in|for|throughout|within|over|as (?:at|of)|by|at|since"
    r"|from)\s+)?(?:the\s+)?(?:end\s+of\s+)?(?:reporting\s+(?:period|year)|(?:financial\s+"
    r"|fiscal\s+)?year\s+ended[^,，;]*|(?<![-\w])year(?:\s+under review)?\b(?!-)|past\s+(?:three"
    r"|3)\s+(?:consecutive\s+)?(?:financial\s+|reporting\s+)?years)"
    r"|\b(?:last|this)\s+year\b"
    r"|\b(?:during|in|for|throughout|as (?:at|of)|by|at"
    r"|since)\s+(?:the\s+)?(?:end\s+of\s+)?(?:FY\s*)?(?:\d{1,2}\s+\w+\s+|\w+\s+\d{1,2},\s*|\w+\s+)?(?:19"
    r"|20)\d\d(?:/\d\d)?\b"
    r"|[較较比](?:上|去|前)?一?年?度?同期|(?:於|于|在)?(?:本)?(?:報告|报告|匯報|汇报)(?:期間|期间|期內|期内|期|年度)內?|(?:於|于|在|截至"
    r"|自)?(?:\d{4}(?:財政|财政|會計|会计)?年(?!(?:度)?[^，。；、,\d]{0,14}?(?:計劃|计划|激勵|激励|發行|发行|辦法|办法|規劃|规划))(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:止年度)?)(?:內|内|底|末|期間|期间|起)?|去年|上年度?|年末|年初|期末|期初|年內|年内|本年度內?|本年內?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:an?|the)\s+(?=\w)|^[①②③④⑤⑥⑦⑧⑨⑩]\s*|^with\s+regard\s+to\s+|^(?:plans?|aims?|aiming|expects?|expected|targets?|strives?|commits?|committed"
    r"|intends?|pledges?|continues?)\s+to\s+(?:reduce|lower|cut|decrease|maintain|keep|increase|achieve|raise"
    r"|improve|reach|control)\s+"
    r"|^(?:achieved|recorded|received|had|held|has|gained|obtained)\s+|^(?:目標|目标|是|到|將|将|把|計劃|计划|力爭|力争|承諾|承诺|預期|预期)+"
    r"|^(?:this|these|it|which)\s+(?:\w+ly\s+)?(?:equates?|brings?|brought|translat\w+|corresponds?|amounts?)\b(?:\s+(?:us|to|the|about|roughly))*\s*"
    r"|^[\u3400-\u9fff]{2,4}(?:分布|分佈|組成|组成|構成|构成|結構|结构)(?:情況|情况)?(?:為|为)(?=[\u3400-\u9fff]{2})"
    r"|^[\u3400-\u9fff]{2,6}(?<![子分母])(?<!附屬)(?<!聯營)(?<!合營)(?<!關聯)公司(?=全體|全体|員工|员工|雇用|僱用|離職|离职|總|总)"
    r"|^(?:and|but|while|of which|among (?:them|which)|with|including|in particular|in addition|furthermore"
    r"|besides|moreover|meanwhile|as a result|also|there\s+(?:was|were|are|is)|which|that|it|we|our|the)\b\s*"
    r"|^(?:the\s+)?(?:(?:group|company|companies)['’]s?|group\b|company\b|companies\b(?=\s+\w))\s*|^(?:has|have|had|was|were|is|are|been|be)\b\s*"
    r"|^(?:實現|实现|錄得|录得)(?=[\u3400-\u9fff]{2})|^(?:本集團|本集团|本公司|集團|集团|公司|我們|我们|其中|而|並|并|且|同時|同时|當中|当中|此外|共有|共計|共计|合共|共|為|为|有(?![關关效害機机限形毒色])|的|及|和|與|与|之|內|内|期間|期间)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s*\b(?:was|were|is|are|be|been|being|has|have|had|reached|reaches|reaching|reach|amounted|amounting"
    r"|amounts|totall?ed|totall?ing|stood|stands?|came|recorded|achieved|accounted|accounting|accounts|represented|account(?:s|ed|ing)?\s+for"
    r"|tak(?:es?|en|ing)\s+up|representing|maintained?|made\s+up|remained|increased|decreased|reduced|dropped|fell|rose|grew|only|from|a|an|the"
    r"|total|totally|sum|of|for|to|at|by|with|approximately|about|around|over|more than|nearly|is at"
    r"|at a rate of|up|down|including|includes?|comprised?|comprising|and|as high as|in total|or)\s*$"
    r"|\s*(?:約為|约为|約|约|大約|為|为|是|達到|达到|達|达|合共|共計|共计|總計|总计|共有|共|有|至|僅|仅|則|则|佔|占|的|減少|减少|降低|下降|增加|增長|增长|上升|提升|較|较"
    r"|比|同比|按年|超過|超过|近|逾|合計|合计|計|计|均|及|和|(?<![參参])[與与]|或|了|由|從|从|自|將會|将会|將|将|為至)\s*$",
    re.IGNORECASE,
)
_CHANGE_UP = re.compile(
    r"\b(?:year[- ]on[- ]year\s+)?(?:increas(?:e|ed|es|ing)|growth|grew|rose|rise|up|improve[sd]?)\b(?:[^,;]"
    r"|,\d)*$|(?:同比|按年|較上年|较上年|較去年|较去年|比上年|比去年)?(?:增加|增長|增长|上升|提升|上漲|上涨|提高)[^，；。]{0,6}$",
    re.IGNORECASE,
)
_CHANGE_DOWN = re.compile(
    r"\b(?:year[- ]on[- ]year\s+)?(?:decreas(?:e|ed|es|ing)|reduc(?:e|ed|tion|ing)|declin(?:e|ed|ing)"
    r"|dropp?(?:ed)?|fell|down|lower(?:ed)?|sav(?:ed|ing))\b(?:[^,;]|,\d)*$|(?:同比|按年|較上年|较上年|較去年|较去年|比上年"
    r"|比去年)?(?:減少|减少|下降|降低|下跌|下調|縮減)[^，；。]{0,6}$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:tak(?:es?|en|ing)\s+up|account(?:s|ed|ing)\s+for|represent(?:s|ed|ing)?|made up|comprising|comprised|which is"
    r"|constituting)\s+(?:about|approximately|around|over|more than|nearly|only|some|almost|a total of"
    r"|up to)?\s*$|(?:佔|占)[^，；。]{0,24}$",
    re.IGNORECASE,
)
HAN = re.compile(r"[\u3400-\u9fff]")
SEPARATOR = re.compile(r"[;；。，]|,(?!\d|\s*(?:Ltd|Inc|LLC|Limited|Co)\b)|、|\s[-–—]\s|[:：](?!\d)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a figure is said to be of. ``change``: ``increase`` or ``decrease``; ``part``: a part of something,
    which is ``whole`` where the same clause names it."""

    label: str
    change: str = ""
    part: bool = False
    taken: int = 0
    whole: str = ""


def clause_before(text: str) -> str:
    """The words before a figure back to the last separator that leaves some words."""
    cuts = [match.end() for match in separators_in(text) if not _within_list(text, match)]
    for cut in reversed(cuts):
        piece = text[cut:]
        if _words_left(piece):
            return piece
    return text if _words_left(text) or not cuts else text[cuts[-1] :]


def separators_in(text: str) -> tuple[re.Match[str], ...]:
    """The separators of clauses; one inside a bracket that is closed parts nothing outside it."""
    inside = [match.span() for match in _BRACKET.finditer(text)]
    return tuple(
        match for match in SEPARATOR.finditer(text) if not any(start < match.start() < end for start, end in inside)
    )


def _within_list(text: str, comma: re.Match[str]) -> bool:
    """Whether a comma stands in one name: "additions to property, plant and equipment"."""
    return bool(_LIST_END.fullmatch(text, comma.end()) and re.search(r"[a-z]$", text[: comma.start()]))


_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
# "Scope 2 (market-based)", "員工(不含外判)": words that say which, and no abbreviation, unit or note.
_QUALIFIES = re.compile(
    r"\((?:[A-Za-z]+[- ])?(?:based|only|excluding|including)\)|\([A-Za-z]+-(?:based|time|term)\)"
    r"|[(（](?:不?(?:含|包括|計|计)|基於|基于)?[\u3400-\u9fff]{2,8}(?:基準|基准|基礎|基础|方法|法)?[)）]",
    re.IGNORECASE,
)
_LIST_END = re.compile(
    r"\s*[a-z]+(?:\s[a-z]+)?\sand\s[a-z]+(?:\s[a-z]+)?\s*\(?\s*(?:(?:of|was|were|amounted to|totalled)\s*)?"
    r"(?:[€$£]|[A-Z]{2,3}\$?)?\s*"
)


def _words_left(piece: str) -> bool:
    return bool(trimmed(piece))


def trimmed(piece: str) -> str:
    """The noun phrase in a piece of a clause: without period, subject, linking verbs, brackets."""
    piece = _BRACKET.sub(lambda match: f" {match[0]} " if _QUALIFIES.fullmatch(match[0]) else " ", piece)
    piece = _TIME.sub(" ", piece)
    piece = re.sub(r"(?<=[\u3400-\u9fff])\s(?=[(（])|(?<=[)）])\s(?=[\u3400-\u9fff])", "", re.sub(r"\s+", " ", piece))
    piece = piece.strip(' ,，、;；:：.。-–—"“”*•>')
    piece = piece.lstrip(")） ").rstrip("(（ ")
    if _BRACKET.sub("", piece) == piece:
        piece = piece.strip("()（） ")
    while True:
        shorter = _SUBJECT.sub("", piece, count=1).strip(" ,，、:：")
        shorter = _LINK.sub("", shorter).strip(" ,，、:：")
        if shorter == piece:
            break
        piece = shorter
    return piece


def clause_after(text: str) -> str:
    """The words after a figure, up to the next separator or the next figure's clause."""
    text = re.sub(r"^\s*[(（][^()（）]*[)）]", "", text)
    stop = SEPARATOR.search(text)
    piece = text[: stop.start() if stop else len(text)]
    piece = re.split(r"[(（]", piece)[0]
    piece = re.split(
        r"\s(?:which|that|who|where|when|while|as|because|due|compared|resulting|meeting|thereby|from customers"
        r"|involving|in comparison)\b|較|较|，",
        piece,
    )[0]
    piece = _AND_SO_MANY.split(piece)[0]
    if HAN.match(piece):
        # What is done to the things counted is said of the next figure: "102家企業完成產值135億元".
        piece = re.split(r"完成|實現|实现|達到|达到|達|达|為|为|佔|占|同比|合計|合计|共計|共计", piece)[0]
    piece = re.split(r"\s(?:was|were|is|are|has|have|had|will|can|may)\s", piece)[0]
    words = piece.split(" ")
    return " ".join(words[:14])


_AND_SO_MANY = re.compile(r"\s(?:and|or)\s+(?:(?:about|approximately|around|over|nearly)\s+)?(?=[A-Z$€£]{0,4}\s?\d)")


def spoken(before: str, after: str, *, united: bool) -> Spoken:
    """The label of a figure from the clause around it. ``united`` says that a real unit followed the number."""
    # "A下降52.1%B下降…": what fell stands before.
    goes_on = _goes_on(after, united=united) and not (united and _HAN_CHANGED.search(before) and after[:1] != "的")
    if goes_on and united and _NAMED_WITH_COLON.search(before) and not _OF.match(after):
        # "Net assets: CNY 9 Revenue: CNY 7": what follows is of the next figure.
        goes_on, after = False, ""
    before = _ENUMERATED.sub(" ", before)
    nearest = before[max((match.end() for match in separators_in(before)), default=0) :]
    right = trimmed(clause_after(after)) if goes_on else ""
    done = _DONE_TO.match(after) if united and not _PREDICATE.search(nearest) else None
    if done is not None and done["of"]:
        # "5% of the goals were linked to safety": what was done to that share.
        right = name_of(f"{right} {done['verb']} {done['rest']}") or right
    elif done is not None and name_of(done["rest"]):
        # "Of the waste, 12% was recycled, 4% was burnt": parts of one whole.
        return Spoken(
            name_of(done["rest"]), part=True, taken=done.end(), whole=name_of(_OF_THE.sub("", trimmed(before)))
        )
    turned = _TURN_IN.match(after) if united else None
    if turned is not None and (of := name_of(trimmed(clause_after(after[turned.end() :])))):
        # "A 17% decrease in emissions".
        return Spoken(_short(of), "decrease" if turned["down"] else "increase", taken=_taken(after))
    piece = nearest if right and not trimmed(nearest) else clause_before(before)
    piece = _AIMED_AT.sub("", _AND_NOW.split(piece)[-1])
    beyond = _THAN_ANOTHER.match(after) if united else None
    if beyond is not None and name_of(trimmed(piece)):
        # "12 points higher than the average of others": nothing rose.
        return Spoken(_short(f"{trimmed(piece)} … {beyond[0].strip()}"), taken=beyond.end())
    compared = _COMPARED_AFTER.match(after)
    if compared and united:
        # "15% lower", "0.5 days shorter": the figure is by how much.
        after, goes_on, right = "", False, ""
    change = "" if _LEVEL.search(piece) else _change_in(piece)
    if compared and united:
        change = "decrease" if compared["down"] else "increase"
    part = bool(_PART.search(piece)) or bool(
        re.search(r"\bof (?:which|them|whom)\s*$|其中[^，。]{0,4}$", piece, re.IGNORECASE)
    )
    left = re.sub(r"^of (?:which|them|whom)$", "", trimmed(piece), flags=re.IGNORECASE)
    if part and not left and not right:
        right = trimmed(re.sub(r"^\s*(?:were|was|are|is)\b", "", re.split(r"[,;.]", after)[0]))
    if not left and not right and not TO_NEXT_HAN.match(after):
        right = trimmed(clause_after(after))
    if right and not left and not united and (done_to := _PASSIVE.match(after)) is not None:
        # "600 people were trained": those of whom something is said.
        right = f"{right} {done_to['done']}"
    left = _SAW.sub("", left)
    if not name_of(left):
        left = _named_with(left)
    elif re.fullmatch(r"\w+ed", left) and re.search(r"\bby\b", piece):
        # "Our week for suppliers, attended by 20 people": what was attended.
        left = f"{trimmed(clause_before(before.removesuffix(piece)))}, {left} by …".lstrip(" ,")
    joined = _counted(left, right, piece) if right and not united and not change else _around(left, right, piece, after)
    label = _short(_OF_THE.sub("", _GREW_FROM.sub("", joined)))
    return Spoken(label, change, part, _taken(after) if right else 0)


_TURN_IN = re.compile(
    r"\s*(?:year[- ](?:on|over)[- ]year\s+|annual\s+)?"
    r"(?:(?P<down>reduction|decrease|decline|drop|fall)|increase|growth|rise|improvement)\s+in\s+(?!(?:20|19)\d\d)",
    re.IGNORECASE,
)
_HAN_CHANGED = re.compile(
    r"[\u3400-\u9fff)）](?:下降|上升|增加|減少|减少|提升|增長|增长|降低|成長|成长)(?:了|約|约)?\s*$"
)
# "Sales increased to 5 t", "remained at 3%": the figure is what it came to, not by how much.
_LEVEL = re.compile(
    r"\b(?:to|from|at|between|reaching|reached)\s+(?:(?:about|approximately|around|over|more\s+than|nearly|almost|some|just"
    r"|only|a\s+total\s+of|just\s+under|just\s+over|less\s+than)\s+)*$|(?:至|到|達|达)(?:約|约)?\s*$",
    re.IGNORECASE,
)


_GREW_FROM = re.compile(
    r"^(?:we\s+)?(?:grew|rose|fell|increased|decreased|dropped|declined)\s+from\s+[\d,.]+\s*", re.IGNORECASE
)
_SAW = re.compile(
    r"\s+(?:saw|showed|recorded|experienced|had)\s+(?:an?\s+)?(?:\w+\s+)?(?:increase|decrease|growth|reduction|rise|decline|drop)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\s*(?:\w+[\s-]){0,3}?(?:employees|staff|people|persons|workers|participants|students|trainees|learners|cases|\w+ors?|\w+ers?)\s+"
    r"(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?P<done>(?!reported\b|recorded\b|noted\b)\w+(?:ed|en|wn|ght|eld|ade|men)\b)"
)
_OF = re.compile(r"\s*(?:of|in|for|by|were|was)\b")
_NAMED_WITH_COLON = re.compile(r"[A-Za-z\u3400-\u9fff)）][:：]\s*(?:約|约|about\s+)?$")
_OF_THE = re.compile(r"^of\s+(?:the\s+)?", re.IGNORECASE)
_DONE_TO = re.compile(
    r"\s*(?P<of>of\s+(?:[^\s,.;()]+\s+){1,12}?(?:\([^()]*\)\s+)?)?(?P<verb>was|were|is|are|has\s+been|have\s+been|(?:had|have|has)(?=\s+an?\s))\s+"
    r"(?P<rest>(?(of)[^\s,.;()\d]+|\w+ed\b(?:/\w+)?)(?:\s+[^\s,.;()]+){0,7})"
)
# What stands between a subject and its verb and only lists what belongs to it.
_ENUMERATED = re.compile(
    r"(?:\s*\((?:including|comprising)[^()]*\))?,\s*(?:including|comprising|such\s+as|namely|despite|in\s+spite\s+of|excluding|together\s+with)\b[^.;]*,\s*"
    r"(?:(?:during|in|for|as\s+(?:at|of))\s+(?:\w+\s+){1,6}?)?(?=(?:was|were|is|are|amounted|totall?ed|reached|(?:in|de)creased|rose|fell|grew|dropped|declined|remained)\b)",
    re.IGNORECASE,
)
_AND_NOW = re.compile(
    r"\s(?:and|but)\s+(?:now\s+|currently\s+)?(?=(?:have|has|had|employs?|operates?)\s)", re.IGNORECASE
)
_AIMED_AT = re.compile(
    r"^.*\b(?:targets?|goals?|ambitions?|commitments?)\s+to\s+(?=(?:reduc|lower|cut|decreas|increas)\w*\s+\w)",
    re.IGNORECASE,
)
_COMPARED_AFTER = re.compile(
    r"\s*(?:(?P<down>lower|less|smaller|fewer|shorter|below)|higher|greater|larger|longer|above)\b(?!\s+(?:of|than\s+\d))",
    re.IGNORECASE,
)
_THAN_ANOTHER = re.compile(
    r"\s*(?:lower|less|smaller|fewer|shorter|higher|greater|larger|longer|above|below|more)\s+than\s+(?:the\s+|that\s+of\s+|an?\s+|our\s+)?"
    r"(?:(?:industry|national|global|market|sector|regional|local|statutory|legal|average|minimum|benchmark|median)\b)[^,.;]{0,60}",
    re.IGNORECASE,
)
# "Made up of", "taking up", "broken down into": nothing rose or fell.
_NO_CHANGE = re.compile(
    r"\ban?\s+(?:lower|reduced|increased|improved)\b(?=.*\bof\b)|"
    r"\bup\s+(?:to|and|with)\b|\b(?:ma(?:k\w+|de)|tak\w+|took|set|sign\w*|built|open\w*|follow\w*|back\w*|link\w*|team\w*)\s+up\b"
    r"|\b(?:br(?:eak|ok)\w*|hand\w*|shut\w*|clos\w*|track\w*)\s+down\b",
    re.IGNORECASE,
)
_NEAR_CHANGE = 150  # letters; a word of change further off is of something else


def _change_in(piece: str) -> str:
    """Which way the nearest word of change before a figure points."""
    near = _NO_CHANGE.sub("", piece)[-_NEAR_CHANGE:]
    up, down = _last(_CHANGE_UP, near), _last(_CHANGE_DOWN, near)
    return "" if up == down else "increase" if up > down else "decrease"


def _last(pattern: re.Pattern[str], piece: str) -> int:
    """Where the last word that the pattern finds begins; -1 for none."""
    places = [at for at in range(len(piece)) if (found := pattern.match(piece, at)) and found.end() == len(piece)]
    return places[-1] if places else -1


def _named_with(words: str) -> str:
    """What a torn beginning still names: "from customers involving transaction amount" speaks of an amount."""
    told = re.search(r"\b(?:involving|with(?:\s+(?:an?|the))?|at\s+an?)\s+(?P<rest>[^\W\d].*)$", words)
    return told["rest"] if told and name_of(told["rest"]) else ""


_PREDICATE = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|reach(?:ed|es)?|total(?:s|led|ed|ling)?|amount(?:s|ed|ing)?(?:\s+to)?|stood\s+at"
    r"|stands?\s+at|remain(?:s|ed)?(?:\s+at)?|of|to|at)|[:：=])\s*(?:a\s+total\s+of|only|about|approximately|around"
    r"|over|more\s+than|nearly|almost|some)?\s*$",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?P<verb>\w{2,}ed|held|won|built|made|gave|ran|sold|bought|led|found|planted|employs?|operates?|owns?)\s*"
    r"(?:a\s+total\s+of|about|approximately|around|over|more\s+than|nearly|almost|some|up\s+to|at\s+least|the|our)?\s*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:to|through|via|by|as|after|before|so|including|such|involving|since|until)\s.*$", re.IGNORECASE
)


def _counted(left: str, right: str, piece: str) -> str:
    """The label of a counted noun: what was done and the noun; the words before it only where the figure is what is
    said of them ("the number of accidents was 3 cases")."""
    if re.search(r"[\u3400-\u9fff]", left + right) or _PREDICATE.search(piece) or _COUNTER.match(right):
        return " ".join(words for words in (left, right) if words)
    if _PEOPLE.fullmatch(right) and left:
        # Those of whom something is said are not all there are.
        return f"{left} … {right}"
    done = _ACTION.search(_TIME.sub(" ", piece))
    noun = _TAIL.sub("", right) if len(right.split(" ")) > _SHORT_NOUN else right
    return f"{done['verb']} {noun}" if done and done["verb"].casefold() not in _EMPTY_VERBS else noun


_SHORT_NOUN = 4
_COUNTER = re.compile(r"(?:times?|sets?|cases?|pieces?|units?|items?|batches|persons?|people|copies)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:employees|staff|workers|people|persons|participants|students|trainees|learners)", re.IGNORECASE
)
_EMPTY_VERBS = frozenset({"received", "achieved", "recorded", "obtained", "gained", "included", "employed", "employs"})


def _around(left: str, right: str, piece: str, after: str) -> str:
    """The words on both sides of a figure; its place is marked where they read on through it."""
    if not left:
        return re.sub(r"^in\s+(?:the\s+)?(?=\w+\s+of\b)", "", right)
    if not right:
        return left
    if re.search(r"[\u3400-\u9fff]", left + right):
        return f"{left} {right}"
    link = re.search(
        r"\b(?:for|to|by|from|in|at|with|on|cover(?:s|ed)?|meet|met|account(?:s|ed)?\s+for)\s*$", piece.rstrip()
    )
    link_words = link[0].strip() if link and not left.endswith(link[0].strip()) else ""
    if not link_words and not re.match(r"\s*(?:of|in|for|by|from|on|at)\b", after):
        return f"{left} {right}"
    return " ".join(filter(None, (left, link_words, "…", right)))


def _taken(after: str) -> int:
    """How many letters after a figure its label has used up."""
    bracket = re.match(r"\s*[(（][^()（）]*[)）]", after)
    skipped = bracket.end() if bracket else 0
    return skipped + len(clause_after(after).rstrip())


# What leads from a figure to the one that it came to: "減至", "下降到2022年的".
TO_NEXT_HAN = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:至|到)(?:約|约)?\s*(?:\d{4}(?:財政|财政|會計|会计)?年度?[末底]?)?的?(?:約|约)?\s*$"
)


def _goes_on(after: str, *, united: bool) -> bool:
    """Whether the words after a figure belong to what it is of: "82 tonnes of waste", "4 complaints"."""
    stripped = re.sub(r"^\s*[(（][^()（）]*[)）]", "", after).lstrip()
    if TO_NEXT_HAN.match(stripped):
        return False
    if re.match(r"of\b|in\b(?=\s+(?!20|the reporting|19))|by\b|for\b|per\b", stripped, re.IGNORECASE):
        return True
    if re.match(r"以?及|和|與|与", stripped):
        # "演習18次及訓練6次": the next figure's.
        return False
    if re.match(r"[\u3400-\u9fff]", stripped):
        return True
    return not united or bool(
        re.match(r"[A-Za-z]", stripped)
        and not re.match(
            r"(?:was|were|is|are|and|which|as|compared|or|with|respectively|during|from|to|due|than|at|on"
            r"|exceeding|surpassing|reflecting|resulting|bringing|making|reaching|thanks"
            r"|representing|accounting|year)\b",
            stripped,
            re.IGNORECASE,
        )
    )


def _short(label: str) -> str:
    words = label.split(" ")
    return " ".join(words[-24:]) if len(words) > 24 else label[-80:] if len(words) == 1 and len(label) > 80 else label
