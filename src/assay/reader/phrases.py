"""What findings say, in three languages at once: templates by name, filled in with figures and names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES, Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assay.core.interval import Interval
    from assay.core.languages import Language

NOTHING = Text("")


@cache
def phrases() -> dict[str, Text]:
    """Every template by name."""
    return {name: Text.of(words) for name, words in load_yaml(Path(__file__).with_name("phrases.yaml")).items()}


def phrase(name: str, /, **values: object) -> Text:
    """A template with its ``{names}`` filled in; a value may itself be a `Text`. An unknown name is a fault of the
    program."""
    return filled(phrases()[name], values)


def filled(template: Text, values: Mapping[str, object]) -> Text:
    """A template with its ``{names}`` filled in."""
    return _each(lambda language: _filled(template.in_language(language), values, language))


def joined(parts: Iterable[Text | str], between: str = "; ") -> Text:
    """Parts one after the other; in Chinese set apart by the mark that is used there."""
    texts = [part if isinstance(part, Text) else Text(part) for part in parts]
    marks = {"; ": "；", ", ": "、", " ": ""}
    return Text(
        between.join(text.en for text in texts),
        marks.get(between, between).join(text.in_language("zh-Hant") for text in texts),
        marks.get(between, between).join(text.in_language("zh-Hans") for text in texts),
    )


def lowered(text: Text) -> Text:
    """A label as it stands within an English sentence."""
    return Text(text.en.lower(), text.zh_hant, text.zh_hans)


def place_of(page: int | None, line: int | None) -> Text:
    """``page 50, line 704``."""
    parts = [phrase("page", page=page)] if page else []
    parts += [phrase("line", line=line)] if line else []
    return joined(parts, ", ")


def spoken(interval: Interval) -> Text:
    """An interval in words: ``exactly 12``, ``[30,830, 30,840]``."""
    if not interval.exact:
        return Text(str(interval))
    return phrase("exactly", value=str(interval).removeprefix("exactly "))


def _filled(template: str, values: Mapping[str, object], language: Language) -> str:
    for key, value in values.items():
        said = value.in_language(language) if isinstance(value, Text) else str(value)
        template = template.replace("{" + key + "}", said)
    return template


def _each(make: Callable[[Language], str]) -> Text:
    return Text(*(make(language) for language in LANGUAGES))
