"""What the provisions of one edition answer in other editions: one disclosure, many frameworks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assay.core.strict_yaml import load_yaml
from assay.frameworks.load import BadEdition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assay.frameworks.edition import Edition

_OWN_KEYS = ("provision", "partly")


@dataclass(frozen=True, slots=True)
class Link:
    """A provision and what it answers in one other edition; ``partly`` where that asks for more.

    A code is one of that edition's provisions, or one of its standards as a whole (``GRI 305``).
    """

    provision: str
    edition: str
    codes: tuple[str, ...]
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All links of one edition, in its order. ``note`` says how far they may be relied on."""

    edition: str
    links: tuple[Link, ...] = ()
    confidence: str = "recalled"
    note: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The other editions, in the order in which they are first linked."""
        return tuple(dict.fromkeys(link.edition for link in self.links))

    def codes(self, provision: str, edition: str) -> tuple[str, ...]:
        """What a provision answers in another edition, in whole and then in part."""
        wanted = (provision, edition)
        return tuple(code for link in self.links if (link.provision, link.edition) == wanted for code in link.codes)

    def sources(self, edition: str, code: str) -> tuple[tuple[str, bool], ...]:
        """Provisions that answer a code of another edition, and whether only in part."""
        return tuple(
            (link.provision, link.partly) for link in self.links if link.edition == edition and code in link.codes
        )


def load_crosswalk(path: Path) -> Crosswalk:
    """Read ``crosswalks/<edition>.yaml``. Raises `BadEdition` for a row that cannot be used."""
    head: dict[str, Any] = load_yaml(path)
    if head.get("edition") != path.stem:
        raise BadEdition(f"{path.name}: the edition is '{head.get('edition')}'; expected the file's name '{path.stem}'")
    links = tuple(link for row in head.get("rows", ()) for link in _links(row, path.name))
    return Crosswalk(head["edition"], links, head.get("confidence", "recalled"), head.get("note", ""))


def _links(row: Mapping[str, Any], file: str) -> Iterator[Link]:
    if "provision" not in row:
        raise BadEdition(f"{file}: a row names no 'provision'; found {', '.join(row)}")
    for partly, given in (
        (False, {key: row[key] for key in row if key not in _OWN_KEYS}),
        (True, row.get("partly", {})),
    ):
        for edition, codes in given.items():
            if not isinstance(codes, list):
                raise BadEdition(f"{file}, {row['provision']}, {edition}: expected a list of codes; found {codes!r}")
            yield Link(row["provision"], edition, tuple(codes), partly)


def strangers(crosswalk: Crosswalk, own: Edition, others: Mapping[str, Edition]) -> Iterator[str]:
    """What a crosswalk names that is not there: a provision, an edition, a code."""
    for link in crosswalk.links:
        if own.provision(link.provision) is None:
            yield f"{own.id} has no provision {link.provision}"
        if link.edition not in others:
            yield f"{link.provision}: no edition is called {link.edition}"
            continue
        other = others[link.edition]
        aspects = [aspect.code for aspect in other.aspects]
        for code in link.codes:
            if other.provision(code) is None and not any(aspect.startswith(code) for aspect in aspects):
                yield f"{link.provision}: {link.edition} has no {code}"
