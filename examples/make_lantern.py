"""Write the registers, the evidence and the stated totals of the fictional book `lantern`.

Usage: python make_lantern.py [FOLDER]        (default: the folder `lantern` beside this file)

Nothing here is about a real company. The numbers follow from a few drivers (tonnes made each month,
consumption per tonne, people on the roster) and a fixed seed, so they agree with one another and every run
gives the same bytes. What is written by hand and left alone: book.yaml, the other .yaml files, narrative/.
"""

from __future__ import annotations

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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "lantern")
