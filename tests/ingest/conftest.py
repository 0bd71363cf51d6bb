"""Builders of small real files: PDF, DOCX, zip. Everything is made in memory, nothing is copied from anywhere."""

from __future__ import annotations

import io
import zipfile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def build_pdf(pages, *, extra=b""):
    """A PDF with base fonts. `pages`: lists of (x, y from the top, size, bold, text) on a Letter page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for items in pages:
        parts = []
        for x, y, size, bold, text in items:
            safe = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            parts.append(b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (" % (2 if bold else 1, size, x, 792 - y) + safe + b") Tj ET")
        stream = b"\n".join(parts)
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        number = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>"
            % number
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [" % len(kids) + b" ".join(b"%d 0 R" % kid for kid in kids) + b"] >>"
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for index, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n" % index + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start))
    return out.getvalue()


def build_zip(members):
    """A zip of {name: text or bytes}."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def build_docx(body, **parts):
    """A DOCX whose body is WordprocessingML; `parts` add members (`header1="<w:p>…"`)."""
    space = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    for name, xml in parts.items():
        tag = "hdr" if name.startswith("header") else "ftr" if name.startswith("footer") else "footnotes"
        members[f"word/{name}.xml"] = f"<w:{tag} {space}>{xml}</w:{tag}>"
    return build_zip(members)


def paragraph(text, run=""):
    """A paragraph with one run; `run` is its properties."""
    return f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def table(*rows):
    """A table of texts."""
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


@pytest.fixture(scope="session")
def pdf():
    return build_pdf


@pytest.fixture(scope="session")
def docx():
    return build_docx


@pytest.fixture(scope="session")
def zipped():
    return build_zip


@pytest.fixture(scope="session")
def para():
    return paragraph


@pytest.fixture(scope="session")
def tbl():
    return table


@pytest.fixture(scope="session")
def draft_of():
    """The draft of bytes or text, read in this process (the job itself, without its own process)."""
    from app.ingest.draft_codec import draft_from_json
    from app.ingest.jobs import read_resume

    def make(data, name="resume.txt", **header):
        payload = data.encode("utf-8") if isinstance(data, str) else data
        return draft_from_json(read_resume({"name": name, **header}, payload))

    return make
