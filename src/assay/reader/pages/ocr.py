"""Letters told from a picture of a page, with their boxes and how sure the recogniser is. English and Chinese; the
models come with the package of the recogniser and nothing is fetched.

The only module that loads the recogniser: it is large, and most documents never need it.
"""

from __future__ import annotations

import logging
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.reader.page import Box, Word

if TYPE_CHECKING:
    import pypdfium2

_SCALE_DPI = 160
_LONGEST_SIDE = 2000
_SURE = 0.5
_GLANCE = 300
_THREADS = 2
_HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")


def recognised(page: pypdfium2.PdfPage) -> tuple[Word, ...]:
    """The words on a page's picture, boxes in points from its top left."""
    width, height = page.get_size()
    scale = min(_SCALE_DPI / 72, _LONGEST_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale)
    try:
        picture = bitmap.to_numpy().copy()
    finally:
        bitmap.close()
    if picture.ndim == 3 and picture.shape[2] == 4:
        picture = picture[:, :, :3]
    result: Any = _recogniser()(picture)
    if result is None or result.boxes is None:
        return ()
    words: list[Word] = []
    for box, text, sure in zip(result.boxes, result.txts, result.scores, strict=True):
        if float(sure) >= _SURE and str(text).strip():
            words.extend(_words(str(text), box, float(sure), scale))
    return tuple(words)


def looks_written(page: pypdfium2.PdfPage) -> bool:
    """Whether a page looks like writing rather than a photograph: mostly paper, and something on it."""
    width, height = page.get_size()
    bitmap = page.render(scale=min(_GLANCE / max(width, height, 1.0), 1.0), grayscale=True)
    try:
        picture = bitmap.to_numpy().copy().reshape(-1)
    finally:
        bitmap.close()
    # The most common grey, with its neighbours, is the paper, whatever its colour.
    tones = [int(((picture >= low) & (picture < low + 16)).sum()) for low in range(0, 256, 16)]
    paper = max(tones)
    return 0.4 * len(picture) < paper < 0.998 * len(picture)


@cache
def _recogniser() -> Any:
    import rapidocr  # noqa: PLC0415 - it takes a second to load, and most documents never need it

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    models = Path(str(rapidocr.__file__)).parent / "models"
    # Where the models lie must be said, or an absent one would be fetched.
    return rapidocr.RapidOCR(
        params={
            "Global.model_root_dir": str(models),
            "Global.log_level": "error",
            "Global.max_side_len": _LONGEST_SIDE,
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(_THREADS, os.cpu_count() or 1),
        }
    )


def _words(text: str, quad: Any, sure: float, scale: float) -> list[Word]:
    """A recognised run of letters as words, their places told by their share of the run."""
    xs = [float(point[0]) / scale for point in quad]
    ys = [float(point[1]) / scale for point in quad]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if y1 - y0 > 2.5 * (x1 - x0) and len(text) > 1:
        return []  # set upright along the side
    # Boxes have a little air above and below the letters.
    size = (y1 - y0) * 0.86
    middle = (y0 + y1) / 2
    weights = [2.0 if _HAN.match(sign) else 1.0 for sign in text]
    total = sum(weights) or 1.0
    words: list[Word] = []
    done = 0.0
    for piece in re.findall(r"\s+|\S+", text):
        share = sum(2.0 if _HAN.match(sign) else 1.0 for sign in piece)
        if not piece.isspace():
            left = x0 + (x1 - x0) * done / total
            right = x0 + (x1 - x0) * (done + share) / total
            words.append(Word(piece, Box(left, middle - size / 2, right, middle + size / 2), size, False, sure))
        done += share
    return words
