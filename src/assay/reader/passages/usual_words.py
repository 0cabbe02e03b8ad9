"""Words that a report may be expected to use, to tell a torn word from two whole ones."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two and three letters may be rubbish of a bad scan; a word is met again.
_SHORT_OFTEN = 4
_WORD = re.compile(r"[A-Za-z]{2,}")

# The language of ESG tables; the document's own prose adds to it.
_EXPECTED = frozenset(
    """a about above absolute accident accidents achieve actions activities added adult age aged agreement air all
    ammonia amount an and annual anti anticorruption applicable are area areas as asia aspect asset assets at audit
    available average awards based basic basis before below benefit benefits between biodiversity board boiler brand
    business by calculated capacity capita capital carbon case cases category categories centre certification change
    chemical child china city class climate coal code collection combustion commercial committee community company
    complaints compliance compliant concluded conduct consumed consumption contract contractor contractors
    contribution corporate corruption cost costs coverage covered cubic customer customers data day days decrease
    density description detail development diesel different direct director directors disabled discharge discharged
    disclosure disclosures disposal disposed domestic donation donations due dust economic education effluent
    electricity emission emissions employed employee employees employment energy engine environment environmental
    equipment equity ethics event events exceeding executive exhaust factory factories fatalities fatality female
    finished fire floor food for fossil from fuel full functional gas gases gasoline gender general generated
    generation geographical global goods governance government greenhouse grid gross ground group growth habitat
    hazard hazardous headcount headquarters health heat heating hire hired hires holiday hong hotel hour hours
    household hybrid hydrogen impact in incidence incidents incineration income increase index indicator indicators
    indirect industrial industry information initiative injured injuries injury innovation insurance intensity
    internal invention investment is issues item items kitchen kong labor labour landfill law leave leavers legal
    level life liquefied liquid litre litres loan local location lost machinery macau mainland maintenance male
    management manager managers manufacturing market material materials maternity matter measures medical member men
    mental metal method methods metre metres middle million mobile monitoring monthly natural network new newly
    nitrogen nitrous no non none not number of office oil older on onboard operation operational operations or order
    other others our output overseas own oxide oxides oxygen packaging paid paper parental part particulate patents
    people per percentage performance period permanent person personnel persons petrol phosphorus plan plastic
    policy pollutant pollutants pollution portfolio power practices pressure prevention procurement product
    production products professional project projects property protection provided provident purchase purchased
    quality quantity rail rate rates ratio raw recall recalled received recovered recovery recruitment recycled
    recycling reduction refrigerants region regions regulations relating remuneration renewable rented report
    reported reporting reports research resource resources responsibility result retail return reused revenue risk
    risks safety salary sale sales sanitary satisfaction scope security senior serious service services severe
    sewage share shipped site sites skills social soil solar solid source sources square staff standard standards
    state stationary steam storage store subject subsidiaries substances sulphur sulfur supplier suppliers supply
    support sustainable system target targets tax technical technology temporary termination than the their thousand
    three tickets time times to ton tonne tonnes tons total town trade trained training transport transportation
    travel treated treatment turnover type types under unit units use used utilisation utilization value vehicle
    vehicles volatile volume volunteer voluntary waste wastes wastewater water welfare were wind with women work
    worked worker workers workforce working workplace workshop year years""".split()  # noqa: SIM905 - a list of words reads best as words
)


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in running text, and those that any report may use; in lower case."""
    counts = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
    return _EXPECTED | {word for word, count in counts.items() if len(word) > 3 or count >= _SHORT_OFTEN}
