"""The files that records point to, each with the digest that proves it unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """``name`` is its path below ``evidence/``; ``sha256`` of its bytes, in hexadecimal."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Evidence:
    files: Mapping[str, EvidenceFile] = field(default_factory=dict)

    def find(self, name: str) -> EvidenceFile | None:
        """The file that a record's ``evidence`` names, with or without the folder."""
        return self.files.get(name.removeprefix("evidence/"))


def read_evidence(folder: Path) -> Evidence:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    found = [EvidenceFile(path.relative_to(folder).as_posix(), sha256_of(path), path.stat().st_size) for path in paths]
    return Evidence({file.name: file for file in found})


def sha256_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
