"""Imports go one way. See docs/architecture.md and docs/decisions/0001-layout-and-layers.md."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest

from layout.source_tree import Module, is_ours, modules

# A place may import places of a lower number only; those of one number do not know each other.
LAYERS = {
    "core": 0,
    "catalogue": 1,
    "organisation": 2,
    "factors": 2,
    "importers": 2,
    "book": 3,
    "facts": 3,
    "calc": 4,
    "checks": 5,
    "frameworks": 6,
    # Content is loaded here and handed to those above.
    "content": 7,
    "privacy": 7,
    "report": 8,
    "reader": 8,
    "render": 9,
    # The tagged report: what the report says, as facts of a taxonomy.
    "xbrl": 10,
    "publication": 9,
    "collect": 8,
    # The use cases, each one module at the top: a book is examined, its report composed, then published.
    "examine": 10,
    "draft": 11,
    "publish": 12,
    "freeze": 13,
    "restating": 13,
    "cli": 14,
}

# Content. Nobody imports it (assay.content loads it by its path), and it knows no more of the engine than this.
CONTENT = {
    "topics": {"assay.calc.formula", "assay.core.quantity", "assay.core.missing"},
    "editions": set(),
}

ENGINE = [module for module in modules().values() if module.name != "assay" and module.place not in CONTENT]
SLICES = [module for module in modules().values() if module.place in CONTENT]


def test_every_place_has_a_layer() -> None:
    unplaced = {module.place for module in ENGINE} - LAYERS.keys()
    assert not unplaced, f"give {sorted(unplaced)} a layer in LAYERS and in docs/architecture.md"


@pytest.mark.parametrize("module", ENGINE, ids=lambda module: module.name)
def test_imports_point_downwards(module: Module) -> None:
    upwards = {
        target
        for target in module.ours
        if target != "assay"
        and (place := modules()[target].place) != module.place
        and (place in CONTENT or LAYERS[place] >= LAYERS[module.place])
    }
    assert not upwards, f"{module.shown} is of layer '{module.place}' and must not import {sorted(upwards)}"


@pytest.mark.parametrize("module", SLICES, ids=lambda module: module.name)
def test_content_needs_little_of_the_engine(module: Module) -> None:
    beyond = module.ours - CONTENT[module.place]
    assert not beyond, f"{module.shown} imports {sorted(beyond)}; content may use {sorted(CONTENT[module.place])}"


def test_no_module_imports_itself_through_others() -> None:
    try:
        TopologicalSorter({module.name: module.ours for module in modules().values()}).prepare()
    except CycleError as cycle:
        pytest.fail("these modules import each other in a circle: " + " -> ".join(cycle.args[1]))


def test_no_folder_imports_itself_through_others() -> None:
    """Within a place too: a folder of modules is below or above another, never both."""
    folders: dict[str, set[str]] = {}
    for name, module in modules().items():
        own = _folder(name)
        folders.setdefault(own, set()).update({_folder(target) for target in module.ours} - {own})
    try:
        TopologicalSorter(folders).prepare()
    except CycleError as cycle:
        pytest.fail("these folders import each other in a circle: " + " -> ".join(cycle.args[1]))


def _folder(module: str) -> str:
    """The folder of a module inside a place; a module that stands in no inner folder is its own."""
    parts = module.split(".")
    return ".".join(parts[:3]) if len(parts) > 3 else module


def test_imports_are_absolute() -> None:
    relative = [f"{m.shown}:{i.line}" for m in modules().values() for i in m.imports if i.target.startswith(".")]
    assert not relative


def test_no_import_of_ours_hides_in_a_function() -> None:
    """The table of commands names its modules as text; nothing else may load late what is ours."""
    found = [(module, one) for module in modules().values() for one in module.imports if one.hidden]
    hidden = [f"{module.shown}:{one.line}" for module, one in found if is_ours(one.target)]
    assert not hidden
