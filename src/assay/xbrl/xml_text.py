"""XML written so that it is well formed and the same bytes each time."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

NAMESPACES = {
    "xbrli": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "xbrldt": "http://xbrl.org/2005/xbrldt",
    "dtr": "http://www.xbrl.org/dtr/type/2024-01-31",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "utr": "http://www.xbrl.org/2009/utr",
    "ref": "http://www.xbrl.org/2006/ref",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsd": "http://www.w3.org/2001/XMLSchema",
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "ixt": "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
}


def node(name: str, attributes: Mapping[str, str], content: str | Iterable[str] = "") -> str:
    """``<name …>content</name>``; content is markup. Always with an end tag, which HTML reads as well."""
    inner = content if isinstance(content, str) else "".join(content)
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{written}>{inner}</{name}>"


def text(content: str) -> str:
    return escape(content, quote=False)


def declared(*prefixes: str) -> dict[str, str]:
    """Namespace declarations as attributes."""
    return {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}


def document(root: str, attributes: Mapping[str, str], lines: Iterable[str]) -> bytes:
    """A whole file: one line for each part, so that two versions can be compared."""
    return (HEAD + node(root, attributes, "\n" + "".join(f"{line}\n" for line in lines)) + "\n").encode()
