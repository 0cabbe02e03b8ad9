"""Bulk files give the facts that the same rows give when they are read one by one, and findings of the same kind."""

from __future__ import annotations

import gc
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.book import load_records
from assay.book.load import book_vocabulary, load_book
from assay.calc.bulk import groups_of, read_bulk, rows_of
from assay.calc.bulk_key import GroupKey, parse_key
from assay.calc.bulk_sql import REGISTERED, SPARK, Day, Layout, NumberColumn, sums
from assay.calc.engine import calculate
from assay.calc.observe import Observer
from assay.content import load_content
from assay.core.periods import Period
from assay.examine import Examined, examine, model_of
from calc.bulk_book import make_book, readings, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assay.book.book import Book
    from assay.core.findings import Finding
    from assay.facts.fact import Fact, FactKey
    from assay.facts.factset import FactSet

CLOSE = Decimal("1e-30")


def opened(root: Path) -> Book:
    content = load_content()
    book = load_book(root, content.catalogue, content.registers).book
    assert book is not None
    return book


def facts_of(root: Path) -> FactSet:
    """The facts of a book without the checks, which take longer than all else on many records."""
    book = opened(root)
    model, _ = model_of(book, load_content())
    observer = Observer(
        catalogue=book.catalogue,
        registers=book.registers,
        records=book.records,
        years=model.years,
        age_bands=book.settings.age_bands,
    )
    seen = (*observer.observations(), *read_bulk(book, model).observations)
    return calculate(seen, model).facts


def content_of(fact: Fact) -> tuple[object, ...]:
    """All of a fact but the numbers of its cells."""
    return fact.value, fact.bounds, fact.unit, fact.gaps, type(fact.origin)


def by_key(facts: FactSet) -> dict[FactKey, tuple[object, ...]]:
    return {fact.key: content_of(fact) for fact in facts}


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Half a million objects in no circle: looking for one takes a third of the time."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def few_are_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_records, "BULK_ROWS", 100)


def examined(root: Path) -> Examined:
    found = examine(root, load_content())
    assert isinstance(found, Examined)
    return found


def bulk_findings(root: Path, query: str) -> dict[str, Finding]:
    write(query, make_book(root) / "records" / "energy.parquet")
    return {f.code: f for f in examined(root).findings if f.place and f.place.file.endswith(".parquet")}


@pytest.mark.usefixtures("no_collector")
def test_a_quarter_of_a_million_rows_give_the_facts_of_the_same_csv(tmp_path: Path) -> None:
    query = readings(meters=916)
    write(query, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(query, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert opened(tmp_path / "bulk").bulk

    bulk, rows = facts_of(tmp_path / "bulk"), facts_of(tmp_path / "rows")

    assert by_key(bulk) == by_key(rows)
    assert len(rows) > 100
    counts = [{(c.metric, c.period, c.dimensions): c.count for c in facts.cells} for facts in (bulk, rows)]
    assert counts[0] == counts[1]
    assert sum(counts[0].values()) > 250_000
    assert len(bulk.cells[0].records) < 10


@pytest.mark.usefixtures("few_are_bulk")
def test_shares_without_an_end_differ_only_in_the_last_digit(tmp_path: Path) -> None:
    query = readings(meters=12, days=3)
    write(query, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(query, make_book(tmp_path / "rows") / "records" / "energy.csv")

    bulk, rows = facts_of(tmp_path / "bulk"), facts_of(tmp_path / "rows")

    assert set(bulk.facts) == set(rows.facts)
    for key, fact in bulk.facts.items():
        other = rows.facts[key]
        if isinstance(fact.value, Decimal) and isinstance(other.value, Decimal):
            assert abs(fact.value - other.value) <= CLOSE * abs(other.value)
        else:
            assert fact.value == other.value


@pytest.mark.usefixtures("few_are_bulk")
def test_dates_as_text_and_whole_numbers_are_read_too(tmp_path: Path) -> None:
    plain = readings(meters=8).replace("* CAST(0.001 AS DECIMAL(4,3)) AS", "AS")
    written = f"""SELECT * REPLACE (CAST("start" AS VARCHAR) AS "start", strftime("end", '%Y/%m/%d') AS "end",
                  CAST(quantity AS BIGINT) AS quantity) FROM ({plain})"""
    write(written, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(plain, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert by_key(facts_of(tmp_path / "bulk")) == by_key(facts_of(tmp_path / "rows"))


@pytest.mark.usefixtures("few_are_bulk")
def test_floats_with_few_decimals_are_read_as_they_print(tmp_path: Path) -> None:
    query = readings(meters=8)
    floats = f"SELECT * REPLACE (CAST(quantity AS DOUBLE) AS quantity) FROM ({query})"
    write(floats, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(query, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert by_key(facts_of(tmp_path / "bulk")) == by_key(facts_of(tmp_path / "rows"))


@pytest.mark.usefixtures("few_are_bulk")
def test_withdrawn_rows_do_not_count(tmp_path: Path) -> None:
    query = readings(meters=8)
    twice = f"""SELECT site, meter, carrier, "start", "end", quantity, unit, '' AS id, '' AS supersedes,
                       'invoice of another company' AS void FROM ({query}) WHERE meter = 'M1'
                UNION ALL SELECT site, meter, carrier, "start", "end", quantity, unit, '', '', NULL FROM ({query})"""
    write(twice, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(query, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert by_key(facts_of(tmp_path / "bulk")) == by_key(facts_of(tmp_path / "rows"))


@pytest.mark.usefixtures("few_are_bulk")
def test_a_row_that_another_one_replaces_does_not_count(tmp_path: Path) -> None:
    query = readings(meters=8)
    named = f"SELECT *, meter || '-' || CAST(\"start\" AS VARCHAR) AS id, '' AS supersedes FROM ({query})"
    replaced = f"""{named} UNION ALL
        SELECT * REPLACE (id || '-2' AS id, id AS supersedes, quantity + 7 AS quantity)
        FROM ({named}) WHERE id = 'M1-2023-01-02'"""
    write(replaced, make_book(tmp_path / "bulk") / "records" / "energy.parquet")
    write(replaced, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert by_key(facts_of(tmp_path / "bulk")) == by_key(facts_of(tmp_path / "rows"))


FAULTS = {
    "record.site_unknown": "SELECT * REPLACE ('nroth' AS site)",
    "record.member_unknown": "SELECT * REPLACE ('phlogiston' AS carrier)",
    "record.unit_unknown": "SELECT * REPLACE ('furlong' AS unit)",
    "record.unit_family": "SELECT * REPLACE ('kg' AS unit)",
    "record.negative": "SELECT * REPLACE (-quantity - 1 AS quantity)",
    "record.required": "SELECT * REPLACE (NULL AS quantity)",
    "record.end_before_start": 'SELECT * REPLACE ("start" - 2 AS "end")',
    "record.outside_years": 'SELECT * REPLACE ("start" + 4000 AS "start", "end" + 4000 AS "end")',
}


@pytest.mark.usefixtures("few_are_bulk")
@pytest.mark.parametrize("code", FAULTS)
def test_bad_rows_are_left_out_and_told_once(code: str, tmp_path: Path) -> None:
    query = readings(meters=8)
    bad = f"{FAULTS[code]} FROM ({readings(9)}) WHERE meter = 'M8'"

    found = bulk_findings(tmp_path / "bulk", f"{query} UNION ALL {bad}")

    assert set(found) == {code}
    assert found[code].severity == "error"
    assert "273 rows" in found[code].message
    assert "carrier" in found[code].evidence
    assert found[code].place is not None
    assert found[code].place.row == 8 * 273 + 2
    write(query, make_book(tmp_path / "rows") / "records" / "energy.csv")
    assert by_key(facts_of(tmp_path / "bulk")) == by_key(facts_of(tmp_path / "rows"))


@pytest.mark.usefixtures("few_are_bulk")
@pytest.mark.parametrize("empty", ["NULL", "''"])
def test_rows_without_a_day_are_told(empty: str, tmp_path: Path) -> None:
    text = f'SELECT * REPLACE (CAST("start" AS VARCHAR) AS "start") FROM ({readings(2)})'
    found = bulk_findings(
        tmp_path, f'SELECT * REPLACE (CASE WHEN meter = \'M1\' THEN {empty} ELSE "start" END AS "start") FROM ({text})'
    )
    assert found["record.required"].message.startswith("273 rows: start is empty")


@pytest.mark.usefixtures("few_are_bulk")
def test_days_that_are_none_are_told(tmp_path: Path) -> None:
    text = f'SELECT * REPLACE (CAST("start" AS VARCHAR) AS "start") FROM ({readings(2)})'
    found = bulk_findings(
        tmp_path, f"SELECT * REPLACE (CASE WHEN meter = 'M1' THEN 'soon' ELSE \"start\" END AS \"start\") FROM ({text})"
    )
    assert found["record.date"].message.startswith("273 rows: 'soon' in start")


@pytest.mark.usefixtures("few_are_bulk")
def test_wrong_words_are_told_by_word(tmp_path: Path) -> None:
    bad = f"SELECT * REPLACE (CASE WHEN meter = 'M0' THEN 'nroth' ELSE 'suoth' END AS site) FROM ({readings(2)})"
    write(bad, make_book(tmp_path) / "records" / "energy.parquet")
    messages = [f.message for f in examined(tmp_path).findings if f.code == "record.site_unknown"]
    assert len(messages) == 2
    assert any("'nroth'" in message for message in messages)


@pytest.mark.usefixtures("few_are_bulk")
def test_history_is_a_warning(tmp_path: Path) -> None:
    old = f'SELECT * REPLACE ("start" - 4000 AS "start", "end" - 4000 AS "end") FROM ({readings(1)})'
    found = bulk_findings(tmp_path, f"{readings(1)} UNION ALL {old}")
    assert found["record.outside_years"].severity == "warning"


@pytest.mark.usefixtures("few_are_bulk")
def test_floats_that_are_no_decimals_are_refused(tmp_path: Path) -> None:
    thirds = f"SELECT * REPLACE (CAST(quantity AS DOUBLE) / 3 AS quantity) FROM ({readings(1)})"
    found = bulk_findings(tmp_path, thirds)
    assert "floating point" in found["record.number"].action


@pytest.mark.usefixtures("few_are_bulk")
def test_a_column_of_times_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.calc.bulk._MOST_BAD_DAYS", 50)
    times = f'SELECT * REPLACE ("start" + INTERVAL 5 MINUTE AS "start") FROM ({readings(1)})'
    found = bulk_findings(tmp_path, times)
    assert "273 different values of 'start' are no days" in found["record.date"].message


@pytest.mark.usefixtures("few_are_bulk")
@pytest.mark.parametrize("part", [500_000, 100])
def test_repeated_keys_are_told(tmp_path: Path, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assay.calc.bulk_file._PART_ROWS", part)
    found = bulk_findings(tmp_path, f"{readings(8)} UNION ALL SELECT * FROM ({readings(8)}) WHERE meter = 'M3'")
    assert "273 of the keys" in found["record.duplicate"].message


@pytest.mark.usefixtures("few_are_bulk")
def test_text_quantities_are_refused(tmp_path: Path) -> None:
    text = f"SELECT * REPLACE (CAST(quantity AS VARCHAR) AS quantity) FROM ({readings(1)})"
    found = bulk_findings(tmp_path, text)
    assert "quantity" in found["bulk.column_type"].message


@pytest.mark.usefixtures("few_are_bulk")
def test_a_group_leads_back_to_its_rows(tmp_path: Path) -> None:
    path = make_book(tmp_path) / "records" / "energy.parquet"
    write(readings(meters=8), path)
    book = opened(tmp_path)
    words, spec = book_vocabulary(book), book.registers["energy"]
    cells = facts_of(tmp_path).cells
    for use in (use for cell in cells for use in cell.records if use.of_days > 1):
        key = parse_key(use.record)
        rows = rows_of(path, spec, words, key, limit=10_000)
        assert f": {len(rows):,} rows [" in use.record
        total = sum(Decimal(row["quantity"]) for row in rows)
        assert use.entered.startswith(str(total))


def test_groups_hold_every_row(tmp_path: Path) -> None:
    path = make_book(tmp_path) / "records" / "energy.parquet"
    write(readings(meters=8), path)
    book = opened(tmp_path)
    slots = [book.period(year) for year in book.years]
    groups = groups_of(path, book.registers["energy"], book_vocabulary(book), slots)
    assert sum(group.count for group in groups) == 8 * 273
    assert {group.key.slot for group in groups if group.key.slot} == set(slots)


def test_keys_can_be_written_and_read() -> None:
    slotted = GroupKey(cells=(("site", "a;b=[c]%"), ("unit", "kWh")), slot=Period(date(2025, 1, 1), date(2025, 12, 31)))
    loose = GroupKey(cells=(("site", ""),), start="2024-12-30", end="", classes=(("quantity", "below"),))
    assert parse_key(str(slotted)) == slotted
    assert parse_key(str(loose)) == loose
    assert parse_key(f"energy.parquet: 3 rows [{slotted}]") == slotted


def test_the_query_is_plain_sql_in_every_dialect() -> None:
    quantity = NumberColumn("quantity", "quantity", "decimal", Decimal(0), None)
    layout = Layout(
        path="energy",
        keys=(("site", "site"),),
        numbers=(quantity,),
        start="start",
        start_kind="date",
        end="end",
        end_kind="date",
    )
    days = [Day("2025-01-01", 0, 1)]
    spark, other = (sums(words, layout, days, days) for words in (SPARK, REGISTERED))
    assert "parquet.`energy`" in spark
    assert '"' not in spark
    assert "FROM energy AS r" in other
    for query in (spark, other):
        assert "*" not in query.replace("COUNT(*)", "")
        assert "/" not in query


def test_the_engine_is_loaded_only_for_bulk(tmp_path: Path) -> None:
    make_book(tmp_path)
    (tmp_path / "records" / "energy.csv").write_text(
        "site,carrier,start,end,quantity,unit\nnorth,electricity,2025-01-01,2025-01-31,5,kWh\n", "utf-8"
    )
    code = (
        "import sys; from pathlib import Path; from assay.content import load_content; from assay.examine import examine;"
        "examine(Path(sys.argv[1]), load_content()); sys.exit('duckdb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0
