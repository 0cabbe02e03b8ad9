"""Small PDFs for tests: set by Typst, drawn as pictures, or written by hand where they have to be bad."""

from __future__ import annotations

import io
import zlib
from functools import cache
from pathlib import Path

import pypdfium2
import typst

from assay.render.glyphs import FONT_FOLDER

SETUP = '#set smartquote(enabled: false)\n#set text(font: ("Source Sans 3", "Noto Sans CJK HK", "Noto Sans CJK SC"), size: 10pt)\n'


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])


def typeset(folder: Path, source: str, name: str = "report.pdf") -> Path:
    """A PDF of Typst source."""
    text = folder / "report.typ"
    text.write_text(SETUP + source, "utf-8")
    content = typst.compile(str(text), format="pdf", font_paths=_fonts(), ignore_system_fonts=True)
    path = folder / name
    path.write_bytes(content)
    return path


def scanned(path: Path, name: str = "scan.pdf", dpi: int = 150) -> Path:
    """The pages of a PDF as pictures: what a scanner makes."""
    out = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            width, height = page.get_size()
            picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
            data = io.BytesIO()
            picture.save(data, "JPEG", quality=85)
            data.seek(0)
            image = pypdfium2.PdfImage.new(out)
            image.load_jpeg(data)
            image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            sheet = out.new_page(width, height)
            sheet.insert_obj(image)
            sheet.gen_content()
    target = path.parent / name
    out.save(target)
    out.close()
    return target


def by_hand(path: Path, content: bytes, filters: bytes = b"/FlateDecode", pages: int = 1) -> Path:
    """A PDF of one packed content stream that all its pages share."""
    kids = b" ".join(b"%d 0 R" % (5 + place) for place in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
            for _ in range(pages)
        ),
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    path.write_bytes(out.getvalue())
    return path


def packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)
