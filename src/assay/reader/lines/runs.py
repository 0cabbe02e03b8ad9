"""Lines of text, or rows, one after the other, taken together to be made something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.reader.lines.items import Item, ItemKind


def each_run(
    found: Sequence[Item],
    made_of: Callable[[Sequence[Item]], list[Item]],
    most_blanks: int | None = None,
    kind: ItemKind = "text",
) -> list[Item]:
    """The items, each run of one ``kind`` replaced by what ``made_of`` makes of it; all else as it is.

    Blank lines belong to a run; more of them in a row than ``most_blanks`` end it.
    """
    done: list[Item] = []
    at = 0
    while at < len(found):
        end = at
        blanks = 0
        while end < len(found) and found[end].kind in (kind, "blank"):
            blanks = blanks + 1 if found[end].kind == "blank" else 0
            if most_blanks is not None and blanks > most_blanks:
                break
            end += 1
        done += made_of(found[at:end])
        if end < len(found):
            done.append(found[end])
        at = end + 1
    return done
