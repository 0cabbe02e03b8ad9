"""The three languages of a report and text written in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["en", "zh-Hant", "zh-Hans"]

LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in three languages.

    A language left empty falls back to English, and for Chinese first to the other script,
    so that a report never shows a hole; ``missing`` names the gaps for the lint.
    """

    en: str
    zh_hant: str = ""
    zh_hans: str = ""

    @classmethod
    def of(cls, value: str | Mapping[str, str]) -> Text:
        """Read ``"words"`` (English only) or ``{en: …, zh-Hant: …, zh-Hans: …}``.

        Raises `ValueError` for another key: in YAML a comma without quotes makes one.
        """
        if isinstance(value, str):
            return cls(value)
        unknown = set(value) - {"en", "zh-Hant", "zh-Hans", "lower", "upper"}
        if unknown:
            raise ValueError(f"'{sorted(unknown)[0]}' is no language; put words with a comma into quotes")
        return cls(value.get("en", ""), value.get("zh-Hant", ""), value.get("zh-Hans", ""))

    def in_language(self, language: Language) -> str:
        if language == "zh-Hant":
            return self.zh_hant or self.zh_hans or self.en
        if language == "zh-Hans":
            return self.zh_hans or self.zh_hant or self.en
        return self.en or self.zh_hant or self.zh_hans

    @property
    def missing(self) -> tuple[Language, ...]:
        pairs: tuple[tuple[Language, str], ...] = (
            ("en", self.en),
            ("zh-Hant", self.zh_hant),
            ("zh-Hans", self.zh_hans),
        )
        return tuple(language for language, words in pairs if not words)
