"""A long document says at every stage how far it is; the words are for a bar, and only the longest stages count along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = "Energy | Unit | 2023 | 2022\nElectricity | MWh | 1,200 | 1,100\nDiesel | t | 12.5 | 13.1\n"
_SENTENCE = "The plant of this name bought 1,250 MWh of electricity in 2023 and sold none of it to others.\n\n"


def test_every_stage_of_a_long_text_counts_along(tmp_path: Path) -> None:
    paper = tmp_path / "long.txt"
    paper.write_text(
        "ESG Report 2023\n\n" + "\n".join(f"Plant number {n}\n\n{_TABLE}" for n in range(300)) + "\n" + _SENTENCE * 300,
        "utf-8",
    )
    said: list[str] = []
    reading = read_document(paper, load_content(), step=said.append)
    assert len(reading.claims) > 500
    assert "reading figures" in said
    assert any(word.startswith("reading figures, 200 of ") for word in said)
    assert any(word.startswith("telling what the figures are of, 500 of ") for word in said)
    assert any(word.startswith("testing the figures against each other, 1 of ") for word in said)
    assert said[-1] == "looking for what is left out"
