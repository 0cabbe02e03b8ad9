"""What the viewer knows of a page: its tags as plain data, everything that is said twice said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assay.core.languages import LANGUAGES
from assay.core.numbers import grouped
from assay.xbrl.measures import PURE
from assay.xbrl.names import PREFIX, axis_of, own_axis_of, qualified
from assay.xbrl.proofs import proof_of
from assay.xbrl.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.languages import Text
    from assay.xbrl.inline import InlineTagging, Told
    from assay.xbrl.reported import Context, Reported
    from assay.xbrl.taxonomy import Taxonomy

_WORDS = (
    "viewer_title", "viewer_hint", "viewer_search", "viewer_none", "viewer_close", "viewer_open", "viewer_hide",
    "v_concept", "v_type", "v_named", "v_value", "v_precision", "v_nil", "v_unit", "v_number", "v_period",
    "v_dimensions", "v_whole", "v_references", "v_notes", "v_proof", "v_formula", "v_factors", "v_places", "v_hidden",
    "v_text",
)  # fmt: skip

Plain = dict[str, Any]


def viewer_data(tagging: InlineTagging, taxonomy: Taxonomy) -> Plain:
    """``concepts`` and ``facts``; ``places`` gives for each id on the page the number of its fact."""
    places: dict[str, int] = {}
    numbers: dict[object, int] = {}
    facts: list[Plain] = []
    notes: dict[str, list[str]] = {}
    for name, anchors in tagging.annotated.items():
        for anchor in anchors:
            notes.setdefault(anchor, []).append(tagging.notes.get(name, ""))
    for anchor, found in (*tagging.figures.items(), *((f"h-{n}", one) for n, one in enumerate(tagging.hidden))):
        if found.key not in numbers:
            numbers[found.key] = len(facts)
            facts.append(_figure(tagging, found, taxonomy))
        fact = facts[numbers[found.key]]
        for note in notes.get(anchor, ()):
            if note not in fact.setdefault("notes", []):
                fact["notes"].append(note)
        if anchor in tagging.figures:
            places[anchor] = numbers[found.key]
    for told in tagging.told:
        if told.markup and told.prefix == PREFIX:
            places[told.id.removeprefix("t-")] = len(facts)
            facts.append(_passage(tagging, told))
    language = tagging.material.language
    by_key = {str(key): number for key, number in numbers.items()}
    for fact in facts:
        # An input that stands on the page can be followed.
        for item in fact.get("proof", {}).get("inputs", ()):
            item["fact"] = by_key.get(item.pop("key"))
    used = dict.fromkeys(fact["concept"] for fact in facts)
    return {
        "language": language,
        "words": {name: words(name).in_language(language) for name in _WORDS},
        "concepts": {name: _concept(name, taxonomy, tagging) for name in used},
        "facts": facts,
        "places": places,
    }


def _concept(name: str, taxonomy: Taxonomy, tagging: InlineTagging) -> Plain:
    concept = taxonomy.concepts[name]
    language = tagging.material.language
    return {
        "name": qualified(name),
        "type": concept.type.partition(":")[2].removesuffix("ItemType"),
        "labels": _labels(concept.label),
        "said": concept.documentation.in_language(language) if concept.documentation else "",
        "references": [[ref.name, ref.paragraph] for ref in concept.references],
    }


def _labels(label: Text) -> Mapping[str, str]:
    return {language: label.in_language(language) for language in LANGUAGES}


def _figure(tagging: InlineTagging, found: Reported, taxonomy: Taxonomy) -> Plain:
    material = tagging.material
    fact = material.facts.facts[found.key]
    shown = material.shown(fact)
    exact = found.exact
    step = ""
    if exact is not None:
        power = -found.decimals
        step = f"1{'0' * power}" if power >= 0 else "0." + "0" * (-power - 1) + "1"
        step = _grouped_step(step)
    unit = shown.unit.label(material.language) if shown.value is not None else ""
    return {
        "concept": found.concept,
        "also": [name for _, name in tagging.theirs(found, "")],
        "printed": f"{shown.text} {unit}".strip(),
        "value": grouped(exact) if exact is not None else "",
        "step": step,
        "unit": "" if found.measure.written == PURE else found.measure.written,
        "period": _period(found.context, tagging),
        "axes": _axes(tagging, found, taxonomy),
        "proof": proof_of(material, fact),
    }


def _grouped_step(digits: str) -> str:
    """A power of ten with commas: ``100000`` to ``100,000``."""
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}"


def _passage(tagging: InlineTagging, told: Told) -> Plain:
    return {"concept": told.concept, "text": True, "period": _period(told.context, tagging), "axes": []}


def _period(context: Context, tagging: InlineTagging) -> str:
    said = words("v_span" if context.start else "v_on").in_language(tagging.material.language)
    start = context.start.isoformat() if context.start else ""
    return said.replace("{start}", start).replace("{end}", context.end.isoformat())


def _axes(tagging: InlineTagging, found: Reported, taxonomy: Taxonomy) -> list[list[str]]:
    """Axis, member in words, and the member's element or value."""
    language, material = tagging.material.language, tagging.material
    names = dict(found.key.dimensions)
    axes: list[list[str]] = []
    for item in found.context.coordinates:
        label = taxonomy.axes[item.axis].label.in_language(language)
        dimension = next(name for name in names if item.axis in (axis_of(name), own_axis_of(name)))
        value = item.value if item.typed else qualified(item.value)
        axes.append([label[:1].upper() + label[1:], material.member(dimension, names[dimension]), value])
    return axes
