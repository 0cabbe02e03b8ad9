"""``risks.yaml`` -> a register, and a finding for what refers to nothing, is out of scale or says no amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

from assay.book import risks as r
from assay.book.faults import one_of
from assay.core.units import UnknownUnit, convert, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.core.languages import Language, Text
    from assay.core.units import Unit

T = TypeVar("T")

_KEYS = (
    "amounts_in", "horizons", "risks", "scenarios", "analysis", "resilience", "carbon_price", "remuneration", "plan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """All that an entry may refer to."""

    words: Vocabulary
    bodies: Collection[str]
    languages: Sequence[Language]
    horizons: Sequence[str]
    amounts: Unit | None

    def text(self, node: Node) -> Text:
        """Words in every language of the report: what is judged here is printed as it stands."""
        text = node.words()
        lacking = [language for language in self.languages if language in text.missing]
        if lacking and (text.en or text.zh_hant or text.zh_hans):
            node.wrong(
                "risk.language",
                f"'{node.key}' has no words in {', '.join(lacking)}.",
                f"Expected {', '.join(self.languages)}.",
                "Add them; another language stands in its place.",
            )
        return text

    def texts(self, found: dict[str, Node], key: str) -> tuple[Text, ...]:
        return tuple(self.text(item) for item in found[key].items()) if key in found else ()

    def maybe(self, found: dict[str, Node], key: str) -> Text | None:
        return self.text(found[key]) if key in found else None

    def refer(self, node: Node, allowed: Iterable[str], what: str) -> str:
        """A name that must be known; empty with a finding where it is not."""
        name, names = node.text(), tuple(allowed)
        if name in names:
            return name
        node.wrong(
            "risk.reference_unknown",
            f"'{name}' in {node.key}: no {what} is called so.",
            one_of(name, names),
            "Correct the name; it is not read.",
        )
        return ""

    def refer_all(self, found: dict[str, Node], key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
        names = tuple(allowed)
        return tuple(n for item in (found[key].items() if key in found else ()) if (n := self.refer(item, names, what)))


def read_risks(
    node: Node | None, words: Vocabulary, bodies: Collection[str], languages: Sequence[Language]
) -> r.RiskRegister:
    """The register; an entry that cannot be used is left out with a finding, everything else is read."""
    if node is None:
        return r.RiskRegister()
    found = node.known(_KEYS)
    amounts = _amounts(found.get("amounts_in"), words.catalogue.currency)
    known = _Known(words, bodies, languages, (), amounts)
    horizons = _horizons(found.get("horizons"), known)
    known = _Known(words, bodies, languages, tuple(horizon.id for horizon in horizons), amounts)
    risks = _each(found.get("risks"), lambda item: _risk(item, known))
    named = tuple(risk.id for risk in risks)
    return r.RiskRegister(
        horizons=horizons,
        risks=risks,
        scenarios=_each(found.get("scenarios"), lambda item: _scenario(item, known, named)),
        analysis=_analysis(found["analysis"], known) if "analysis" in found else None,
        resilience=_resilience(found["resilience"], known) if "resilience" in found else None,
        carbon_price=_carbon_price(found["carbon_price"], known) if "carbon_price" in found else None,
        remuneration=_remuneration(found["remuneration"], known) if "remuneration" in found else None,
        plan=_plan(found["plan"], known) if "plan" in found else None,
    )


def _amounts(node: Node | None, currency: str) -> Unit | None:
    if node is None:
        return unit(currency)
    try:
        chosen = unit(node.text())
    except UnknownUnit as fault:
        node.wrong(
            "book.unit_unknown", f"'{node.value}': {fault}.", f"Expected '{currency}' or 'M{currency}'.", "Correct it."
        )
        return None
    if chosen.same_kind(unit(currency)):
        return chosen
    node.wrong(
        "book.unit_family",
        f"'{chosen.symbol}' measures {chosen.family}.",
        f"Expected the book's currency: '{currency}' or 'M{currency}'.",
        "Correct it; no amount of this file is read.",
    )
    return None


def _each(node: Node | None, read: Callable[[Node], T | None]) -> tuple[T, ...]:
    """Entries with an id, each once."""
    entries: dict[str, T] = {}
    for item in node.items() if node is not None else ():
        entry = read(item)
        if entry is None:
            continue
        name = cast("Any", entry).id
        if name in entries:
            item.wrong(
                "risk.duplicate",
                f"'{name}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
            continue
        entries[name] = entry
    return tuple(entries.values())


def _whole(node: Node, keys: Iterable[str], needed: Sequence[str]) -> dict[str, Node] | None:
    found = node.known(keys, needed)
    return found if all(key in found for key in needed) else None


def _horizons(node: Node | None, known: _Known) -> tuple[r.Horizon, ...]:
    last = known.words.years[-1]
    kept: list[r.Horizon] = []
    for item in node.items() if node is not None else ():
        found = _whole(item, ("id", "name", "until", "why"), ("id", "name", "until"))
        until = found["until"].integer() if found else None
        if found is None or until is None:
            continue
        name = found["id"].text()
        after = kept[-1].until if kept else last
        if until <= after or name == r.CURRENT or name in [horizon.id for horizon in kept]:
            found["until"].wrong(
                "risk.horizon",
                f"the horizon '{name}' ends in {until}, not after {after}, or its name is taken.",
                f"Expected years that rise from {last + 1} on, such as '{after + 3}', and names other than 'current'.",
                "Put the horizons in order; this one is not read.",
            )
            continue
        kept.append(r.Horizon(name, known.text(found["name"]), until, known.maybe(found, "why")))
    return tuple(kept)


def _risk(node: Node, known: _Known) -> r.Risk | None:
    needed = ("id", "name", "kind", "description", "horizons", "likelihood", "impact")
    keys = (*needed, "stages", "sites", "effects", "measures", "owner", "metrics", "adjusts_next_year")
    found = _whole(node, keys, needed)
    if found is None:
        return None
    kind = found["kind"].choice(r.KINDS)
    likelihood, impact = _score(found["likelihood"]), _score(found["impact"])
    if not kind or likelihood is None or impact is None:
        return None
    effects = [_effect(item, known) for item in (found["effects"].items() if "effects" in found else ())]
    stages = tuple(item.choice(r.STAGES) for item in (found["stages"].items() if "stages" in found else ()))
    return r.Risk(
        id=found["id"].text(),
        name=known.text(found["name"]),
        kind=kind,
        description=known.text(found["description"]),
        horizons=known.refer_all(found, "horizons", known.horizons, "horizon"),
        likelihood=likelihood,
        impact=impact,
        stages=tuple(cast("r.Stage", stage) for stage in stages if stage),
        sites=known.refer_all(found, "sites", known.words.sites.ids, "site"),
        effects=tuple(effect for effect in effects if effect is not None),
        measures=known.texts(found, "measures"),
        owner=known.refer(found["owner"], known.bodies, "body of governance.yaml") if "owner" in found else "",
        metrics=known.refer_all(found, "metrics", known.words.metrics.ids, "metric"),
        adjusts_next_year=found["adjusts_next_year"].flag() if "adjusts_next_year" in found else False,
    )


def _score(node: Node) -> int | None:
    value = node.integer()
    if value is None or r.LOWEST <= value <= r.HIGHEST:
        return value
    node.wrong(
        "risk.score",
        f"'{node.value}' in {node.key} lies outside the scale.",
        f"Expected {r.LOWEST} (lowest) to {r.HIGHEST} (highest).",
        "Correct the score; the entry is not read.",
    )
    return None


def _effect(node: Node, known: _Known) -> r.Effect | None:
    needed = ("when", "line", "direction")
    found = _whole(node, (*needed, "low", "high", "reason", "words"), needed)
    if found is None:
        return None
    when = known.refer(found["when"], (r.CURRENT, *known.horizons), "horizon")
    line, direction = found["line"].choice(r.LINE_ITEMS), found["direction"].choice(r.DIRECTIONS)
    if not (when and line and direction):
        return None
    low, high = (_amount(found[key], known) if key in found else None for key in ("low", "high"))
    reason = found["reason"].choice(r.NO_AMOUNTS) if "reason" in found else ""
    if (low is None) != (high is None) or (low is None and not reason):
        node.wrong(
            "risk.effect",
            f"'{node.key}' states no range of money and no reason why there is none.",
            f"Expected both low and high, or a reason: {', '.join(r.NO_AMOUNTS)}.",
            "Add the range, or the reason with words on the effect; the effect is not read.",
        )
        return None
    if low is not None and high is not None and low > high:
        found["low"].wrong(
            "risk.range",
            f"the range in {node.key} runs from {found['low'].value} down to {found['high'].value}.",
            "Expected the lower amount first; equal amounts state a single one.",
            "Exchange them; the effect is not read.",
        )
        return None
    return r.Effect(
        when=when,
        line=cast("r.LineItem", line),
        direction=cast("r.Direction", direction),
        low=low,
        high=high,
        reason=cast("r.NoAmount", reason) or None,
        words=known.maybe(found, "words"),
    )


def _amount(node: Node, known: _Known) -> Decimal | None:
    value = node.number()
    if value is None or known.amounts is None:
        return None
    if value < 0:
        node.wrong(
            "risk.range",
            f"'{node.value}' in {node.key} is below zero.",
            "Expected an amount; 'direction' says whether the line rises or falls.",
            "Write it without its sign; it is not read.",
        )
        return None
    return convert(value, known.amounts, unit(known.words.catalogue.currency))


def _scenario(node: Node, known: _Known, risks: Sequence[str]) -> r.Scenario | None:
    needed = ("id", "name", "source", "warming")
    found = _whole(node, (*needed, "years", "agreement", "assumptions", "results"), needed)
    warming = found["warming"].number() if found else None
    if found is None or warming is None:
        return None
    if not Decimal(1) <= warming <= Decimal(6):
        found["warming"].wrong(
            "risk.score",
            f"'{found['warming'].value}' in {node.key} is no warming that a scenario has.",
            "Expected degrees Celsius above pre-industrial times by 2100, such as '1.5'.",
            "Correct it; the scenario is not read.",
        )
        return None
    years = [item.integer() for item in (found["years"].items() if "years" in found else ())]
    results: list[r.Result] = []
    for item in found["results"].items() if "results" in found else ():
        entry = _whole(item, ("risk", "text"), ("risk", "text"))
        if entry is not None and (risk := known.refer(entry["risk"], risks, "risk or opportunity")):
            results.append(r.Result(risk, known.text(entry["text"])))
    return r.Scenario(
        id=found["id"].text(),
        name=known.text(found["name"]),
        source=found["source"].words(),
        warming=warming,
        years=tuple(year for year in years if year is not None),
        agreement=found["agreement"].flag() if "agreement" in found else False,
        assumptions=known.texts(found, "assumptions"),
        results=tuple(results),
    )


def _analysis(node: Node, known: _Known) -> r.Analysis | None:
    found = _whole(node, ("carried_out", "covers", "method"), ("carried_out", "covers"))
    day = found["carried_out"].date() if found else None
    if found is None or day is None:
        return None
    return r.Analysis(day, known.text(found["covers"]), known.maybe(found, "method"))


def _resilience(node: Node, known: _Known) -> r.Resilience | None:
    found = _whole(node, ("statement", "uncertainties", "capacity"), ("statement",))
    if found is None:
        return None
    return r.Resilience(
        known.text(found["statement"]), known.texts(found, "uncertainties"), known.texts(found, "capacity")
    )


def _carbon_price(node: Node, known: _Known) -> r.CarbonPrice | None:
    found = _whole(node, ("used", "covers", "how", "price", "cost"), ("used", "how"))
    if found is None:
        return None
    metrics = known.words.metrics.ids
    return r.CarbonPrice(
        found["used"].flag(),
        known.maybe(found, "covers"),
        known.text(found["how"]),
        *(known.refer(found[key], metrics, "metric") if key in found else "" for key in ("price", "cost")),
    )


def _remuneration(node: Node, known: _Known) -> r.Remuneration | None:
    found = _whole(node, ("linked", "how"), ("linked", "how"))
    return r.Remuneration(found["linked"].flag(), known.text(found["how"])) if found else None


def _plan(node: Node, known: _Known) -> r.Plan | None:
    found = _whole(node, ("aim", "assumptions", "dependencies", "resources", "steps"), ("aim",))
    if found is None:
        return None
    steps = [_step(item, known) for item in (found["steps"].items() if "steps" in found else ())]
    return r.Plan(
        known.text(found["aim"]),
        known.texts(found, "assumptions"),
        known.texts(found, "dependencies"),
        known.maybe(found, "resources"),
        tuple(step for step in steps if step is not None),
    )


def _step(node: Node, known: _Known) -> r.Step | None:
    needed = ("year", "what", "status")
    found = _whole(node, (*needed, "progress"), needed)
    year = found["year"].integer() if found else None
    status = found["status"].choice(r.STEP_STATUSES) if found else ""
    if found is None or year is None or not status:
        return None
    return r.Step(year, known.text(found["what"]), cast("r.StepStatus", status), known.maybe(found, "progress"))
