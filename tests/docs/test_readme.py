"""The README's example runs as printed, and no page points at a file that is not there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGES = [*REPOSITORY.glob("*.md"), *sorted((REPOSITORY / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def test_the_example_prints_what_it_says() -> None:
    code = re.search(r"```python\n(.*?)```", (REPOSITORY / "README.md").read_text("utf-8"), re.DOTALL)
    assert code
    done = subprocess.run(
        [sys.executable, "-c", code[1]], cwd=REPOSITORY, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    said = re.search(r"# ([\d.]+ \w+):", code[1])
    assert said
    assert done.stdout.splitlines()[0] == said[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text("utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_decisions_are_numbered_without_a_double() -> None:
    numbers = [path.name[:4] for path in (REPOSITORY / "docs" / "decisions").glob("*.md")]
    assert all(number.isdigit() for number in numbers)
    assert len(numbers) == len(set(numbers))
