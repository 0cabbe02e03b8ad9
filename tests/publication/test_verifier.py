"""A publication is verified by its folder alone, and no changed byte or figure goes unseen."""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assay.freeze import Frozen, freeze
from assay.publication import verifier
from assay.publication.verifier import NoPublication, Verified, verify
from publication.lantern_copy import copied
from small_book import SmallBook


@pytest.fixture(scope="module")
def folder(frozen_lantern: Frozen) -> Path:
    assert frozen_lantern.folder is not None
    return frozen_lantern.folder


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(folder, tmp_path / "publication"))


def whats(found: Verified) -> set[str]:
    return {problem.what for problem in found.problems}


def test_what_was_frozen_is_verified(frozen_lantern: Frozen, folder: Path) -> None:
    found = verify(folder, frozen_lantern.digest)
    assert found.problems == ()
    assert found.digest == frozen_lantern.digest
    trace = json.loads((folder / "trace.json").read_text("utf-8"))
    assert (found.cells, found.facts) == (len(trace["cells"]), len(trace["facts"]) + len(trace["second"]))
    assert found.facts > 2000
    assert 0 < found.taken < found.facts / 3


def test_freezing_the_same_report_again_makes_no_second_publication(frozen_lantern: Frozen, folder: Path) -> None:
    again = freeze(copied(folder.parents[2], again=True))
    assert (again.folder, again.digest, again.new) == (folder, frozen_lantern.digest, False)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_two_thousand_changed_bytes_are_all_found(folder: Path, own: Path) -> None:
    """Every file in turn and every place with equal chance; the byte may become any other."""
    chance = random.Random(20260420)  # noqa: S311 - no secret, but the same tampering in every run
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    paths = sorted(path for path in own.iterdir())
    contents = {path: path.read_bytes() for path in paths}
    missed = []
    for turn in range(2000):
        path = paths[turn % len(paths)]
        content = bytearray(contents[path])
        at = chance.randrange(len(content))
        content[at] ^= chance.randrange(1, 256)
        if not _found(path, bytes(content), contents, listed):
            missed.append((path.name, at))
    assert not missed


def _found(path: Path, spoilt: bytes, contents: dict[Path, bytes], listed: dict[str, Any]) -> bool:
    """What `verify` does with the bytes of one file, on that file alone: the whole walk 2,000 times takes minutes."""
    if path.name in ("manifest.json", "DIGEST"):
        manifest = spoilt if path.name == "manifest.json" else contents[path.with_name("manifest.json")]
        stated = spoilt if path.name == "DIGEST" else contents[path.with_name("DIGEST")]
        return stated != f"{hashlib.sha256(manifest).hexdigest()}\n".encode()
    path.write_bytes(spoilt)
    try:
        return verifier.file_problem(path.parent, path.name, listed[path.name]) is not None
    finally:
        path.write_bytes(contents[path])


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda f: (f / "facts.csv").unlink(), "file.missing"),
        (lambda f: (f / "extra.txt").write_text("x"), "file.unknown"),
        (lambda f: (f / "DIGEST").unlink(), "file.missing"),
        (lambda f: (f / "report.en.pdf").write_bytes(b"%PDF-1.7"), "file.changed"),
        (lambda f: (f / "manifest.json").write_text("[]"), "manifest.unreadable"),
        (lambda f: (f / "trace.json").write_text("{}"), "trace.unreadable"),
    ],
)
def test_what_is_spoilt_is_named(own: Path, spoil: Any, what: str) -> None:
    spoil(own)
    assert what in whats(verify(own))


def test_a_publication_replaced_as_a_whole_is_told_by_the_digest_known_elsewhere(
    own: Path, frozen_lantern: Frozen
) -> None:
    manifest = json.loads((own / "manifest.json").read_text("utf-8"))
    manifest["group"] = "Another"
    forge(own, manifest)
    assert verify(own).problems == ()
    assert whats(verify(own, frozen_lantern.digest)) == {"head.differs"}


@pytest.mark.parametrize("kind", ["cell", "fact", "factor", "record", "formula"])
def test_a_forged_proof_does_not_add_up_even_under_right_digests(own: Path, kind: str) -> None:
    """Whoever changes a number in the proof and stamps the files anew is found by the arithmetic."""
    path = own / "trace.json"
    trace = json.loads(path.read_text("utf-8"))
    SPOIL[kind](trace)
    path.write_text(json.dumps(trace, ensure_ascii=False), encoding="utf-8")
    forge(own, json.loads((own / "manifest.json").read_text("utf-8")))
    found = whats(verify(own))
    assert found & {"cell.differs", "fact.differs"}
    assert not found & {"file.changed", "digest.differs"}


def test_a_figure_printed_otherwise_is_found_even_under_right_digests(own: Path) -> None:
    path = own / "facts.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    row = next(row for row in rows if row["metric"] == "scope_2_location")
    row["value"] = str(int(row["value"]) + 1)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, row.keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    forge(own, json.loads((own / "manifest.json").read_text("utf-8")))
    (problem,) = verify(own).problems
    assert problem.what == "printed.differs"
    assert "scope_2_location" in problem.where


def test_the_copy_inside_verifies_with_nothing_but_python(folder: Path, own: Path) -> None:
    assert (folder / "verify.py").read_bytes() == Path(verifier.__file__).read_bytes()
    run = [sys.executable, "-I", "-S", str(own / "verify.py")]
    clean = subprocess.run(run, capture_output=True, text=True, check=False)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    (own / "findings.csv").write_text("", encoding="utf-8")
    spoilt = subprocess.run(run, capture_output=True, text=True, check=False)
    assert spoilt.returncode == 1
    assert "file.changed: findings.csv" in spoilt.stdout


def test_the_verifier_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(verifier.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in imports if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names) | {"__future__"}


def test_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoPublication, match=r"no manifest\.json"):
        verify(tmp_path)


def test_a_report_with_an_error_is_not_frozen(book: SmallBook) -> None:
    found = book.records("output 2024 5 furlong").examine()
    refused = freeze(found)
    assert refused.refused
    assert any(finding.severity == "error" for finding in refused.findings)
    assert list((found.book.root / "publications").iterdir()) == []


def forge(folder: Path, manifest: dict[str, Any]) -> None:
    """Stamp a changed folder as a forger would, so that bytes and digests agree."""
    for name in manifest["files"]:
        content = (folder / name).read_bytes()
        manifest["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    raw = json.dumps(manifest, ensure_ascii=False).encode()
    (folder / "manifest.json").write_bytes(raw)
    (folder / "DIGEST").write_text(f"{hashlib.sha256(raw).hexdigest()}\n", encoding="utf-8")


def _more(number: str) -> str:
    return str(int(number.partition(".")[0]) + 1)


def _spoil_cell(trace: Any) -> None:
    cell = next(c for c in trace["cells"] if c["metric"] == "electricity_purchased" and "value" in c)
    cell["value"] = _more(cell["value"])


def _spoil_fact(trace: Any) -> None:
    fact = next(f for f in trace["facts"] if f["metric"] == "ghg_emissions" and "value" in f)
    fact["value"] = _more(fact["value"])


def _spoil_factor(trace: Any) -> None:
    factor = next(f for f in trace["factors"] if f["parameter"] == "grid_factor")
    factor["value"] = _more(factor["value"])


def _spoil_record(trace: Any) -> None:
    cell = next(c for c in trace["cells"] if c["metric"] == "electricity_purchased" and c.get("records"))
    cell["records"][0][2] = _more(cell["records"][0][2])


def _spoil_formula(trace: Any) -> None:
    formula = next(f for f in trace["formulas"] if f["id"] == "electricity_emissions")
    assert formula["expression"][0] == "*"
    formula["expression"][0] = "/"


SPOIL = {
    "cell": _spoil_cell,
    "fact": _spoil_fact,
    "factor": _spoil_factor,
    "record": _spoil_record,
    "formula": _spoil_formula,
}
