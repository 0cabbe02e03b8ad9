"""A web page as lines: blocks on lines of their own, headings marked, tables kept whole for the reader of tables."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from assay.reader.page import Page, TextLine

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "address",
        "nav",
        "pre",
        "caption",
    ]
)
_SILENT = frozenset({"script", "style", "svg", "head", "template", "ix:header", "noscript"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_PICTURES = frozenset({"img", "svg", "canvas", "picture"})
_LONGEST_TITLE = 120
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[TextLine] = []
        self._parts: list[str] = []
        self._number = 1
        self._mark = ""
        self._silent: list[str] = []
        self._table = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").replace(" ", "")
        if tag in _PICTURES and not self._silent and not self._table:
            self._title_of_picture()
        if self._silent or tag in _SILENT or "display:none" in style:
            if tag not in _VOID:
                self._silent.append(tag)
            return
        if tag == "table":
            if not self._table:
                self._end()
            self._table += 1
        if self._table:
            self._parts.append(self.get_starttag_text() or "")
            return
        if tag in _BLOCKS:
            self._end(blank=tag != "br")
            self._mark = _HEADINGS.get(tag, "- " if tag == "li" else "")
        elif tag in {"sup", "sub"}:
            self._parts.append(f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        if tag in _PICTURES and not self._table:
            self._title_of_picture()
        if self._table:
            self._parts.append(f"<{tag}/>")
        elif tag in _BLOCKS:
            self._end(blank=tag != "br")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if self._table:
            self._parts.append(f"</{tag}>")
            if tag == "table":
                self._table -= 1
                if not self._table:
                    self._end()
        elif tag in _BLOCKS:
            self._end()
        elif tag in {"sup", "sub"}:
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._parts:
            self._number = self.getpos()[0]
        self._parts.append(escape(data, quote=False))

    def _title_of_picture(self) -> None:
        """The words right above a picture are its title, and no heading of what follows the picture."""
        self._end()
        while self.lines and not self.lines[-1].text:
            self.lines.pop()
        last = self.lines[-1] if self.lines else None
        if last is not None and last.text[0] not in "#-" and len(last.text) <= _LONGEST_TITLE:
            self.lines[-1] = TextLine(last.number, f"- {last.text}")
        self.lines.append(TextLine(self._number, ""))

    def _end(self, *, blank: bool = True) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self.lines.append(TextLine(self._number, self._mark + text))
            if blank:
                self.lines.append(TextLine(self._number, ""))
        self._mark = ""
        self._number = self.getpos()[0]

    def finish(self) -> None:
        self.close()
        self._end()


def html_pages(text: str) -> tuple[Page, ...]:
    """A web page as one page of lines; what is not shown is left out."""
    parser = _Lines()
    parser.feed(text)
    parser.finish()
    return (Page(number=1, source="lines", lines=tuple(parser.lines)),)
