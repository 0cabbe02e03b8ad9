"""What a provision asks for and the document does not give, in the words of a finding."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from assay.frameworks.lack_words import lack_label
from assay.reader.phrases import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.core.languages import Text
    from assay.frameworks.coverage import Lack


def lacks_said(lacks: Iterable[Lack], limbs: Sequence[str], catalogue: Catalogue) -> Text:
    """All that lacks, each thing once. ``limbs`` are what the words that are there do not speak of, such as a policy;
    where there are none, no words are there at all."""
    return joined(dict.fromkeys(_said(lack, limbs, catalogue) for lack in lacks), "; ")


def _said(lack: Lack, limbs: Sequence[str], catalogue: Catalogue) -> Text:
    if not (lack.in_words and limbs):
        return lack_label(lack, catalogue)
    names = [phrase(f"limb-{name}") for name in limbs]
    return phrase("lack-limbs", limbs=reduce(lambda one, two: phrase("and", one=one, two=two), names))
