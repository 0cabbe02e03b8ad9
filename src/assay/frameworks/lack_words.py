"""What a provision asks for and does not get, in words that a reader of a report knows."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES, Text

if TYPE_CHECKING:
    from assay.catalogue.catalogue import Catalogue
    from assay.frameworks.coverage import Lack

_WORDS = Text("a description in words", "文字說明", "文字说明")
_EITHER = Text("{one} or {two}", "{one}或{two}", "{one}或{two}")
_FIGURE = Text("{figure}, {year}", "{year}年{figure}", "{year}年{figure}")
_SPLIT = Text("{figure} by {split}, {year}", "{year}年按{split}劃分的{figure}", "{year}年按{split}划分的{figure}")


def lack_label(lack: Lack, catalogue: Catalogue) -> Text:
    """``Hazardous waste, 2025``, ``Turnover rate by gender, 2025``. A part of the book keeps the name it has there."""
    if lack.in_words:
        return _WORDS
    if lack.part:
        return Text(lack.part)
    names = [catalogue.metrics[name].label for name in lack.metrics]
    either = reduce(lambda one, two: _filled(_EITHER, one=one, two=two), names)
    year = Text(str(lack.year))
    if not lack.split:
        return _filled(_FIGURE, figure=either, year=year)
    label = catalogue.dimensions[lack.split].label
    split = Text(label.en.lower(), label.zh_hant, label.zh_hans)
    return _filled(_SPLIT, figure=either, split=split, year=year)


def _filled(template: Text, **values: Text) -> Text:
    return Text(
        *(
            template.in_language(language).format(
                **{name: value.in_language(language) for name, value in values.items()}
            )
            for language in LANGUAGES
        )
    )
