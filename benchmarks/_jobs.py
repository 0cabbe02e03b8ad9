"""What is measured in a process of its own. Prints one JSON object: seconds, stages, peak memory."""

from __future__ import annotations

import csv
import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Stages:
    """Time by stage: each begins where the one before ends."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name, self._since = "", time.perf_counter()

    def __call__(self, name: str) -> None:
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0.0) + now - self._since
        self._name, self._since = name, now


def _timed(work: Callable[[Stages], dict[str, Any]]) -> dict[str, Any]:
    stages = Stages()
    start = time.perf_counter()
    more = work(stages)
    seconds = time.perf_counter() - start
    stages("")
    return {"seconds": seconds, "stages": stages.seconds, **more}


def report(book: str) -> dict[str, Any]:
    """A whole publication: all languages and formats of the book, imports included."""
    return _published(book)


def tagged(book: str) -> dict[str, Any]:
    """The tagged pages of a book in all its languages, with all that leaves with them, validated; imports included."""
    spent = _published(book, formats=("xhtml", "xbrl"))
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {**spent, "processor": sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, kinds))}


def _published(book: str, **options: Any) -> dict[str, Any]:
    def work(step: Stages) -> dict[str, Any]:
        step("importing the program")
        from assay.content import load_content
        from assay.examine import Examined, examine
        from assay.publish import publish

        step("loading metrics, factors and frameworks")
        content = load_content()
        found = examine(Path(book), content, step)
        if not isinstance(found, Examined):
            raise SystemExit(f"{book} cannot be read")
        with tempfile.TemporaryDirectory() as out:
            made = publish(found, Path(out), step=step, **options)
        return {"files": len(made.files)}

    return _timed(work)


def frozen(book: str, out: str) -> dict[str, Any]:
    """A copy of a book, its report frozen, and the publication left at ``out``."""
    from assay.content import load_content
    from assay.examine import Examined, examine
    from assay.freeze import freeze

    def work(step: Stages) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(book, Path(folder) / "book", ignore=shutil.ignore_patterns("publications"))
            found = examine(copy, load_content(), step)
            if not isinstance(found, Examined):
                raise SystemExit(f"{book} cannot be read")
            made = freeze(found, step=step)
            if made.folder is None:
                raise SystemExit(f"the report of {book} has errors")
            shutil.copytree(made.folder, out)
        return {}

    return _timed(work)


def verified(publication: str) -> dict[str, Any]:
    """A frozen publication, verified; imports included."""

    def work(_: Stages) -> dict[str, Any]:
        from assay.publication.verifier import verify

        found = verify(Path(publication))
        if found.problems:
            raise SystemExit(str(found.problems[0]))
        return {"facts": found.facts}

    return _timed(work)


def check(book: str) -> dict[str, Any]:
    """Read a book, make its facts and check them, imports included."""

    def work(step: Stages) -> dict[str, Any]:
        step("importing the program")
        from assay.content import load_content
        from assay.examine import Examined, examine

        step("loading metrics, factors and frameworks")
        content = load_content()
        found = examine(Path(book), content, step)
        if not isinstance(found, Examined):
            raise SystemExit(f"{book} cannot be read")
        records = sum(len(rows) for rows in found.book.records.values())
        return {"records": records, "facts": len(found.calculation.facts), "findings": len(found.findings)}

    return _timed(work)


def read_csv_files(book: str) -> dict[str, Any]:
    """The limit of reading a book: all cells of its tables, by the standard library alone."""

    def work(_: Stages) -> dict[str, Any]:
        rows = 0
        for path in sorted((Path(book) / "records").glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as lines:
                rows += sum(1 for _ in csv.reader(lines))
        return {"rows": rows}

    return _timed(work)


def read_workbook_cells(path: str) -> dict[str, Any]:
    """The limit of reading a workbook: all its cells, by the library that reads them."""

    def work(_: Stages) -> dict[str, Any]:
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        return {"rows": len(rows)}

    return _timed(work)


class _Watched:
    """An engine whose queries are timed by what they do."""

    def __init__(self, engine: Any, step: Stages) -> None:
        self._engine, self._step = engine, step
        self.words = engine.words

    def columns(self, path: str) -> Any:
        return self._engine.columns(path)

    def rows(self, query: str) -> Any:
        self._step(
            "engine: days that occur"
            if "DISTINCT" in query
            else "engine: keys that stand twice"
            if "HAVING" in query
            else "engine: sums"
        )
        found = self._engine.rows(query)
        self._step("observations and facts")
        return found


def bulk(book: str) -> dict[str, Any]:
    """The facts of a book whose readings lie in Parquet; imports and content are not part of the time."""
    import duckdb  # noqa: F401

    from assay.calc.bulk import read_bulk
    from assay.calc.bulk_duckdb import duckdb_engine
    from assay.calc.engine import calculate
    from assay.content import load_content
    from assay.examine import load_book, model_of

    content = load_content()

    def work(step: Stages) -> dict[str, Any]:
        step("reading the book")
        read = load_book(Path(book), content.catalogue, content.registers)
        if read.book is None:
            raise SystemExit(f"{book} cannot be read")
        model, _ = model_of(read.book, content)
        with duckdb_engine() as engine:
            found = read_bulk(read.book, model, _Watched(engine, step))
        made = calculate(found.observations, model)
        return {"facts": len(made.facts), "findings": len(found.findings)}

    return _timed(work)


def bulk_by_hand(book: str) -> dict[str, Any]:
    """The same sums and one emission figure as a specialist would write them for this one file."""
    import duckdb
    from _hand_sql import HAND_SQL

    def work(_: Stages) -> dict[str, Any]:
        with duckdb.connect() as connection:
            path = Path(book) / "records" / "energy.parquet"
            found = connection.execute(HAND_SQL.format(path=path)).fetchall()
        return {"rows": len(found)}

    return _timed(work)


def scan(book: str) -> dict[str, Any]:
    """The limit of the limit: read the columns that matter, and add up the one number."""
    import duckdb

    def work(_: Stages) -> dict[str, Any]:
        with duckdb.connect() as connection:
            path = Path(book) / "records" / "energy.parquet"
            connection.execute(
                f'SELECT count(site), count(carrier), count(unit), count("start"), count("end"), sum(quantity) '
                f"FROM read_parquet('{path}')"
            ).fetchall()
        return {}

    return _timed(work)


JOBS: dict[str, Callable[..., dict[str, Any]]] = {
    job.__name__: job
    for job in (
        report,
        tagged,
        frozen,
        verified,
        check,
        read_csv_files,
        read_workbook_cells,
        bulk,
        bulk_by_hand,
        scan,
    )
}

if __name__ == "__main__":
    result = JOBS[sys.argv[1]](*sys.argv[2:])
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps(result))
