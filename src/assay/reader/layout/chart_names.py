"""What the parts of a chart are called: by the legend of their colour, by the words under or beside them, and all of
them by the title over the chart."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_unit
from assay.reader.layout.chart_bars import amount_of
from assay.reader.layout.lines import Segment
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.layout.chart_bars import Measured, Part
    from assay.reader.pages.shapes import Edges, Shape

Colour = tuple[int, int, int]

_SWATCH = (2.5, 22.0)
_TO_WORDS = 14.0
_SAME = 2.0
# Points from an entry of a legend to the next, downwards and to the right; and by which one legend must be nearer.
_NEXT_ENTRY, _NEXT_BESIDE = 36.0, 45.0
_CLEARLY = 12.0
_TO_LEGEND = 90.0
_TO_SCALE = 24.0
_LETTERS_OVER = 16
_NEXT_LINE = 0.75
_WORDS = re.compile(r"[^\W\d_]")
_UNDER = 34.0
_TO_BAR = 90.0
_NO_TITLE = re.compile(r"^[a-z+–(（*-]|\||\d\s?[%％]|\d[.,]\d")
_BESIDES = re.compile(r"[(（][^()（）]*[)）]|\b(?:in|unit|units|FY)\b|單位|单位|[\d\W_]", re.IGNORECASE)
_TITLE_NEAR = 80.0
_TO_UNIT = 1.6
_LONGEST_TITLE = 110
_LONGEST_NAME = 60
_SENTENCE = re.compile(r"[.。;；,，]$")


def legend_of(
    shapes: Sequence[Shape], segments: Sequence[Segment], chart: Measured
) -> tuple[Mapping[Colour, Segment], tuple[Segment, ...]]:
    """The words beside the small areas that have the colours of the parts, by colour, and all words of the legend: of
    the legends of a page the nearest that names each colour, once."""
    colours = {part.shape.colour for part in chart.parts}
    own = {id(part.shape) for part in chart.parts}
    swatches = [shape for shape in shapes if id(shape) not in own and _is_swatch(shape)]
    told = [(one, words) for one in swatches if one.colour in colours and (words := _beside(one, segments, swatches))]
    legends = sorted(
        (min(_far(swatch.box, chart.box) for swatch, _ in group), n, group) for n, group in enumerate(_together(told))
    )
    if not legends or legends[0][0] > _TO_LEGEND or (len(colours) == 1 and len(_names_in(legends[0][2], swatches)) < 2):
        return {}, ()
    far, _, group = legends[0]
    named: dict[Colour, Segment] = {}
    for swatch, words in group:
        if named.setdefault(swatch.colour, words).text != words.text:
            return {}, ()
    if set(named) != colours or len({one.text for one in named.values()}) < len(colours):
        return {}, ()
    if chart.kind == "pie" and len({one.colour for one in _names_in(group, swatches)}) > len(colours):
        # A legend that names more than there are slices is that of another chart.
        return {}, ()
    if any(other < far + _CLEARLY for other, _, _ in legends[1:]):
        return {}, ()
    return named, tuple(words for _, words in group)


def entries_of(shapes: Sequence[Shape], segments: Sequence[Segment]) -> set[int]:
    """The ids of the pieces that stand beside a small coloured area, and are names of a legend and no titles."""
    swatches = [shape for shape in shapes if _is_swatch(shape) and _is_plain(shape)]
    led = [
        (swatch, one)
        for one in segments
        for swatch in swatches
        if one.box.y0 - 1 <= (swatch.box[1] + swatch.box[3]) / 2 <= one.box.y1 + 1
        and -2 <= one.box.x0 - swatch.box[2] <= _TO_WORDS
    ]
    # One alone is the mark of a heading.
    return {id(one) for group in _together(led) if len({words.text for _, words in group}) > 1 for _, one in group}


def _is_swatch(shape: Shape) -> bool:
    x0, y0, x1, y1 = shape.box
    return all(_SWATCH[0] <= side <= _SWATCH[1] for side in (x1 - x0, y1 - y0))


def _is_plain(shape: Shape) -> bool:
    """Whether a small area is a rectangle or a dot and no part of a picture."""
    x0, y0, x1, y1 = shape.box
    dot = shape.curved and abs((x1 - x0) - (y1 - y0)) < 0.5 and abs(shape.area / ((x1 - x0) * (y1 - y0)) - 0.78) < 0.06
    return shape.is_level or dot


def _names_in(group: Sequence[tuple[Shape, Segment]], swatches: Sequence[Shape]) -> list[Shape]:
    """All entries of a legend, those of other colours too."""
    return [one for one in swatches if any(_in_line((one, words), (swatch, words)) for swatch, words in group)]


def _together(told: Sequence[tuple[Shape, Segment]]) -> list[list[tuple[Shape, Segment]]]:
    """The entries that stand under one another or in a line: each group is a legend."""
    groups: list[list[tuple[Shape, Segment]]] = []
    for one in told:
        met = [group for group in groups if any(_in_line(one, other) for other in group)]
        groups = [group for group in groups if group not in met] + [[*(entry for group in met for entry in group), one]]
    return groups


def _in_line(one: tuple[Shape, Segment], other: tuple[Shape, Segment]) -> bool:
    a, b = one[0].box, other[0].box
    if abs(a[0] - b[0]) < _SAME and abs(a[1] - b[1]) < _NEXT_ENTRY:
        return True
    left, right = sorted((one, other), key=lambda entry: entry[0].box[0])
    gap = right[0].box[0] - max(left[0].box[2], left[1].box.x1)
    return abs(a[1] - b[1]) < _SAME / 2 and gap < _NEXT_BESIDE


def _far(a: Edges, box: Box) -> float:
    return max(box.x0 - a[2], a[0] - box.x1, 0.0) + max(box.y0 - a[3], a[1] - box.y1, 0.0)


def _beside(swatch: Shape, segments: Sequence[Segment], swatches: Sequence[Shape]) -> Segment | None:
    """The words right of a small area, with the lines that go on with them."""
    middle = (swatch.box[1] + swatch.box[3]) / 2
    right = [
        one
        for one in segments
        if one.box.y0 - 1 <= middle <= one.box.y1 + 1 and -2 <= one.box.x0 - swatch.box[2] <= _TO_WORDS
    ]
    if not right or not _is_name(right[0].text):
        return None
    lines = [right[0]]
    for one in sorted(segments, key=lambda one: one.box.y0):
        last = lines[-1]
        under = (
            -0.3 * last.size <= one.box.y0 - last.box.y1 <= _NEXT_LINE * last.size
            and abs(one.box.x0 - last.box.x0) < _SAME
        )
        led = any(s.box[1] - 2 <= (one.box.y0 + one.box.y1) / 2 <= s.box[3] + 2 for s in swatches)
        if under and not led and len(lines) < 2 and abs(one.size - last.size) < 0.6 and _is_name(one.text):
            lines.append(one)
    return together(lines)


def together(lines: Sequence[Segment]) -> Segment:
    """Lines of one name as one piece."""
    if len(lines) == 1:
        return lines[0]
    words = tuple(word for line in lines for word in line.words)
    return Segment(words, joined([line.text for line in lines]), Box.around([line.box for line in lines]))


def joined(texts: Sequence[str]) -> str:
    """Lines of one name as one."""
    out = texts[0]
    for text in texts[1:]:
        out += text if ord(out[-1]) > 0x2E80 and ord(text[0]) > 0x2E80 else f" {text}"
    return out.strip()


def _is_name(text: str) -> bool:
    return bool(re.search(r"\w", text)) and len(text) <= _LONGEST_NAME and not _SENTENCE.search(text)


def name_of_bar(part: Part, chart: Measured, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The lines of the name under an upright bar, or under the group it stands in, or left of a level one; none where
    it cannot be told."""
    if chart.kind == "upright":
        return _name_under(part, chart, segments)
    middle = (part.box.y0 + part.box.y1) / 2
    others = [(other.box.y0 + other.box.y1) / 2 for other in chart.parts if other is not part]
    room = min((abs(middle - other) for other in others), default=40.0) / 2
    left = [
        one for one in segments
        if one.box.x1 <= part.box.x0 + 2 and abs((one.box.y0 + one.box.y1) / 2 - middle) <= room and _is_name(one.text)
    ]  # fmt: skip
    nearest = max((one.box.x1 for one in left), default=0.0)
    if not left or part.box.x0 - nearest > _TO_BAR:
        return ()
    first = min(one.box.x0 for one in left if one.box.x1 > nearest - 1)
    lines = sorted((one for one in left if one.box.x1 > first), key=lambda one: one.box.y0)
    even = all(b.box.y0 - a.box.y1 <= 0.6 * a.size and b.box.y0 >= a.box.y1 - 0.4 * a.size for a, b in pairwise(lines))
    return tuple(lines) if even and len(lines) <= 3 else ()


def _name_under(part: Part, chart: Measured, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    base = chart.box.y1
    under = [one for one in segments if -2 <= one.box.y0 - base <= _UNDER and _is_name(one.text)]
    under = [one for one in under if amount_of(one) is None or re.fullmatch(r"(?:19|20)\d\d.*", one.text)]
    if not under:
        return ()
    first = min(one.box.y0 for one in under)
    middle = (part.box.x0 + part.box.x1) / 2
    row = sorted((abs(_middle(one) - middle), n) for n, one in enumerate(under) if one.box.y0 - first <= 3)
    if len(row) > 1 and row[0][0] > 0.8 * row[1][0]:
        return ()
    lines = [under[row[0][1]]]
    for one in sorted(under, key=lambda one: one.box.y0):
        last = lines[-1]
        if -0.3 * last.size <= one.box.y0 - last.box.y1 <= 0.5 * last.size and abs(_middle(one) - _middle(last)) < 4:
            lines.append(one)
    return tuple(lines) if len(lines) <= 3 else ()


def _middle(segment: Segment) -> float:
    return (segment.box.x0 + segment.box.x1) / 2


def name_of_slice(part: Part, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The words right over or under the figure of a slice, on its middle; none where words stand on both sides, or
    more of them than one line."""
    figure = part.figure
    words = [
        one for one in segments
        if one is not figure and amount_of(one) is None and _WORDS.search(one.text) and _is_name(one.text)
    ]  # fmt: skip
    near = [one for one in words if one.box.x0 - 3 <= _middle(figure) <= one.box.x1 + 3 and _next_to(one, figure)]
    if len(near) != 1:
        return ()
    more = [one for one in words if one is not near[0] and _next_to(one, near[0]) and _share(one.box, near[0].box)]
    return () if more else (near[0],)


def _next_to(one: Segment, other: Segment) -> bool:
    far = min(abs(other.box.y0 - one.box.y1), abs(one.box.y0 - other.box.y1))
    return far <= 0.6 * max(one.size, other.size)


def title_over(box: Box, segments: Sequence[Segment], used: set[int], column: Segment | None = None) -> Segment | None:
    """The title over a chart; none where a sentence stands there, or more than one piece. What stands over the names of
    level bars alone (``column`` is one of these) is a title only where it is set otherwise than they are."""
    slack = 0.12 * (box.x1 - box.x0)
    left = box.x0 + (slack if column is not None else -slack)
    over = [
        one
        for one in segments
        if id(one) not in used and one.box.y1 <= box.y0 + 8 and one.box.x0 < box.x1 + slack
        and (one.box.x1 > left or (column is not None and _set_otherwise(one, column)))
        and amount_of(one) is None and not is_unit(_bare(one.text))
    ]  # fmt: skip
    lines: list[Segment] = []
    edge, near = box.y0 + 8, _TITLE_NEAR
    for one in sorted(over, key=lambda one: -one.box.y1):
        if edge - one.box.y1 > near:
            break
        if lines and abs(one.box.y1 - lines[0].box.y1) < 3:
            return None
        if any(_names(line) for line in lines) and not _one_title(one, lines[0]):
            break
        lines.insert(0, one)
        edge, near = one.box.y0, (_TO_UNIT if not _names(one) else 1.0) * one.size
    if not any(_names(line) for line in lines) or len(lines) > 3 or _runs_on(lines[-1], segments):
        return None
    title = together(lines)
    beside = [one for one in over if one not in lines and one.box.y1 > title.box.y0 + 1 and one.box.y0 < box.y0]
    # Words with a figure on their line name that figure.
    beside += [
        one for one in segments
        if amount_of(one) is not None and title.box.y0 < (one.box.y0 + one.box.y1) / 2 < title.box.y1
        and box.x0 - slack <= one.box.x0 <= box.x1 + slack
    ]  # fmt: skip
    return title if not beside and _is_title(title.text) else None


def _set_otherwise(one: Segment, name: Segment) -> bool:
    bolder = one.words[0].bold and not name.words[0].bold
    return (bolder or one.size > 1.05 * name.size) and one.box.x0 <= name.box.x1


def _bare(text: str) -> str:
    return text.strip().strip("()（）")


def unit_over(box: Box, left: float, title: Segment | None, segments: Sequence[Segment]) -> Segment | None:
    """The unit of the figures of a chart, on a line of its own under the title or over the scale."""
    top = title.box.y1 - 1 if title is not None else box.y0 - _TO_SCALE
    found = [
        one
        for one in segments
        if top <= one.box.y0 and one.box.y1 <= box.y0 + 8 and left - _TO_SCALE <= one.box.x0 <= box.x1
        and is_unit(_bare(one.text))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def words_over(scale: Box, segments: Sequence[Segment]) -> list[Segment]:
    """The few letters over a scale that say what it counts."""
    middle = (scale.x0 + scale.x1) / 2
    return [
        one
        for one in segments
        if -_TO_SCALE <= one.box.y1 - scale.y0 <= 3 and one.box.x0 - 6 <= middle <= one.box.x1 + 6
        and len(one.text) <= _LETTERS_OVER and amount_of(one) is None
    ]  # fmt: skip


def _runs_on(line: Segment, segments: Sequence[Segment]) -> bool:
    """Whether a line goes on below: it is one of a paragraph beside the chart."""
    return any(
        -0.3 * line.size <= one.box.y0 - line.box.y1 <= 0.9 * line.size
        and abs(one.size - line.size) < 0.4 and abs(one.box.x0 - line.box.x0) < _SAME
        and one.words[0].bold == line.words[0].bold and len(one.text) > 0.5 * len(line.text)
        for one in segments
    )  # fmt: skip


def _is_title(text: str) -> bool:
    """Whether words name something: no sentence, no figure but one year and numbers of scopes and figures."""
    if len(text) > _LONGEST_TITLE or _SENTENCE.search(text) or _NO_TITLE.search(text):
        return False
    words = text.split()
    years = set(re.findall(r"(?:19|20)\d\d", text))
    return not any(a == b for a, b in pairwise(words)) and len(years) < 2


def _one_title(above: Segment, line: Segment) -> bool:
    alike = abs(above.size - line.size) < 0.8 and above.words[0].bold == line.words[0].bold
    return alike and _share(above.box, line.box)


def _names(segment: Segment) -> bool:
    """Whether a line says more than a unit or a year."""
    letters = "".join(_BESIDES.sub(" ", segment.text).split())
    han = sum("\u3400" <= sign <= "\u9fff" for sign in letters)
    return (han >= 2 or len(letters) >= 5) and not is_unit(segment.text.strip())


def _share(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)
