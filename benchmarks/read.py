"""Benchmark of reading: ``python benchmarks/read.py [NAME …] [--json] [--pages N] [--pdf FILE]``.

Reading a PDF beside bare extraction of its text by the library that both use, in the same run, by the clock and in
processor time of all that take part; peak memory; pages recognised by OCR in a minute. Without --pdf the
report of the example book is set first, and its pages are repeated for the long one. Names: text, long, ocr.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _measure import ROOT, Result, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LANTERN = ROOT / "examples" / "lantern"

TIMES = 8.0  # how many times the bare extraction reading may take
PAGES_A_SECOND = 20
LONG_PAGES = 3_000
LONG_PEAK_MB = 1_000
OCR_PAGES = 4
OCR_DPI = 150
RUNS = 3
PROCESSES = min(4, os.cpu_count() or 1)


# What is measured. Each runs in a process of its own, so that its peak memory is its own.


def bare_text(path: str, _: int) -> dict[str, Any]:
    """All text of a PDF, page by page, and nothing done with it."""
    import pypdfium2

    start, before = time.perf_counter(), processor_seconds()
    document = pypdfium2.PdfDocument(path)
    letters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    seconds = time.perf_counter() - start
    return {
        "seconds": seconds,
        "processor": processor_seconds() - before,
        "pages": len(document),
        "letters": letters,
    }


def extract_only(path: str, processes: int) -> dict[str, Any]:
    """Pages to blocks: the part of reading that can be compared with bare extraction."""
    from assay.reader.extract import read_extract

    start, before = time.perf_counter(), processor_seconds()
    extract = read_extract(Path(path), ocr=False, processes=processes)
    seconds = time.perf_counter() - start
    processor = processor_seconds() - before
    return {"seconds": seconds, "processor": processor, "pages": len(extract.pages), "blocks": len(extract.blocks)}


def read_whole(path: str, processes: int) -> dict[str, Any]:
    """A document to claims, findings, coverage and the files of `assay read`."""
    from assay.content import load_content
    from assay.reader.read import read_document
    from assay.render.audit_files import write_reading

    content = load_content()
    stages: list[tuple[str, float]] = []
    start = time.perf_counter()
    before = processor_seconds()
    reading = read_document(
        Path(path),
        content,
        ocr=False,
        step=lambda name: stages.append((name, time.perf_counter())),
        processes=processes,
    )
    read = time.perf_counter()
    processor = processor_seconds() - before
    with tempfile.TemporaryDirectory() as folder:
        files = write_reading(reading, Path(path), Path(folder), content)
        page = next(file for file in files if file.name == "audit.html").stat().st_size
    return {
        "seconds": read - start,
        "processor": processor,
        "writing": time.perf_counter() - read,
        "pages": len(reading.extract.pages),
        "claims": len(reading.claims),
        "page_mb": page / 1e6,
        "stages": _stages(stages, read),
    }


def recognise(path: str, _: int) -> dict[str, Any]:
    """Pages that are pictures, to blocks. The models are loaded first, on a page of their own."""
    from assay.reader.extract import read_extract

    start = time.perf_counter()
    extract = read_extract(Path(path), ocr=True)
    read = sum(page.source == "ocr" for page in extract.pages)
    return {"seconds": time.perf_counter() - start, "pages": read, "words": sum(len(p.words) for p in extract.pages)}


def _stages(marks: list[tuple[str, float]], end: float) -> dict[str, float]:
    """Seconds from each step to the next; those that name a page count as one, as do those that count along."""
    spent: dict[str, float] = {}
    for (name, at), (_, then) in zip(marks, [*marks[1:], ("", end)], strict=True):
        stage, counted, _ = name.partition(", ")
        key = stage if counted else "pages" if any(letter.isdigit() for letter in name) else name
        spent[key] = spent.get(key, 0.0) + then - at
    return {name: round(seconds, 2) for name, seconds in spent.items()}


JOBS: Mapping[str, Callable[[str, int], dict[str, Any]]] = {
    job.__name__: job for job in (bare_text, extract_only, read_whole, recognise)
}


def measured(name: str, path: Path, times: int = RUNS, processes: int = 1) -> dict[str, Any]:
    """The run of a job whose time is the median of several."""
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, str(Path(__file__).resolve()), "--job", name, str(path), str(processes)],
            env=environment(),
            stdout=subprocess.PIPE,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return sorted(runs, key=lambda run: run["seconds"])[len(runs) // 2]


# The documents.


def report_pdf(folder: Path) -> Path:
    """The example book's report in English, as it is published."""
    from assay.content import load_content
    from assay.examine import Examined, examine
    from assay.publish import publish

    found = examine(LANTERN, load_content())
    if not isinstance(found, Examined):
        raise SystemExit("the example book cannot be read")
    publish(found, folder, languages=("en",), formats=("pdf",))
    return folder / "report.en.pdf"


def repeated(path: Path, pages: int, out: Path) -> Path:
    """The pages of a PDF over and over, each time with content of their own, until there are so many."""
    import pikepdf

    with pikepdf.open(path) as source, pikepdf.new() as made:
        while len(made.pages) < pages:
            made.add_pages_from(source, range(min(len(source.pages), pages - len(made.pages))))
        made.save(out)
    return out


def scanned(path: Path, pages: int, out: Path) -> Path:
    """The pages with most text as pictures without a text layer."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    full = sorted(range(len(document)), key=lambda n: -document[n].get_textpage().count_chars())[:pages]
    pictures = [document[n].render(scale=OCR_DPI / 72).to_pil().convert("RGB") for n in sorted(full)]
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=OCR_DPI)
    return out


# The benchmarks.


def bench_text(report: Path, folder: Path, _: int) -> Iterator[Result]:
    """An ordinary report with text: pages to blocks, and the whole of reading, by one process and by several."""
    limit = measured("bare_text", report)
    for job, what, processes in (
        ("extract_only", "pages to blocks", 1),
        ("read_whole", "read", 1),
        ("read_whole", "read", PROCESSES),
    ):
        run = measured(job, report, processes=processes)
        rate = run["pages"] / run["seconds"]
        yield Result(
            benchmark="text",
            what=f"{what}, {_processes(processes)}: {run['pages']} pages, {rate:.0f} pages/s",
            seconds=run["seconds"],
            limit=f"bare text, {limit['pages'] / limit['seconds']:.0f} pages/s,",
            limit_seconds=limit["seconds"],
            target=f"under {TIMES:g} ×, {PAGES_A_SECOND} pages/s",
            met=run["seconds"] < TIMES * limit["seconds"] and rate >= PAGES_A_SECOND,
            peak_mb=run["peak_mb"],
            stages={**_in_processor_time(run, limit), **run.get("stages", {})},
        )


def _processes(count: int) -> str:
    return f"{count} processes" if count > 1 else "1 process"


def _in_processor_time(run: Mapping[str, Any], limit: Mapping[str, Any]) -> dict[str, float]:
    """Seconds of all processes that took part, and how many times those of the bare text."""
    times = run["processor"] / limit["processor"]
    return {"processor time": round(run["processor"], 2), "processor time, × bare text": round(times, 1)}


def bench_long(report: Path, folder: Path, pages: int) -> Iterator[Result]:
    """A PDF of thousands of pages: it works, and in bounded memory."""
    path = repeated(report, pages, folder / "long.pdf")
    limit, run = measured("bare_text", path, 1), measured("read_whole", path, 1, PROCESSES)
    # A copy shares most of its memory with the process that it is a copy of; both peaks are more than was ever used.
    peak = run["peak_mb"] + run["peak_mb_of_copy"]
    yield Result(
        benchmark="long",
        what=f"read, {_processes(PROCESSES)}: {run['pages']:,} pages, {run['claims']:,} figures, "
        f"{run['pages'] / run['seconds']:.0f} pages/s",
        seconds=run["seconds"],
        limit="bare text",
        limit_seconds=limit["seconds"],
        target=f"under {LONG_PEAK_MB} MB, {PAGES_A_SECOND} pages/s",
        met=run["peak_mb"] < LONG_PEAK_MB and run["pages"] / run["seconds"] >= PAGES_A_SECOND,
        peak_mb=run["peak_mb"],
        stages={
            **_in_processor_time(run, limit),
            "peak of the process and of its largest copy, shared memory counted twice, MB": round(peak),
            **run["stages"],
            "writing": round(run["writing"], 2),
            "audit.html, MB": round(run["page_mb"], 1),
        },
    )


def bench_ocr(report: Path, folder: Path, _: int) -> Iterator[Result]:
    """Pages that are pictures only."""
    run = measured("recognise", scanned(report, OCR_PAGES, folder / "scan.pdf"), 1)
    yield Result(
        benchmark="ocr",
        what=f"{run['pages']} pages at {OCR_DPI} dpi, {60 * run['pages'] / run['seconds']:.0f} pages/min",
        seconds=run["seconds"],
        peak_mb=run["peak_mb"],
    )


BENCHMARKS = {"text": bench_text, "long": bench_long, "ocr": bench_ocr}


def _line(result: Result) -> str:
    beside = f"; {result.limit} {result.limit_seconds:.2f} s, {result.ratio:.1f} ×" if result.limit_seconds else ""
    peak = f"; peak {result.peak_mb:.0f} MB" if result.peak_mb else ""
    verdict = "" if result.met is None else ("; met" if result.met else "; NOT met")
    target = f"; target {result.target}{verdict}" if result.target else ""
    stages = "".join(f"\n    {name}: {value}" for name, value in result.stages.items())
    return f"{result.benchmark:<5} {result.what}: {result.seconds:.2f} s{beside}{peak}{target}{stages}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reading of documents.")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], help="which; all by default")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--pages", type=int, default=LONG_PAGES, help="pages of the long document")
    parser.add_argument("--pdf", type=Path, help="a report to read instead of the example's")
    given = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = given.pdf or report_pdf(folder)
        for each in given.names or BENCHMARKS:
            for result in BENCHMARKS[each](report, folder, given.pages):
                results.append(result)
                if not given.json:
                    sys.stdout.write(_line(result) + "\n")
                    sys.stdout.flush()
    if given.json:
        sys.stdout.write(json.dumps([_plain(result) for result in results], indent=2) + "\n")


def processor_seconds() -> float:
    """Of this process and of those that it began and that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, kinds))


def peak_mb() -> float:
    """The most memory that this process had. What the system counts since the fork would be that of its parent."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text("utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _plain(result: Result) -> dict[str, Any]:
    return {"ratio": result.ratio, **{name: getattr(result, name) for name in result.__slots__}}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        found = JOBS[sys.argv[2]](sys.argv[3], int(sys.argv[4]))
        found["peak_mb"] = peak_mb()
        found["peak_mb_of_copy"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sys.stdout.write(json.dumps(found))
    else:
        main()
