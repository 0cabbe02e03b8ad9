from __future__ import annotations

from typing import TYPE_CHECKING

from assay.facts.fact import FactKey
from small_book import fact

if TYPE_CHECKING:
    from small_book import SmallBook


def test_a_key_is_written_as_in_data_files() -> None:
    assert str(FactKey("employees", 2024, (("age", "under_30"), ("gender", "female")))) == (
        "employees@2024[age=under_30;gender=female]"
    )
    assert FactKey("employees", 2024, (("gender", "female"), ("site", "birch"))).without("site") == (
        ("gender", "female"),
    )


def test_facts_are_found_by_cut_and_listed_whole_first(book: SmallBook) -> None:
    book.write(
        {
            "records/states.csv": """
            metric,site,date,quantity,unit,gender
            employees,,2024-12-31,12,person,male
            employees,,2024-12-31,8,person,female
            """
        }
    )
    examined = book.examine()
    facts = examined.calculation.facts
    assert fact(examined, "employees", 2024).known
    assert facts.get("employees", 2024, (("gender", "male"),)) == facts.get("employees", 2024, gender="male")
    assert facts.get("employees", 2024, gender="other") is None
    assert [f.key.dimensions for f in facts.of("employees", 2024)] == [
        (),
        (("gender", "female"),),
        (("gender", "male"),),
    ]
    assert len(facts) == len(list(facts))
