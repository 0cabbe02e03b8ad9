"""The facts of a report as xBRL-JSON and as xBRL-CSV (a table and the metadata that give its columns a meaning)."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from assay.xbrl.open_model import OIM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.xbrl.open_model import OpenFact, OpenReport

TABLE = "xbrl-facts.csv"
METADATA = "xbrl-csv.json"
_LINKS = {
    "linkTypes": {"footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote"},
    "linkGroups": {"_": "http://www.xbrl.org/2003/role/link"},
}
_CORE = ("concept", "language", "entity", "period", "unit", "noteId")


def xbrl_json(report: OpenReport) -> bytes:
    """All facts and footnotes as one JSON document."""
    head = {
        "documentType": f"{OIM}/xbrl-json",
        "namespaces": dict(report.namespaces),
        **_LINKS,
        "taxonomy": list(report.taxonomy),
    }
    facts = {fact.id: _json_fact(fact) for fact in (*report.facts, *report.notes)}
    return _json({"documentInfo": head, "facts": facts})


def _json_fact(fact: OpenFact) -> dict[str, Any]:
    return {
        "value": fact.value,
        **({"decimals": fact.decimals} if fact.decimals is not None else {}),
        "dimensions": dict(fact.dimensions),
        **({"links": {"footnote": {"_": list(fact.notes)}}} if fact.notes else {}),
    }


def xbrl_csv(report: OpenReport) -> Mapping[str, bytes]:
    """The table of facts and its metadata. Footnotes and text blocks are for the other formats: a table of long
    texts is of use to nobody."""
    facts = [fact for fact in report.facts if not (fact.value or "").startswith("<")]
    axes = sorted({name for fact in facts for name in fact.dimensions if name not in _CORE})
    columns = {axis: axis.partition(":")[2] for axis in axes}
    core = ("concept", "language", "period", "unit")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["id", *core, *columns.values(), "decimals", "value"])
    for fact in facts:
        writer.writerow(
            [
                fact.id.replace(".", "-"),  # a row's name may hold no point
                *(fact.dimensions.get(name, "") for name in (*core, *axes)),
                fact.decimals if fact.decimals is not None else "",
                "#nil" if fact.value is None else fact.value,
            ]
        )
    value = {
        "dimensions": {**{name: f"${name}" for name in core}, **{axis: f"${name}" for axis, name in columns.items()}},
        "decimals": "$decimals",
    }
    plain: dict[str, Any] = {name: {} for name in (*core, *columns.values(), "decimals")}
    metadata = {
        "documentInfo": {
            "documentType": f"{OIM}/xbrl-csv",
            "namespaces": dict(report.namespaces),
            "taxonomy": list(report.taxonomy),
        },
        "dimensions": {"entity": facts[0].dimensions["entity"]} if facts else {},
        "tableTemplates": {"facts": {"rowIdColumn": "id", "columns": {"id": {}, **plain, "value": value}}},
        "tables": {"facts": {"template": "facts", "url": TABLE}},
    }
    return {TABLE: stream.getvalue().encode(), METADATA: _json(metadata)}


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
