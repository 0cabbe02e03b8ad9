"""YAML of a book, read key by key: what is wrong becomes a finding with its line, everything else is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from assay.book.dates import NotADate, parse_date
from assay.book.faults import one_of
from assay.core.findings import Finding
from assay.core.languages import LANGUAGES, Text
from assay.core.numbers import NotANumber, parse_number
from assay.core.provenance import Place
from assay.core.strict_yaml import UnreadableYaml, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

Path_ = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a YAML file, where it stands, and the list that findings about it go to."""

    value: Any
    file: str
    log: list[Finding]
    lines: Mapping[Path_, int] = field(default_factory=dict)
    path: Path_ = ()

    @property
    def key(self) -> str:
        """As a person would say it: ``sites.birch.grid``."""
        return ".".join(str(part) for part in self.path)

    @property
    def place(self) -> Place:
        return Place(self.file, line=self.lines.get(self.path), column=self.key)

    def wrong(self, code: str, message: str, expected: str, action: str) -> None:
        self.log.append(
            Finding(code=code, severity="error", message=message, place=self.place, expected=expected, action=action)
        )

    def child(self, key: str | int) -> Node:
        return Node(self.value[key], self.file, self.log, self.lines, (*self.path, key))

    def entries(self) -> dict[str, Node]:
        """The entries of a mapping with free keys; a finding and nothing where it is none."""
        if self.value is None or self.value == "":
            return {}
        if not isinstance(self.value, dict):
            self.wrong(
                "yaml.value",
                f"'{self.key}' is '{_shown(self.value)}'.",
                "Expected keys and values.",
                "Indent them below the key.",
            )
            return {}
        return {key: self.child(key) for key in self.value}

    def known(self, keys: Iterable[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The entries of a mapping whose keys are given; a finding for any other key and for one that is absent."""
        allowed = tuple(keys)
        found = self.entries()
        for key in [key for key in found if key not in allowed]:
            found[key].wrong(
                "yaml.unknown_key",
                f"'{key}' is no key of {self.key or self.file}.",
                one_of(key, allowed),
                "Mend its name or delete it; it is not read.",
            )
            del found[key]
        for key in required:
            if key not in found and isinstance(self.value, dict):
                where = f"{self.key}.{key}" if self.path else key
                self.wrong(
                    "yaml.missing_key",
                    f"'{where}' is not there.",
                    f"Expected the keys {', '.join(required)}.",
                    "Add it.",
                )
        return found

    def items(self) -> list[Node]:
        if self.value is None or self.value == "":
            return []
        if not isinstance(self.value, list):
            self.wrong(
                "yaml.value",
                f"'{self.key}' is '{_shown(self.value)}'.",
                "Expected a list.",
                "Begin each entry with a dash.",
            )
            return []
        return [self.child(index) for index in range(len(self.value))]

    def text(self) -> str:
        if isinstance(self.value, str):
            return self.value.strip()
        self.wrong("yaml.value", f"'{self.key}' is '{_shown(self.value)}'.", "Expected plain text.", "Write one value.")
        return ""

    def words(self) -> Text:
        """Text in the three languages, or in English alone."""
        if isinstance(self.value, str):
            return Text(self.value.strip())
        found = {key: node.text() for key, node in self.known(LANGUAGES).items()}
        if isinstance(self.value, dict) and not any(found.values()):
            self.wrong(
                "yaml.missing_key",
                f"'{self.key}' has no text.",
                f"Expected {', '.join(LANGUAGES)}.",
                "Write it in at least one language.",
            )
        return Text.of(found)

    def texts(self) -> tuple[str, ...]:
        return tuple(node.text() for node in self.items())

    def date(self) -> date | None:
        text = self.text()
        try:
            return parse_date(text)
        except NotADate as fault:
            self.wrong(
                "yaml.value",
                f"'{text}' in {self.key}: {fault}.",
                "Expected a date such as '2025-01-31'.",
                "Write year-month-day.",
            )
            return None

    def number(self) -> Decimal | None:
        """A number; ``51%`` is 0.51."""
        text = self.text()
        percent = text.endswith("%")
        try:
            value = parse_number(text.removesuffix("%"))
        except NotANumber:
            self.wrong(
                "yaml.value",
                f"'{text}' in {self.key} is no number.",
                "Expected digits, such as '51%' or '4.5'.",
                "Correct it.",
            )
            return None
        return value.scaleb(-2) if percent else value

    def integer(self) -> int | None:
        text = self.text()
        if re.fullmatch(r"-?\d{1,9}", text):
            return int(text)
        self.wrong(
            "yaml.value",
            f"'{text}' in {self.key} is no whole number.",
            "Expected digits, such as '2025'.",
            "Correct it.",
        )
        return None

    def flag(self) -> bool:
        text = self.text().casefold()
        if text in ("true", "yes", "on", "false", "no", "off"):
            return text in ("true", "yes", "on")
        self.wrong(
            "yaml.value", f"'{text}' in {self.key} is neither yes nor no.", "Expected yes or no.", "Write one of them."
        )
        return False

    def choice(self, allowed: Iterable[str]) -> str:
        """One of the words; empty with a finding where it is another."""
        text, words = self.text(), tuple(allowed)
        if text in words:
            return text
        self.wrong("yaml.value", f"'{text}' is no value of {self.key}.", one_of(text, words), "Use one of them.")
        return ""


def open_yaml(path: Path, name: str, log: list[Finding]) -> Node | None:
    """The document of a file, or ``None`` with a finding that names file and line."""
    try:
        text = path.read_text("utf-8")
        value = parse_yaml(text, name)
    except OSError as fault:
        log.append(_unreadable(Place(name), f"'{name}' cannot be opened: {fault.strerror}."))
        return None
    except UnicodeDecodeError as fault:
        log.append(_unreadable(Place(name), f"'{name}' is not UTF-8 text (byte {fault.start})."))
        return None
    except UnreadableYaml as fault:
        at = re.search(r"line (\d+)", str(fault))
        quoted = text.splitlines()[int(at[1]) - 1].strip() if at and int(at[1]) <= len(text.splitlines()) else ""
        place = Place(name, line=int(at[1]) if at else None)
        log.append(_unreadable(place, f"{fault}: '{quoted}'."))
        return None
    return Node(value, name, log, dict(_lines(yaml.compose(text, Loader=_Loader))))


def _unreadable(place: Place, message: str) -> Finding:
    return Finding(
        code="yaml.unreadable",
        severity="error",
        message=message,
        place=place,
        expected="Expected YAML: 'key: value' lines, indented with spaces.",
        action="Mend the line; nothing of this file is read, everything else is.",
    )


def _lines(node: Any, path: Path_ = ()) -> Iterator[tuple[Path_, int]]:
    if node is None:
        return
    if not path:
        yield path, 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            here = (*path, index)
            yield here, value.start_mark.line + 1
            yield from _lines(value, here)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
