"""From one edition to the next: what is new, what moved, what is gone, and for whom it is mandatory when."""

from __future__ import annotations

from datetime import date

import pytest

from assay.content import load_content
from assay.frameworks.changes import Change, changes

CONTENT = load_content()
GUIDE, CODE = (CONTENT.framework(name) for name in ("hkex-guide-2020", "hkex-code-2025"))
FY2025, FY2026 = date(2025, 1, 1), date(2026, 1, 1)
ALWAYS = {"MDR-GOV", "MDR-RP", "MDR-RB", "D28(a)", "D28(b)", "D29(a)", "D29(b)", "D29(c)"}


def mandatory(classes: tuple[str, ...], begins: date) -> set[str]:
    return {p.code for p in CODE.provisions if p.obligation_for(classes, begins) == "mandatory"}


def test_scope_1_and_2_are_mandatory_for_every_issuer() -> None:
    for classes in (("main_board",), ("gem",), ("main_board", "large_cap")):
        assert mandatory(classes, FY2025) == ALWAYS


def test_part_d_becomes_mandatory_for_large_issuers_and_for_nobody_else() -> None:
    part_d = {p.code for p in CODE.provisions if p.code.startswith("D")}
    assert mandatory(("main_board", "large_cap"), FY2026) == ALWAYS | part_d - {"D36"}
    assert mandatory(("main_board", "large_cap"), date(2025, 12, 31)) == ALWAYS
    assert mandatory(("main_board",), FY2026) == ALWAYS
    assert mandatory(("gem",), FY2026) == ALWAYS


def test_on_the_growth_board_the_rest_of_part_d_is_voluntary() -> None:
    duties = {p.code: p.obligation_for(("gem",), FY2025) for p in CODE.provisions}
    assert duties["D20"] == duties["D28(c)"] == duties["D29(d)"] == duties["D36"] == "voluntary"
    assert duties["B1.1"] == "comply_or_explain"


def found(code: str) -> Change:
    return next(c for c in changes(GUIDE, CODE, ("main_board",), FY2025) if c.provision.code == code)


def test_greenhouse_gases_moved_and_became_mandatory() -> None:
    change = found("D28(a)")
    assert (change.kind, change.was) == ("moved", ("A1.2",))
    assert (change.before, change.obligation) == ("comply_or_explain", "mandatory")
    assert change.asks == ()
    assert "scope_2_location" in change.no_longer


def test_what_is_new_says_all_that_it_asks_for() -> None:
    change = found("D26")
    assert change.kind == "new"
    assert change.asks == ("risks/scenarios in the book", "risks/resilience in the book", "a description in words")
    assert change.before is None


def test_nothing_is_gone_without_a_word_and_what_stayed_is_not_told() -> None:
    made = changes(GUIDE, CODE, ("main_board",), FY2025)
    assert [c.provision.code for c in made if c.kind == "gone"] == []
    assert not {"A1.1", "B1.1", "B8.2"} & {c.provision.code for c in made}


def test_backwards_the_new_ones_are_gone() -> None:
    gone = {c.provision.code for c in changes(CODE, GUIDE, ("main_board",), FY2025) if c.kind == "gone"}
    assert {"D19", "D28(a)", "D41"} <= gone


@pytest.mark.parametrize("edition", [GUIDE, CODE])
def test_an_edition_does_not_differ_from_itself(edition: object) -> None:
    same = [c for c in changes(edition, edition, ("gem",), FY2025) if c.kind != "moved"]  # type: ignore[arg-type]
    assert [c for c in same if c.provision.was == ()] == []
