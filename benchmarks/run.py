"""Run benchmarks: ``python benchmarks/run.py [NAME …] [--json] [--rows N]``.

Every figure is the median of several runs and stands beside a limit measured in the same run, so that figures from
different machines can be compared by their ratios. Names: help, check, report, tagged,
verify, bulk.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from _make_data import parquet_book, workbook_book
from _measure import ROOT, Result, median_job, process_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANTERN = ROOT / "examples" / "lantern"

HELP_RUNS = 21
HELP_TARGET = 6.0
REPORT_TARGET = 10.0
TAGGED_TARGET = 20.0
VERIFY_TARGET = 3.0
CHECK_TARGET = 1.5
SUMS_TARGET = 4.0
WORKBOOK_ROWS = 200_000


def bench_help(_: argparse.Namespace) -> Iterator[Result]:
    """`assay --help` against an interpreter that does nothing. Runs alternate, so that both see the same machine."""
    nothing: list[float] = []
    helped: list[float] = []
    process_seconds(["-m", "assay.cli.main", "--help"])
    for _ in range(HELP_RUNS):
        nothing.append(process_seconds(["-c", "pass"]))
        helped.append(process_seconds(["-c", "from assay.cli.main import main; main(['--help'])"]))
    mine, limit = statistics.median(helped), statistics.median(nothing)
    yield Result(
        benchmark="help",
        what="assay --help",
        seconds=mine,
        limit="python -c pass",
        limit_seconds=limit,
        target=f"under {HELP_TARGET:g} ×",
        met=mine / limit < HELP_TARGET,
    )


def bench_check(_: argparse.Namespace) -> Iterator[Result]:
    """Read and check the Lantern book, and one workbook of 200,000 readings."""
    limit = median_job(5, "read_csv_files", str(LANTERN))
    run = median_job(5, "check", str(LANTERN))
    yield Result(
        benchmark="check",
        what=f"Lantern: {run['records']:,} records, {run['facts']:,} facts",
        seconds=run["seconds"],
        limit="its cells, csv module",
        limit_seconds=limit["seconds"],
        target=f"{CHECK_TARGET:g} s",
        met=run["seconds"] < CHECK_TARGET,
        peak_mb=run["peak_mb"],
        stages=run["stages"],
    )
    with tempfile.TemporaryDirectory() as folder:
        book = workbook_book(Path(folder), WORKBOOK_ROWS)
        limit = median_job(3, "read_workbook_cells", str(book / "records" / "energy.xlsx"))
        run = median_job(3, "check", str(book))
    yield Result(
        benchmark="check",
        what=f"workbook: {run['records']:,} records, {run['facts']:,} facts",
        seconds=run["seconds"],
        limit="its cells, calamine",
        limit_seconds=limit["seconds"],
        peak_mb=run["peak_mb"],
        stages=run["stages"],
    )


def bench_report(_: argparse.Namespace) -> Iterator[Result]:
    """Publish Lantern: three languages, every format."""
    limit = median_job(3, "check", str(LANTERN))
    run = median_job(3, "report", str(LANTERN))
    yield Result(
        benchmark="report",
        what=f"Lantern, 3 languages: {run['files']} files",
        seconds=run["seconds"],
        limit="check of the book",
        limit_seconds=limit["seconds"],
        target=f"{REPORT_TARGET:g} s",
        met=run["seconds"] < REPORT_TARGET,
        peak_mb=run["peak_mb"],
        stages=run["stages"],
    )


def bench_tagged(_: argparse.Namespace) -> Iterator[Result]:
    """The tagged report of Lantern alone: three pages, taxonomy, package, exports, and the validator's verdict."""
    limit = median_job(1, "check", str(LANTERN))
    run = median_job(1, "tagged", str(LANTERN))
    yield Result(
        benchmark="tagged",
        what=f"Lantern, 3 languages, tagged and validated: {run['files']} files",
        seconds=run["seconds"],
        limit="check of the book",
        limit_seconds=limit["seconds"],
        target=f"{TAGGED_TARGET:g} s",
        met=run["seconds"] < TAGGED_TARGET,
        peak_mb=run["peak_mb"],
        stages={**run["stages"], "processor time, validator included": run["processor"]},
    )


def bench_verify(_: argparse.Namespace) -> Iterator[Result]:
    """A frozen publication, verified from its folder alone."""
    with tempfile.TemporaryDirectory() as folder:
        frozen = Path(folder) / "publication"
        median_job(1, "frozen", str(LANTERN), str(frozen))
        run = median_job(5, "verified", str(frozen))
    yield Result(
        benchmark="verify",
        what=f"Lantern: {run['facts']:,} facts",
        seconds=run["seconds"],
        target=f"{VERIFY_TARGET:g} s",
        met=run["seconds"] < VERIFY_TARGET,
        peak_mb=run["peak_mb"],
    )


def bench_bulk(options: argparse.Namespace) -> Iterator[Result]:
    """Facts of many readings in Parquet, against the sums written by hand for that file."""
    with tempfile.TemporaryDirectory() as folder:
        book = str(parquet_book(Path(folder), options.rows))
        read = median_job(5, "scan", book)
        limit = median_job(5, "bulk_by_hand", book)
        run = median_job(5, "bulk", book)
    yield Result(
        benchmark="bulk",
        what=f"SQL by hand, {options.rows:,} rows",
        seconds=limit["seconds"],
        limit="read the columns",
        limit_seconds=read["seconds"],
        peak_mb=limit["peak_mb"],
    )
    yield Result(
        benchmark="bulk",
        what="the same sums of any file, with their faults",
        seconds=run["stages"]["engine: sums"],
        limit="SQL by hand",
        limit_seconds=limit["seconds"],
        target=f"under {SUMS_TARGET:g} ×",
        met=run["stages"]["engine: sums"] < SUMS_TARGET * limit["seconds"],
    )
    yield Result(
        benchmark="bulk",
        what=f"{run['facts']:,} facts of them ({run['facts'] / run['seconds']:,.0f} a second)",
        seconds=run["seconds"],
        limit="SQL by hand",
        limit_seconds=limit["seconds"],
        peak_mb=run["peak_mb"],
        stages=run["stages"],
    )


BENCHMARKS: dict[str, Callable[[argparse.Namespace], Iterator[Result]]] = {
    "help": bench_help,
    "check": bench_check,
    "report": bench_report,
    "tagged": bench_tagged,
    "verify": bench_verify,
    "bulk": bench_bulk,
}


def _machine() -> dict[str, object]:
    return {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()}


def _print(result: Result) -> None:
    ratio = f"{result.ratio:.1f} × {result.limit} ({result.limit_seconds:.3f} s)" if result.ratio else ""
    peak = f"{result.peak_mb:,.0f} MB" if result.peak_mb else ""
    met = {None: "", True: "met", False: "MISSED"}[result.met]
    target = f"target {result.target}: {met}" if result.target else ""
    line = f"{result.benchmark:<8}{result.what:<52}{result.seconds:>8.3f} s  {peak:>9}  {ratio}"
    print("  ".join(part for part in (line, target) if part), flush=True)
    for name, seconds in result.stages.items():
        print(f"{'':<12}{name:<48}{seconds:>8.3f} s", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--rows", type=int, default=5_000_000, help="readings of the benchmark 'bulk'")
    options = parser.parse_args()
    results: list[Result] = []
    for name in options.names or BENCHMARKS:
        for result in BENCHMARKS[name](options):
            results.append(result)
            if not options.json:
                _print(result)
    if options.json:
        rows = [{**asdict(result), "ratio": result.ratio} for result in results]
        print(json.dumps({"machine": _machine(), "results": rows}, indent=2))
    return 1 if any(result.met is False for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
