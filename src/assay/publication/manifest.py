"""The manifest of a publication: what it is, what made it of which files, and the SHA-256 of every byte of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assay.publication.verifier import DIGEST, FORMAT, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Manifest:
    """``content`` is the manifest as written; ``digest``, its SHA-256, stands for the whole publication."""

    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def write(self, folder: Path) -> None:
        (folder / MANIFEST).write_bytes(self.content)
        (folder / DIGEST).write_text(f"{self.digest}\n", encoding="utf-8")


def manifest_of(folder: Path, about: Mapping[str, Any]) -> Manifest:
    """The manifest of the files that lie in a folder. ``about`` is what it says beside them, plain data."""
    data = {"format": FORMAT, **about, "files": {name: stamp(path) for name, path in _below(folder)}}
    return Manifest((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def stamps(root: Path, paths: Iterable[Path]) -> dict[str, Any]:
    """Size and SHA-256 of files, by their path below a folder."""
    return {path.relative_to(root).as_posix(): stamp(path) for path in sorted(paths)}


def stamp(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def tree_digest(root: Path, patterns: Iterable[str]) -> str:
    """One SHA-256 for the files of a tree that match, whatever their order or the place of the tree."""
    found = sorted({path for pattern in patterns for path in root.rglob(pattern) if path.is_file()})
    whole = hashlib.sha256()
    for name, each in stamps(root, found).items():
        whole.update(f"{name}\0{each['bytes']}\0{each['sha256']}\n".encode())
    return whole.hexdigest()


def _below(folder: Path) -> list[tuple[str, Path]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = [(path.relative_to(folder).as_posix(), path) for path in paths]
    return [(name, path) for name, path in named if name not in (MANIFEST, DIGEST)]
