"""Which groups a row stands under. A group is a row without figures; it holds until another of its kind begins.

Indents, dashes and codes of indicators tell the levels where the page has them. Where it has none, the words do: "By
gender" splits what stands before it, and a second "By gender" splits the row it follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.figures.path_row import PathRow
from assay.reader.figures.row_labels import member_kind, split_kind
from assay.reader.figures.sums_before import groups_before, is_sum, parts_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.reader.figures.unit_words import PrintedUnit

_SPLIT = re.compile(
    r"^(?:by|分|按|以|依)\s*\S|^(?:breakdown|distribution|divided|split|categori[sz]ed|classified)\b|(?:劃分|划分|分類|分类"
    r"|分佈|分布)$|^age groups?\b|^genders?$|^(?:性別|性别|年齡|年龄|地區|地区)(?:組別|组别)?$",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"(?:of which|including|among (?:them|which)|其中|包括)", re.IGNORECASE)
_TOTAL = re.compile(
    r"^(?:grand\s+)?(?:sub-?)?totals?\b|^number of\b|^overall\b|^all\b"
    r"|總數$|总数$|總計|总计|合計|合计|總人數|总人数|^總|^总",
    re.IGNORECASE,
)
# What a table of people goes on to after its men and women: none of these is a group of people.
_SUBJECT = re.compile(
    r"\b(?:fatalit(?:y|ies)|deaths?|injur(?:y|ies)|lost days|days lost|complaints?|suppliers?|donations?|volunteer"
    r"|cases|community|recalls?|emissions?|consumption|number of|percentage of|hours|rate|rates)\b"
    r"|死亡|亡故|工傷|工伤|損失工作|损失工作|投訴|投诉|供應商|供应商|捐|義工|义工|志願|志愿|訴訟|诉讼"
    r"|數目$|数目$|時數|时数|時長|时长|比率|人數$|人数$|率$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Open:
    """A group that is open: its words, its kind, and what the first row under it looked like. ``until`` is its last row
    where its sum tells that."""

    row: PathRow
    split: bool
    parent: bool = False
    until: int | None = None
    child_indent: int | None = None
    child_dashed: bool | None = None
    child_which: bool = False
    child_kind: str = ""


@dataclass(frozen=True, slots=True)
class RowPath:
    """The labels of the groups over a row, the code of an indicator that holds for it, and the unit of its group."""

    labels: tuple[str, ...]
    code: str = ""
    unit: PrintedUnit | None = None


@dataclass(slots=True)
class _State:
    stack: list[_Open] = field(default_factory=list)
    seen_splits: dict[str, int] = field(default_factory=dict)
    last_value: PathRow | None = None
    after_group: bool = False


def is_split(label: str) -> bool:
    """Whether a label opens a split of what stands before it: "By gender", "按年齡劃分"."""
    return bool(_SPLIT.search(label.strip()))


def is_total(label: str) -> bool:
    """Whether a label says that it is a total; a unit in brackets behind it does not matter."""
    return bool(_TOTAL.search(re.sub(r"\s*[(（][^()（）]*[)）]$", "", label.strip())))


def paths_of(rows: Sequence[PathRow]) -> tuple[RowPath, ...]:
    """The path of each row, in order; a group row gets the path of the groups over it."""
    state = _State()
    found: list[RowPath] = []
    repeats = _repeated_splits(rows)
    totals = parts_before(rows)
    closed = {first: total for total, first in totals.items()}
    groups = groups_before(rows, [is_total(row.label) for row in rows])
    outside: dict[int, list[_Open]] = {}
    stacks: dict[int, list[_Open]] = {}
    for at, row in enumerate(rows):
        _close_summed(state, at)
        _close_beside(state, row)
        if row.group:
            outside[at] = list(state.stack)
            if row.label:
                _close_codes(state, row, rows[at + 1] if at + 1 < len(rows) else None)
                _open(state, row, repeats, again=_splits_rows(rows[at + 1 : at + 3]))
            elif row.code:
                _give_code(state, row.code)
            found.append(_path(state, row, own=True))
            continue
        if at in totals:
            # The total of what is deeper stands under the same groups as its parts.
            state.stack = stacks[totals[at]]
        elif at in groups:
            # The total of several groups stands beside them, and so does what follows it.
            state.stack = _beside(outside.get(groups[at], []), rows[groups[at]])
        else:
            _close_for(state, row, rows[at + 1] if at + 1 < len(rows) else None)
        if at in closed:
            stacks[at] = list(state.stack)
        found.append(_path(state, row))
        for group in state.stack:
            if group.child_indent is None:
                group.child_indent, group.child_dashed = row.indent, row.dashed
                group.child_which = group.parent and bool(_OF_WHICH.match(row.label))
                group.child_kind = member_kind(row.label)
        own = at not in totals and (at + 1 not in closed or is_sum(row, rows[at + 1 : closed[at + 1]]))
        if row.parts and row.label:
            state.stack.append(_Open(row, split=False, parent=True, until=at + row.parts))
        elif own and at + 1 < len(rows) and _is_parent(row, rows[at + 1]):
            state.stack.append(_Open(row, split=False, parent=True))
        state.last_value, state.after_group = row, False
    return tuple(found)


def _beside(stack: list[_Open], group: PathRow) -> list[_Open]:
    """What is open beside a group, given what was open before it began: another group like it is not."""
    for at, each in enumerate(stack):
        like = each.row.group and each.row.indent >= group.indent and each.row.bold == group.bold
        if like and (at == 0 or not each.row.code) and each.child_indent is not None:
            return stack[:at]
    return list(stack)


def _is_parent(row: PathRow, following: PathRow) -> bool:
    """A row of figures whose parts follow it: deeper, with dashes, "of which", or under the same code as its total."""
    if following.group or not row.label:
        return False
    deeper = following.indent > row.indent or (following.dashed and not row.dashed)
    # A bare aspect, "A1", is the code of many totals.
    coded = "." in row.code and row.code == following.code and is_total(row.label) and not is_total(following.label)
    which = bool(_OF_WHICH.match(following.label)) and not _OF_WHICH.match(row.label)
    return deeper or coded or which


def _key(label: str) -> str:
    return re.sub(r"\W+", " ", label.casefold()).strip()


def _repeated_splits(rows: Sequence[PathRow]) -> frozenset[str]:
    """Splits that follow a row of figures more than once before another main group opens."""
    counts: dict[str, int] = {}
    repeated: set[str] = set()
    for before, row in pairwise(rows):
        if row.group and not is_split(row.label) and (row.code or not before.group):
            counts = {}
        if row.group and is_split(row.label) and not before.group:
            key = _key(row.label)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] > 1:
                repeated.add(key)
    return frozenset(repeated)


def _splits_rows(following: Sequence[PathRow]) -> bool:
    """Whether what stands under a split is split again, row by row."""
    return len(following) == 2 and not following[0].group and following[1].group and is_split(following[1].label)


def _open(state: _State, row: PathRow, repeats: frozenset[str], *, again: bool) -> None:
    if is_split(row.label):
        _open_split(state, row, repeats, again=again)
    else:
        _open_group(state, row)
    state.after_group = True


def _open_split(state: _State, row: PathRow, repeats: frozenset[str], *, again: bool) -> None:
    key = _key(row.label)
    before = state.last_value if not state.after_group else None
    nested = before is not None and (key in repeats or is_total(before.label)) and not member_kind(before.label)
    if before is not None and nested and row.indent >= before.indent:
        _pop_splits(
            state, lambda group: not group.parent and _key(group.row.label) != key and before.indent >= group.row.indent
        )
        state.stack.append(_Open(before, split=False, parent=True))
    elif not state.after_group or (state.stack and state.stack[-1].split):
        _pop_splits(state, lambda group: row.indent > group.row.indent, totals=not again)
    state.stack.append(_Open(row, split=True))


def _pop_splits(state: _State, keep: Callable[[_Open], bool], *, totals: bool = False) -> None:
    """Close the splits, and the rows they split, that stand open at the end of the stack. With ``totals`` a total that
    was split stays: what is split next is the same total."""
    kept = list(state.stack)
    for at, group in enumerate(state.stack):
        if (group.split or group.parent) and not keep(group):
            split = group.parent and at + 1 < len(state.stack) and state.stack[at + 1].split
            kept = state.stack[: at + 1] if totals and split and is_total(group.row.label) else state.stack[:at]
            break
    state.stack = kept


def _open_group(state: _State, row: PathRow) -> None:
    stack = state.stack
    for at, group in enumerate(stack):
        deeper = row.indent > group.row.indent or (row.dashed and not group.row.dashed)
        same = group.row.indent == row.indent and bool(group.row.code) == bool(row.code) and group.row.bold == row.bold
        directly = state.after_group and at == len(stack) - 1
        if group.split or group.parent:
            if not deeper:
                state.stack = stack[:at]
                break
        elif (
            row.indent < group.row.indent
            or (same and not directly and not deeper)
            or (row.code and group.row.code and row.code != group.row.code)
            or (
                row.code
                and not group.row.code
                and not directly
                and not deeper
                and group.row.indent >= row.indent
                and at > 0
            )
        ):
            state.stack = stack[:at]
            break
    state.stack.append(_Open(row, split=False))


def _close_codes(state: _State, row: PathRow, following: PathRow | None) -> None:
    """A group whose first row has a code of its own does not stand under a group of another code."""
    if row.code or following is None or not following.code or is_split(row.label):
        return
    for at, group in enumerate(state.stack):
        if group.row.code and group.row.code != following.code and group.row.indent >= row.indent:
            state.stack = state.stack[:at]
            return


def _give_code(state: _State, code: str) -> None:
    if state.stack:
        last = state.stack[-1]
        row = last.row
        state.stack[-1] = _Open(
            PathRow(
                label=row.label,
                group=True,
                indent=row.indent,
                dashed=row.dashed,
                bold=row.bold,
                code=code,
                unit=row.unit,
            ),
            split=last.split,
            parent=last.parent,
        )


def _ends_before(group: _Open, row: PathRow) -> bool:
    """Whether a row shows by indent, dash, code or words that a group over it has ended."""
    indented_out = group.child_indent is not None and group.child_indent > group.row.indent >= row.indent
    dashed_out = bool(group.child_dashed) and not row.dashed and row.indent <= (group.child_indent or 0)
    other_code = bool(row.code) and bool(group.row.code) and row.code != group.row.code
    other_code = other_code or _other_standard(group, row)
    which_out = group.child_which and not _OF_WHICH.match(row.label)
    coded_parent = group.parent and bool(group.row.code) and not group.child_dashed
    total_again = coded_parent and is_total(row.label) and row.indent <= group.row.indent
    no_member = group.split and _no_member(group, row)
    members_out = bool(group.child_kind) and not group.split and row.indent <= (group.child_indent or 0) and _other(row)
    return members_out or indented_out or dashed_out or other_code or which_out or total_again or no_member


def _other_standard(group: _Open, row: PathRow) -> bool:
    """Whether a row under a heading with the code of one standard has that of another: the heading is not over it."""
    above, own = group.row.standard, row.standard
    within = own in above or above in own
    return group.row.group and bool(above) and bool(own) and not within and row.indent <= group.row.indent


def _other(row: PathRow) -> bool:
    """Whether a row below men and women, or below ages, is of something else: no group of people, and a name."""
    return not member_kind(row.label) and bool(_SUBJECT.search(row.label))


def _close_summed(state: _State, at: int) -> None:
    """Close the groups whose parts have all been read."""
    for place, group in enumerate(state.stack):
        if group.until is not None and at > group.until:
            state.stack = state.stack[:place]
            return


def _close_beside(state: _State, row: PathRow) -> None:
    """Close the groups opened beside another cell than the row stands beside."""
    for place, group in enumerate(state.stack):
        if group.row.beside and group.row.beside != row.beside:
            state.stack = state.stack[:place]
            return


def _close_for(state: _State, row: PathRow, following: PathRow | None) -> None:
    """Close the groups that a row of figures cannot stand under."""
    for at, group in enumerate(state.stack):
        if group.until is None and _ends_before(group, row):
            state.stack = state.stack[: at - 1 if at and group.split and state.stack[at - 1].parent else at]
            return
    if following is not None and following.group and is_split(following.label) and not member_kind(row.label):
        _close_same_split(state, row, following)


def _no_member(group: _Open, row: PathRow) -> bool:
    """A row that is no part of a split by gender or age: its words have neither."""
    wanted = split_kind(group.row.label)
    if not wanted or (is_total(row.label) and len(row.label) < 14):
        return False
    kind = member_kind(row.label)
    if kind:
        return kind != wanted
    return not (wanted == "age" and re.search(r"\d", row.label)) and len(row.label) > 3


def _close_same_split(state: _State, row: PathRow, following: PathRow) -> None:
    """A row that is split next in the way that is open now begins anew beside the row split before."""
    key = _key(following.label)
    for at, group in enumerate(state.stack):
        if group.split and _key(group.row.label) == key:
            state.stack = state.stack[: at - 1 if at and state.stack[at - 1].parent else at]
            return


def _path(state: _State, row: PathRow, *, own: bool = False) -> RowPath:
    groups = state.stack[:-1] if own and row.label else state.stack
    labels = tuple(group.row.label for group in groups if group.row.label)
    if row.beside and any(group.row.beside for group in groups):
        # What is opened beside a cell stands under it.
        over = tuple(group.row.label for group in groups if group.row.label and not group.row.beside)
        labels = (*over, *row.beside, *(label for label in labels if label not in over))
    code = row.code or next((group.row.code for group in reversed(state.stack) if group.row.code), "")
    unit = next((group.row.unit for group in reversed(state.stack) if group.row.unit is not None), None)
    return RowPath(labels, code, unit)
