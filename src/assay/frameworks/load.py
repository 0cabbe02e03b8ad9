"""An edition's folder (``edition.yaml``, ``provisions.yaml``) to values. Unknown keys and words are refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from assay.core.languages import LANGUAGES, Text
from assay.core.strict_yaml import load_yaml
from assay.frameworks.edition import (
    EDITION_KINDS,
    KINDS,
    OBLIGATIONS,
    Aspect,
    Edition,
    Phase,
    Provision,
    Relief,
    Requirement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assay.core.provenance import Confidence

T = TypeVar("T")

_EDITION_KEYS = frozenset(
    {
        "id", "kind", "title", "publisher", "document", "url", "licence", "applies", "follows", "confidence",
        "reviewed_on", "note",
    }
)  # fmt: skip
_PROVISION_KEYS = frozenset(
    {
        "code",
        "aspect",
        "kind",
        "obligation",
        "phases",
        "title",
        "requires",
        "appropriate",
        "parts",
        "was",
        "confidence",
        "note",
    }
)
_REQUIREMENT_KEYS = frozenset({"metric", "any_of", "dimensions", "years"})
_CONFIDENCE: tuple[Confidence, ...] = ("verified", "recalled")


class BadEdition(ValueError):
    """An edition's file that cannot be used; the message names file, entry, what was found and what was expected."""


def load_edition(folder: Path) -> Edition:
    """Read one framework edition. Raises `BadEdition`, or `UnreadableYaml` for a file that is no YAML."""
    head_file = f"{folder.name}/edition.yaml"
    head = _mapping(load_yaml(folder / "edition.yaml"), head_file, "the file")
    _known(head, _EDITION_KEYS, head_file, "the file", required=("id", "title", "publisher", "applies"))
    if head["id"] != folder.name:
        raise BadEdition(f"{head_file}: the id is '{head['id']}'; expected the folder's name '{folder.name}'")
    body_file = f"{folder.name}/provisions.yaml"
    body = _mapping(load_yaml(folder / "provisions.yaml"), body_file, "the file")
    _known(
        body, frozenset({"aspects", "provisions", "reliefs"}), body_file, "the file", required=("aspects", "provisions")
    )
    applies = _mapping(head["applies"], head_file, "applies")
    _known(applies, frozenset({"since", "until"}), head_file, "applies", required=("since",))
    return Edition(
        id=head["id"],
        title=_text(head["title"], head_file, "title"),
        publisher=head["publisher"],
        document=head.get("document", ""),
        url=head.get("url", ""),
        licence=head.get("licence", ""),
        since=_day(applies["since"], head_file, "applies"),
        until=_day(applies["until"], head_file, "applies") if applies.get("until") else None,
        confidence=_word(head.get("confidence", "recalled"), _CONFIDENCE, head_file, "confidence"),
        aspects=tuple(_aspect(row, body_file) for row in body["aspects"]),
        provisions=tuple(_provision(row, body_file) for row in body["provisions"]),
        note=head.get("note", ""),
        kind=_word(head.get("kind", "framework"), EDITION_KINDS, head_file, "kind"),
        follows=head.get("follows", ""),
        reliefs=tuple(_relief(row, body_file) for row in body.get("reliefs", ())),
    )


def _aspect(row: Any, file: str) -> Aspect:
    row = _mapping(row, file, "an aspect")
    entry = f"aspect {row.get('code', '')}"
    _known(row, frozenset({"code", "title", "under"}), file, entry, required=("code", "title"))
    return Aspect(row["code"], _text(row["title"], file, entry), row.get("under", ""))


def _relief(row: Any, file: str) -> Relief:
    row = _mapping(row, file, "a relief")
    entry = f"relief {row.get('code', '')}"
    needed = ("code", "title", "provisions")
    _known(row, frozenset({*needed, "confidence"}), file, entry, required=needed)
    confidence = _word(row.get("confidence", "recalled"), _CONFIDENCE, file, f"{entry}, confidence")
    return Relief(row["code"], _text(row["title"], file, entry), tuple(row["provisions"]), confidence)


def _provision(row: Any, file: str) -> Provision:
    row = _mapping(row, file, "a provision")
    entry = f"provision {row.get('code', '')}"
    _known(row, _PROVISION_KEYS, file, entry, required=("code", "aspect", "kind", "obligation", "title"))
    return Provision(
        code=row["code"],
        aspect=row["aspect"],
        kind=_word(row["kind"], KINDS, file, f"{entry}, kind"),
        obligation=_word(row["obligation"], OBLIGATIONS, file, f"{entry}, obligation"),
        title=_text(row["title"], file, entry),
        requires=tuple(_requirement(item, file, entry) for item in row.get("requires", ())),
        appropriate=tuple(row.get("appropriate", ())),
        parts=tuple(row.get("parts", ())),
        was=tuple(row.get("was", ())),
        phases=tuple(_phase(item, file, entry) for item in row.get("phases", ())),
        confidence=_word(row.get("confidence", "recalled"), _CONFIDENCE, file, f"{entry}, confidence"),
        note=row.get("note", ""),
    )


def _requirement(row: Any, file: str, entry: str) -> Requirement:
    row = _mapping(row, file, f"{entry}, requires")
    _known(row, _REQUIREMENT_KEYS, file, f"{entry}, requires")
    if ("metric" in row) == ("any_of" in row):
        raise BadEdition(f"{file}, {entry}, requires: expected either 'metric' or 'any_of'; found {', '.join(row)}")
    years = row.get("years", "1")
    if not years.isdecimal() or int(years) < 1:
        raise BadEdition(f"{file}, {entry}, requires: years is a count such as 3; found '{years}'")
    metrics = tuple(row["any_of"]) if "any_of" in row else (row["metric"],)
    return Requirement(metrics, tuple(row.get("dimensions", ())), int(years))


def _phase(row: Any, file: str, entry: str) -> Phase:
    row = _mapping(row, file, f"{entry}, phases")
    keys = ("issuers", "since", "obligation")
    _known(row, frozenset(keys), file, f"{entry}, phases", required=keys)
    return Phase(
        row["issuers"],
        _day(row["since"], file, f"{entry}, phases"),
        _word(row["obligation"], OBLIGATIONS, file, f"{entry}, phases"),
    )


def _mapping(value: Any, file: str, entry: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadEdition(f"{file}, {entry}: expected keys and values; found {value!r}")
    return value


def _known(row: Mapping[str, Any], keys: frozenset[str], file: str, entry: str, required: Sequence[str] = ()) -> None:
    for key in row:
        if key not in keys:
            raise BadEdition(f"{file}, {entry}: unknown key '{key}'; known are {', '.join(sorted(keys))}")
    for key in required:
        if key not in row:
            raise BadEdition(f"{file}, {entry}: '{key}' is missing")


def _text(value: Any, file: str, entry: str) -> Text:
    if isinstance(value, dict):
        _known(value, frozenset(LANGUAGES), file, f"{entry}, title")
        return Text.of(value)
    if isinstance(value, str):
        return Text.of(value)
    raise BadEdition(f"{file}, {entry}: expected a text in {', '.join(LANGUAGES)}; found {value!r}")


def _word(value: str, allowed: Sequence[T], file: str, entry: str) -> T:
    for word in allowed:
        if word == value:
            return word
    raise BadEdition(f"{file}, {entry}: '{value}' is not one of {', '.join(map(str, allowed))}")


def _day(value: str, file: str, entry: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadEdition(f"{file}, {entry}: expected a day such as 2025-01-01; found '{value}'") from None
