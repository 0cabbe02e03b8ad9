"""The viewer: a page one can open without a network and ask each figure what it is tagged as."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from assay.render.xhtml import render_xhtml
from assay.xbrl.viewer_data import viewer_data

if TYPE_CHECKING:
    from assay.report.document import Document
    from assay.xbrl.inline import InlineTagging
    from assay.xbrl.taxonomy import Taxonomy

_HERE = Path(__file__).parent
_OPENING = re.compile(r'^<\?xml[^>]*>\s*<html [^>]*xml:lang="([^"]*)">')
_TYPE = re.compile(r'<meta http-equiv="Content-Type"[^>]*>')


def viewer(document: Document, tagging: InlineTagging, taxonomy: Taxonomy) -> bytes:
    """The page of a document with a panel of its tags, as one HTML file that needs nothing else.

    It is made from the page without tags: browsers read HTML, and the ids of the figures are the same.
    """
    page = render_xhtml(document).decode()
    page = _OPENING.sub(lambda found: f'<!DOCTYPE html>\n<html lang="{found[1]}">', page, count=1)
    page = _TYPE.sub('<meta charset="utf-8">', page, count=1)
    data = json.dumps(viewer_data(tagging, taxonomy), ensure_ascii=False, separators=(",", ":"))
    style = f"<style>\n{(_HERE / 'viewer.css').read_text('utf-8')}</style>"
    # Nothing inside a script may look like its end.
    held = f'<script type="application/json" id="tags">{data.replace("<", chr(92) + "u003c")}</script>'
    script = f"<script>\n{(_HERE / 'viewer.js').read_text('utf-8')}</script>"
    page = page.replace("</head>", f"{style}</head>", 1)
    head, _, tail = page.rpartition("</body>")
    return f"{head}{held}{script}</body>{tail}".encode()
