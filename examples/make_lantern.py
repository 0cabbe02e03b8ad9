"""Write the registers, the evidence and the stated totals of the fictional book `lantern`.

Usage: python make_lantern.py [FOLDER] [--sign]        (default: the folder `lantern` beside this file)

With --sign, FOLDER becomes a copy of the whole book that the three tiers have signed with `assay sign`, so that what
is published of it shows who signed. The book beside this file stays unsigned: a signature is bound to the exact
figures, and those follow the factors of the day.

Nothing here is about a real company. The numbers follow from a few drivers (tonnes made each month,
consumption per tonne, people on the roster) and a fixed seed, so they agree with one another and every run
gives the same bytes. What is written by hand and left alone: book.yaml, the other .yaml files, narrative/.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from lantern.making import (
    business,
    carbon,
    climate,
    engagement,
    meetings,
    office_books,
    people,
    plant_books,
    plants,
    suppliers,
    waste,
)
from lantern.making.ledger import Ledger, write_table
from lantern.making.stated import assertions


def build() -> Ledger:
    """Every register and the evidence behind it."""
    ledger = Ledger()
    output = plants.monthly_output(ledger)
    plants.energy(ledger, output)
    plants.materials_and_packaging(ledger, output)
    plants.water(ledger, output)
    plants.air(ledger, output)
    plant_books.hazardous_waste(ledger, waste.waste(ledger, output))
    business.business(ledger, output)
    business.conduct(ledger)
    climate.climate(ledger)
    carbon.write(ledger, output)
    people.write(ledger)
    suppliers.write(ledger)
    suppliers.conduct(ledger)
    plant_books.hazards(ledger)
    plant_books.equipment(ledger)
    plant_books.health(ledger)
    plant_books.compliance(ledger)
    plant_books.inspections(ledger)
    plant_books.quality(ledger, output)
    office_books.cases(ledger)
    office_books.surveys(ledger)
    office_books.patents(ledger)
    meetings.oversight(ledger)
    meetings.reviews(ledger)
    engagement.engagement(ledger)
    office_books.projects(ledger)
    office_books.courses(ledger)
    office_books.scholarships(ledger)
    return ledger


def main(folder: Path) -> None:
    """Write records/, evidence/, assertions.csv and first_reported.csv into the folder."""
    ledger = build()
    ledger.save(folder)
    write_table(folder / "assertions.csv", assertions(ledger))
    write_table(folder / "first_reported.csv", carbon.first_reported(ledger))


HOME = Path(__file__).parent / "lantern"
# Who signs for each tier, on which day, and with which words: from the lowest up.
SIGNERS = (
    ("workgroup/Lin Wai", "2026-03-25", "Checked against the records and their evidence."),
    ("committee/Ho Tsz Ching", "2026-03-31", "Reviewed; changes against last year are explained."),
    ("board/Yip Kwok Leung", "2026-04-14", "Approved by the Board on this day."),
)


def signed(folder: Path) -> None:
    """Make a copy of the whole book and have it signed, from the lowest tier up."""
    shutil.copytree(HOME, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("publications", "making"))
    main(folder)
    for signer, day, statement in SIGNERS:
        run = [sys.executable, "-m", "assay.cli.main", "sign", str(folder), "--period", "2025", "--as", signer]
        subprocess.run([*run, "--on", day, "--statement", statement], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the example book.")
    parser.add_argument("folder", nargs="?", type=Path, default=HOME)
    parser.add_argument("--sign", action="store_true", help="copy the whole book into FOLDER and have it signed")
    given = parser.parse_args()
    if given.sign and given.folder.resolve() == HOME.resolve():
        parser.error("name another FOLDER for a signed copy")
    signed(given.folder) if given.sign else main(given.folder)
