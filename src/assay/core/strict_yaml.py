"""YAML as people mean it: numbers stay text, a key given twice is refused, faults name their line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

# libyaml's parser is six times faster; the pure one is only for builds without it.
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class UnreadableYaml(ValueError):
    """The file is not YAML, or a key stands twice; the message names file and line."""


class _StrictLoader(_Base):  # type: ignore[misc]
    pass


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    loader.flatten_mapping(node) if hasattr(loader, "flatten_mapping") else None
    seen: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            line = key_node.start_mark.line + 1
            raise UnreadableYaml(f"line {line}: the key '{key}' stands twice; keep one of them")
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load_yaml(path: Path) -> Any:
    """Read one document. All scalars are text (``BaseLoader``), so ``1.10`` stays ``1.10``.

    Raises `UnreadableYaml` with the file, the line and what is wrong.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise UnreadableYaml(
            f"{path}: not UTF-8 text ({fault.reason} at byte {fault.start}); save it as UTF-8"
        ) from None
    return parse_yaml(text, str(path))


def parse_yaml(text: str, name: str = "text") -> Any:
    """As `load_yaml`, from text; ``name`` stands in the messages."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a BaseLoader builds only text, lists, mappings
    except UnreadableYaml as fault:
        raise UnreadableYaml(f"{name}, {fault}") from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(fault, "problem", None) or "not YAML"
        raise UnreadableYaml(f"{name}{where}: {problem}") from None
