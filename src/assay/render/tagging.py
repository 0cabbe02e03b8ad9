"""The seam between the web page and Inline XBRL: who tags says so here, and the page stays one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FactSpan:
    """A figure as it stands on the page: ``anchor`` is its id there, unique; ``text`` what is printed; ``notes`` are
    the anchors of the notes that it points to."""

    anchor: str
    fact_key: str
    text: str
    decimals: int | None
    notes: tuple[str, ...] = ()


class Tagging(Protocol):
    """What Inline XBRL adds to a page."""

    @property
    def namespaces(self) -> Mapping[str, str]:
        """Prefixes and their namespaces, declared on the root."""

    def markup(self, span: FactSpan) -> str:
        """The figure as XML, in place of the plain span. The id must be kept."""

    def note(self, anchor: str, content: str) -> str:
        """The words of a note, written after the figures that point to it."""

    def passage(self, section: str, content: str) -> str:
        """The blocks of a section, without its heading."""

    def header(self) -> str:
        """XML for the hidden part at the start of the body; asked for after all figures are written."""
