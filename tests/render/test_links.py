"""Links of a copy lead to what is printed and to nothing else; read back with other code than wrote them."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile

import pikepdf
import pytest

from app import resources
from app.domain.compose import compose
from app.domain.design import Layout
from app.domain.document import Document, text_lines
from app.domain.resume_json import from_json
from app.domain.style import default_style
from app.render import docx, pdf
from app.render.links import links_of, pieces, target_of
from app.render.themes.theme import THEMES, theme
from app.verify.judge import verify
from app.verify.model import Context
from app.verify.printed_links import leads_elsewhere
from app.verify.registry import CHANNELS

WANTED = {
    "mailto:amara.lindqvist@example.com",
    "https://linkedin.com/in/amara-lindqvist",
    "https://amara.example.com/x",
    "https://example.com/p?a=1",
    "https://www.example.org/q",
}


def made(key: str) -> Document:
    """The sample in a theme, with addresses in every form."""
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    told = "See https://example.com/p?a=1&utm_source=me&b=2 (or www.example.org/q), not v2.0 or e.g. this."
    basics = dataclasses.replace(resume.basics, url="amara.example.com/x", summary=told)
    return compose(
        dataclasses.replace(resume, basics=basics),
        default_style("en"),
        reference="R7K4-Q2MD",
        layout=Layout(key),
        arrangement=theme(key).arrangement,
    )


def pdf_targets(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as file:
        return {str(note["/A"]["/URI"]) for page in file.pages for note in page.get("/Annots", [])}


def docx_targets(data: bytes) -> set[str]:
    """Targets of the relationships that a `w:hyperlink` of the body uses."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        rels = dict(
            re.findall(
                r'Id="(rId\d+)" Type="[^"]*/hyperlink" Target="([^"]*)"',
                file.read("word/_rels/document.xml.rels").decode(),
            )
        )
        used = set(re.findall(r'<w:hyperlink r:id="(rId\d+)">', file.read("word/document.xml").decode()))
    assert used == set(rels), "a relationship without a link, or a link without one"
    return {rels[one].replace("&amp;", "&") for one in used}


def findings(name: str, data: bytes, document: Document) -> set[str]:
    context = Context(True, text_lines(document), (), ())
    return {one.excerpt for one in verify(name, data, context, CHANNELS).findings if one.code != "pattern"}


@pytest.mark.parametrize("key", THEMES)
def test_what_is_printed_can_be_clicked_in_every_theme(key: str) -> None:
    document = made(key)
    written, word = pdf.write(document), docx.write(document)
    assert pdf_targets(written) == docx_targets(word) == WANTED
    assert findings("a.pdf", written, document) == findings("a.docx", word, document) == set()


def test_a_link_that_leads_elsewhere_stops_the_copy() -> None:
    document = made("modern")
    with pikepdf.open(io.BytesIO(pdf.write(document))) as file:
        file.pages[0].Annots[0].A.URI = pikepdf.String("https://example.net/r?to=amara")
        out = io.BytesIO()
        file.save(out)
    assert any(one.startswith("link https://example.net") for one in findings("a.pdf", out.getvalue(), document))
    word = docx.parts(document)
    changed = {
        name: data.replace(b"https://www.example.org/q", b"https://www.example.net/q")
        if name.endswith("rels")
        else data
        for name, data in word.items()
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in changed.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    assert any(
        one.startswith("link https://www.example.net") for one in findings("a.docx", packed.getvalue(), document)
    )


def test_the_verifier_knows_by_itself_what_follows_a_reader() -> None:
    lines = ("Ada · ada@example.org · https://example.org/ada?utm_source=cv",)
    assert not leads_elsewhere("https://example.org/ada", lines)
    assert not leads_elsewhere("mailto:ada@example.org", lines)
    for target in (
        "https://example.org/ada?utm_source=cv",
        "https://example.com",
        "mailto:da@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
    ):
        assert leads_elsewhere(target, lines), target
    assert leads_elsewhere("https://example.org/ada", None)


def test_addresses_are_found_where_sentences_end_behind_them() -> None:
    told = "（见 https://example.org/作品，或 https://example.org/a。）Mail me: a.b@example.org."
    assert [target for _, target in pieces(told) if target] == ["https://example.org/a", "mailto:a.b@example.org"]
    assert "".join(text for text, _ in pieces(told)) == told
    assert target_of("http://[broken") == "" and target_of("https://localhost/x") == ""
    assert links_of(dataclasses.replace(made("modern"), blocks=())) == {}
