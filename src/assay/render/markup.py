"""XML text, written so that it is always well formed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What XML 1.0 cannot hold, even escaped.
_NOT_XML = {code: None for code in range(0x20) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}


def words(text: str) -> str:
    """Text as element content; a line break becomes ``<br />``."""
    return escape(text.translate(_NOT_XML), quote=False).replace("\n", "<br />")


def element(name: str, content: str | Iterable[str] = "", /, **attributes: str | int) -> str:
    """``<name …>content</name>``. Content is markup. Attributes left empty are not written; ``class_`` is
    ``class``, and ``xml_lang`` is ``xml:lang``."""
    inner = content if isinstance(content, str) else "".join(content)
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items() if value != "")
    return f"<{opening}>{inner}</{name}>" if inner or name not in _EMPTY else f"<{opening} />"


_EMPTY = frozenset({"img", "br", "col", "meta"})


def _attribute(key: str, value: str | int) -> str:
    name = key.removesuffix("_").replace("xml_", "xml:").replace("http_", "http-")
    return f' {name}="{escape(str(value).translate(_NOT_XML))}"'
