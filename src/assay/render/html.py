"""HTML text, written so that it is always well formed. For pages that no XBRL schema binds (see `markup` for those)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"img", "br", "col", "meta", "input"})
# HTML and SVG hold no control characters but these three.
_NOT_TEXT = {code: None for code in range(0x20) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


def text(content: str) -> str:
    """Text as content of an element."""
    return escape(content.translate(_NOT_TEXT), quote=False)


def tag(name: str, content: str | Iterable[str] = "", /, **attributes: str | int | bool) -> str:
    """``<name …>content</name>``. Content is markup. ``class_`` is ``class``, ``data_page`` is ``data-page``;
    attributes that are empty or false are not written, one that is true stands without a value."""
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return f"<{opening}>"
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{opening}>{inner}</{name}>"


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.removesuffix("_").replace("_", "-")
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{escape(str(value).translate(_NOT_TEXT))}"' if value != "" else ""
