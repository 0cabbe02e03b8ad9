"""Markup inside a piece of extracted text: Markdown marks, HTML tags and TeX scraps taken away, the words kept."""

from __future__ import annotations

import html
import re

SUPERSCRIPTS = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")
SUBSCRIPTS = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")

_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|td|th|h[1-6])\b[^<>]*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RAISED = re.compile(r"<sup\b[^<>]*>(.*?)</sup>", re.IGNORECASE)
_LOWERED = re.compile(r"<sub\b[^<>]*>(.*?)</sub>", re.IGNORECASE)
# A tag begins with a letter right after "<": "< 30" and "<30" stay.
_TAG = re.compile(r"</?[A-Za-z][^<>]*/?>|<[A-Za-z]\w*(?=<|$)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|#|/|mailto:)[^)]*\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_TEX_WORDS = re.compile(r"\\(?:mbox|text|textbf|mathrm|mathbf|mathsf|operatorname|boldsymbol|textit|rm)\s*\{([^{}]*)\}")
_TEX_SIGNS = {r"\%": "%", r"\$": "$", r"\&": "&", r"\#": "#", r"\_": "_", r"\times": "×", r"\le": "≤", r"\ge": "≥",
              r"\leq": "≤", r"\geq": "≥", r"\approx": "≈", r"\sim": "~", r"\cdot": "·", r"\circ": "°", r"\pm": "±",
              r"\sum": "Σ", r"\rightarrow": "→", r"\bullet": "•"}  # fmt: skip
_TEX_SIGN = re.compile("|".join(re.escape(sign) + ("(?![A-Za-z])" if sign[1].isalpha() else "")
                                for sign in sorted(_TEX_SIGNS, key=len, reverse=True)))  # fmt: skip
# Dollars around something short without digits of money: "$^{9}$", "$6,124_{tonnes}$", "$CO_2$".
_TEX = re.compile(r"\$([^$\n]{0,80}?[\^_\\][^$\n]{0,80}?)\$")
_SPACES = re.compile(r"[ \u00a0\u2002-\u200a\u202f\u3000]+")
_RAISED_SCRAP = re.compile(r"\s*\^\s*\{([^{}]*)\}|\^(\d+|[+-]\d+|\*+|[a-z])(?![A-Za-z])")
_LOWERED_SCRAP = re.compile(r"_\{([^{}]*)\}|(?<=[A-Za-z])_(\d{1,2}|x)(?![A-Za-z0-9])")
_NUMBERS = re.compile(r"\d+")


def plain(text: str) -> str:
    """The words of a piece of text, markup gone and spaces single. What is raised comes back in superscript signs,
    so that a note's mark never becomes a digit of a number."""
    if "<" in text or "&" in text:
        text = _without_tags(text)
    if "$" in text or "\\" in text:
        text = _without_tex(text)
    if "^" in text:
        text = _RAISED_SCRAP.sub(lambda found: raised(found[1] if found[1] is not None else found[2]), text)
    if "_" in text:
        text = _LOWERED_SCRAP.sub(lambda found: lowered(found[1] if found[1] is not None else found[2]), text)
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(" ", text))
    if "*" in text or "__" in text:
        text = _ITALIC.sub(r"\1", _BOLD.sub(r"\2", text))
    return _SPACES.sub(" ", text).strip()


def is_bold(text: str) -> bool:
    """Whether a piece of text stands in bold marks from end to end."""
    found = text.strip()
    return (found.startswith("**") and found.endswith("**") and len(found) > 4) or bool(
        re.fullmatch(r"<(b|strong)\b[^<>]*>.*</\1>", found, re.IGNORECASE)
    )


def raised(text: str) -> str:
    """Small raised letters: digits as superscript signs; of a list such as ``1 and 6`` the numbers, a space between."""
    inner = text.strip()
    if re.fullmatch(r"[+-]?\d+", inner):
        return inner.translate(SUPERSCRIPTS)
    named = re.fullmatch(r"(?:notes?|附?[註注])\s*(\d{1,2})", inner, re.IGNORECASE)
    if named:
        return named[1].translate(SUPERSCRIPTS)
    numbers = _NUMBERS.findall(inner)
    if numbers and re.fullmatch(r"[\d\s,;&and及和、()（）]+", inner):
        return " ".join(number.translate(SUPERSCRIPTS) for number in numbers)
    if re.fullmatch(r"\(?[a-z]\)?|[*#†‡§]+", inner):
        return inner
    return inner.translate(SUPERSCRIPTS)


def lowered(text: str) -> str:
    """Small lowered letters: digits as subscript signs; words stand apart, as in ``6,124 tonnes``."""
    inner = text.strip()
    if inner and all(sign.isdigit() or sign in "+-()" for sign in inner):
        return inner.translate(SUBSCRIPTS)
    return inner if len(inner) == 1 else f" {inner}"


def _without_tags(text: str) -> str:
    text = _COMMENT.sub(" ", text)
    text = _RAISED.sub(lambda found: raised(_TAG.sub("", found[1])), text)
    text = _LOWERED.sub(lambda found: lowered(_TAG.sub("", found[1])), text)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    return html.unescape(text)


def _without_tex(text: str) -> str:
    text = _TEX.sub(r"\1", text)
    text = _TEX_WORDS.sub(r"\1", text)
    return _TEX_SIGN.sub(lambda found: _TEX_SIGNS[found[0]], text)
