"""What all parts of the audit page look at: the reading, the language of the page, the names of things, links."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from assay.core.numbers import grouped, plain
from assay.reader.exhibit import exhibit
from assay.reader.naming.label_words import slug
from assay.render.audit_words import say
from assay.render.html import tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.layout import TopicLayout
    from assay.core.languages import Language
    from assay.reader.claim import Claim
    from assay.reader.exhibit import Exhibit
    from assay.reader.reading import Reading
    from assay.render.crops import PageCrops

_MINUS = "\u2212"


@dataclass(frozen=True, kw_only=True)
class AuditView:
    """``source`` is the address of the document as seen from the page, empty where it is not known; ``crops`` draws
    parts of its pages, where it has any."""

    reading: Reading
    language: Language
    catalogue: Catalogue
    layouts: tuple[TopicLayout, ...]
    source: str = ""
    crops: PageCrops | None = field(default=None, compare=False)

    def say(self, name: str, /, **values: object) -> str:
        """A phrase of the page, as markup."""
        return text(say(name, self.language, **values))

    @cached_property
    def claims(self) -> Mapping[int, Claim]:
        return {claim.id: claim for claim in self.reading.claims}

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """One for each finding, in their order."""
        return tuple(exhibit(finding, self.claims) for finding in self.reading.findings)

    @cached_property
    def accused(self) -> Mapping[int, int]:
        """The number of the first finding about a claim, by the claim's id."""
        found: dict[int, int] = {}
        for number, shown in enumerate(self.exhibits, 1):
            for claim in shown.claims:
                found.setdefault(claim.id, number)
        return found

    @cached_property
    def figures_by_page(self) -> Mapping[int, int]:
        return Counter(claim.page for claim in self.reading.claims if claim.page)

    @cached_property
    def findings_by_page(self) -> Mapping[int, int]:
        pages = [self.finding_pages(number) for number in range(1, len(self.exhibits) + 1)]
        return Counter(page for several in pages for page in several)

    def finding_pages(self, number: int) -> tuple[int, ...]:
        """The pages that a finding is about, its own first."""
        place = self.reading.findings[number - 1].place
        pages = [place.page if place else None, *(claim.page for claim in self.exhibits[number - 1].claims)]
        return tuple(dict.fromkeys(page for page in pages if page))

    def metric_label(self, claim: Claim) -> str:
        """The metric's name and the cut, or the words that stand in the document."""
        metric = self.catalogue.metrics.get(claim.metric)
        if metric is None:
            return " › ".join(claim.labels)
        return metric.label.in_language(self.language) + self.cut(claim)

    def cut(self, claim: Claim) -> str:
        """The parts that a claim is of, in brackets; empty for the whole."""
        members = [self._member(claim, *pair) for pair in claim.dimensions]
        if not members:
            return ""
        return f" ({', '.join(members)})" if self.language == "en" else f"（{'、'.join(members)}）"

    def _member(self, claim: Claim, dimension: str, member: str) -> str:
        """A member that only the document knows, such as a site, is called as it is called there."""
        known = self.catalogue.dimensions.get(dimension)
        if known is not None and member in known.members:
            return known.members[member].label.in_language(self.language)
        return next((label for label in claim.labels if slug(label) == member), member.replace("_", " "))

    def unit_label(self, claim: Claim) -> str:
        return claim.unit.label(self.language) if claim.unit else claim.unit_printed

    def printed(self, claim: Claim) -> str:
        """The figure as printed, without a unit that is printed in one run with it."""
        if not isinstance(claim.value, Decimal):
            return claim.printed
        forms = (grouped(claim.value), plain(claim.value))
        alone = next((form for form in forms if form in claim.printed), claim.printed)
        return alone.replace("-", _MINUS, 1) if alone[:1] == "-" else alone

    def aspect_of(self, kpi: str, metric: str = "") -> str:
        """The aspect of a provision or KPI code, else that of the metric's topic; empty where there is none."""
        return self._aspect_of_kpi(kpi) or self._aspect_of_metric(metric)

    def _aspect_of_metric(self, name: str) -> str:
        metric = self.catalogue.metrics.get(name)
        known = {aspect.code for aspect in self.reading.edition.aspects}
        found = next((layout.aspect for layout in self.layouts if metric and layout.topic == metric.topic), "")
        return found if found in known else ""

    def _aspect_of_kpi(self, kpi: str) -> str:
        provision = self.reading.edition.provision(kpi)
        if provision:
            return provision.aspect
        codes = [aspect.code for aspect in self.reading.edition.aspects]
        return next((code for code in codes if kpi == code or kpi.startswith(f"{code}.")), "")

    def places(self, claims: Iterable[Claim]) -> str:
        """Where claims stand, each place once, with links."""
        spots = dict.fromkeys((claim.page, claim.line) for claim in claims)
        return ", ".join(filter(None, (self.place(page, line) for page, line in spots)))

    @cached_property
    def is_text(self) -> bool:
        """Whether the document has lines and no pages that can be drawn."""
        return all(page.source == "lines" for page in self.reading.extract.pages)

    def place(self, page: int | None, line: int | None = None) -> str:
        if page and not (line and self.is_text):
            words = self.say("page_short", page=page)
            return tag("a", words, href=self.page_address(page), class_="page", data_go_page=page)
        return tag("a", self.say("line_short", line=line), href=quote(self.source), class_="page") if line else ""

    def page_address(self, page: int) -> str:
        """The page in the document itself; browsers open a PDF there."""
        return f"{quote(self.source)}#page={page}" if self.source.lower().endswith(".pdf") else f"#page-{page}"
