"""All content in one value: topics (metrics, registers, formulas, parameters) and editions (factors, frameworks).

The engine packages import no content; it is loaded here and handed to them.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.book.register_load import load_registers
from assay.calc.formula import formulas_in
from assay.catalogue.definitions import topic_folders
from assay.catalogue.layout import read_layouts
from assay.catalogue.load import load_catalogue
from assay.checks.rules import read_rules
from assay.core.strict_yaml import load_yaml
from assay.factors.citations import read_citations
from assay.factors.load import read_editions, read_parameters, read_potentials
from assay.frameworks.crosswalk import Crosswalk, load_crosswalk
from assay.frameworks.load import load_edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from assay.book.register import RegisterSpec
    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.layout import TopicLayout
    from assay.checks.rules import Rules
    from assay.factors.citations import Citations
    from assay.factors.parameter import FactorValue, Parameter
    from assay.frameworks.edition import Edition

_HERE = Path(__file__).parent
TOPICS = _HERE / "topics"
EDITIONS = _HERE / "editions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What can be reported and by what rules. ``preference`` is the default order of factor sets.

    ``potentials`` are the warming potentials of each IPCC report; a book chooses one. ``weighed`` are the topics and
    metrics that the organisational boundary is applied to.
    """

    catalogue: Catalogue
    registers: Mapping[str, RegisterSpec]
    formulas: tuple[Formula, ...]
    parameters: Mapping[str, Parameter]
    rules: Rules
    layouts: tuple[TopicLayout, ...]
    factors: tuple[FactorValue, ...]
    preference: tuple[str, ...]
    potentials: Mapping[str, tuple[FactorValue, ...]]
    weighed: Mapping[str, tuple[str, ...]]
    editions: Path
    citations: Citations = field(default_factory=dict)

    def framework(self, name: str) -> Edition:
        """One framework edition by id; raises `FileNotFoundError` for an unknown one."""
        return load_edition(self.editions / "frameworks" / name)

    def crosswalk(self, name: str) -> Crosswalk:
        """What an edition's provisions answer in other editions; an edition without such a file has no links."""
        path = self.editions / "crosswalks" / f"{name}.yaml"
        return load_crosswalk(path) if path.exists() else Crosswalk(name)

    def frameworks(self) -> tuple[str, ...]:
        return tuple(sorted(p.parent.name for p in (self.editions / "frameworks").glob("*/edition.yaml")))


@cache
def load_content(*more_topics: Path) -> Content:
    """Our own topics and editions, and topics from further roots (a folder of topic folders)."""
    roots = (TOPICS, *more_topics)
    folders = topic_folders(roots)
    factor_folders = sorted(p.parent for p in (EDITIONS / "factors").glob("*/factors.csv"))
    return Content(
        catalogue=load_catalogue(roots),
        registers=load_registers(roots),
        formulas=tuple(f for folder in folders for module in _formula_modules(folder) for f in formulas_in(module)),
        parameters={
            name: parameter
            for folder in folders
            if (folder / "parameters.yaml").exists()
            for name, parameter in read_parameters(folder / "parameters.yaml").items()
        },
        rules=read_rules(folder / "checks.yaml" for folder in folders if (folder / "checks.yaml").exists()),
        layouts=read_layouts(folder for folder in folders if (folder / "metrics.yaml").exists()),
        factors=read_editions(factor_folders),
        preference=_preference(EDITIONS / "factors" / "preference.yaml"),
        potentials={path.stem: read_potentials(path) for path in sorted((EDITIONS / "gwp").glob("*.csv"))},
        weighed={name: tuple(words) for name, words in load_yaml(TOPICS / "boundary.yaml").items()},
        editions=EDITIONS,
        citations=read_citations(EDITIONS / "citations"),
    )


def _formula_modules(folder: Path) -> tuple[ModuleType, ...]:
    """The topic's ``formulas.py``, loaded by its path so that a topic may lie anywhere."""
    path = folder / "formulas.py"
    if not path.exists():
        return ()
    name = f"assay.topics.{folder.name}.formulas" if folder.parent == TOPICS else f"assay_topic_{folder.name}"
    if name in sys.modules and folder.parent == TOPICS:
        return (sys.modules[name],)
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return (module,)


def _preference(path: Path) -> tuple[str, ...]:
    rows = load_yaml(path)
    return tuple(
        row["set"] if isinstance(row, dict) else row for row in (rows["order"] if isinstance(rows, dict) else rows)
    )
