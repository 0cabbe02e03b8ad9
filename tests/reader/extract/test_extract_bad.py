"""Files that are no reports: each refused with a clear sentence, or read as far as it goes and said so."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from pdf_making import by_hand, packed, typeset

from assay.reader.extract import read_extract
from assay.reader.pages.limits import expands_too_far
from assay.reader.unreadable import UnreadableDocument


def refused(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as fault:
        read_extract(path, ocr=False)
    finding = fault.value.finding
    assert finding.severity == "error"
    assert path.name in finding.message
    assert finding.expected
    assert finding.action
    return finding.code


def test_no_such_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.pdf") == "document.missing"
    assert refused(tmp_path) == "document.missing"


@pytest.mark.parametrize("name", ["report.pdf", "report.txt"])
def test_empty(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b" \n")
    assert refused(path) == "document.empty"


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><html><body>Not found</body></html>", b"\x00\x01" * 4000, b"PK\x03\x04rest"]
)
def test_not_a_pdf(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    assert refused(path) == "document.not_a_pdf"


def test_encrypted(tmp_path: Path) -> None:
    plain = typeset(tmp_path, "Words.")
    path = tmp_path / "closed.pdf"
    with pikepdf.open(plain) as document:
        document.save(path, encryption=pikepdf.Encryption(user="secret", owner="other"))
    assert refused(path) == "document.password"


def test_bytes_after_the_end_of_a_packed_stream_do_not_hold_up_the_reader(tmp_path: Path) -> None:
    packed_part = zlib.compress(b" " * (3 << 20)) + b"\n" * 200_000
    assert not expands_too_far(by_hand(tmp_path / "padded.pdf", packed_part).read_bytes())


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_cut_off(tmp_path: Path, share: float) -> None:
    content = typeset(tmp_path, "#lorem(900)").read_bytes()
    path = tmp_path / "short.pdf"
    path.write_bytes(content[: int(share * len(content))])
    assert refused(path) == "document.damaged"


def test_nothing_on_any_page(tmp_path: Path) -> None:
    assert refused(by_hand(tmp_path / "blank.pdf", packed(b" "), pages=3)) == "document.no_text"


def test_a_stream_that_expands_without_end(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(600)) + packer.flush()
    assert refused(by_hand(tmp_path / "bomb.pdf", bomb)) == "document.expands"
    twice = by_hand(tmp_path / "twice.pdf", zlib.compress(bomb, 9), filters=b"[/FlateDecode/FlateDecode]")
    assert refused(twice) == "document.expands"


def test_a_text_layer_of_rubbish_is_said(tmp_path: Path) -> None:
    letters = bytes(
        (code - 29) % 256
        for code in b"the water use of the group fell by nine tonnes of water and its people were well. " * 3
    )
    escaped = letters.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    lines = b"".join(b"(%s) Tj 0 -14 Td " % escaped for _ in range(9))
    path = by_hand(tmp_path / "rubbish.pdf", packed(b"BT /F 6 Tf 20 780 Td " + lines + b"ET"), pages=1)
    assert refused(path) == "document.no_text"
