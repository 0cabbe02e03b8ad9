"""What people call things -> ids: an id, or its label in any of the three languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.importers.headers import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from assay.catalogue.catalogue import Catalogue
    from assay.core.languages import Text
    from assay.core.periods import FiscalCalendar
    from assay.organisation.boundary import Organisation


@dataclass(frozen=True, slots=True)
class Names:
    """``ids`` in their order, and every folded spelling that means exactly one of them."""

    ids: tuple[str, ...]
    spellings: Mapping[str, str]

    def find(self, word: str) -> str | None:
        if word in self.spellings:
            return self.spellings[word]
        return self.spellings.get(folded(word))


def names_of(labels: Iterable[tuple[str, Text]]) -> Names:
    """A spelling that two ids share means neither."""
    pairs = list(labels)
    found: dict[str, str | None] = {}
    for name, label in pairs:
        for words in {folded(label.en), folded(label.zh_hant), folded(label.zh_hans)} - {""}:
            found[words] = name if found.get(words, name) == name else None
    for name, _ in pairs:
        found[folded(name)] = name
        found[name] = name
    return Names(tuple(name for name, _ in pairs), {words: name for words, name in found.items() if name})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that a cell of a book may refer to, and the years that a date may lie in.

    ``first_day`` begins the year before the book's first one, whose end is the first opening state.
    """

    catalogue: Catalogue
    organisation: Organisation
    calendar: FiscalCalendar
    years: tuple[int, ...]
    first_day: date
    last_day: date
    sites: Names
    metrics: Names
    members: Mapping[str, Names]


def vocabulary(
    catalogue: Catalogue, organisation: Organisation, calendar: FiscalCalendar, years: tuple[int, ...]
) -> Vocabulary:
    return Vocabulary(
        catalogue,
        organisation,
        calendar,
        years,
        calendar.year(years[0] - 1).start,
        calendar.year(years[-1]).end,
        names_of((site.id, site.name) for site in organisation.sites.values()),
        names_of((metric.id, metric.label) for metric in catalogue.metrics.values()),
        {
            dimension.id: names_of((member.id, member.label) for member in dimension.members.values())
            for dimension in catalogue.dimensions.values()
        },
    )
