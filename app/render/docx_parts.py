"""The fixed XML of our DOCX package: styles, numbering, relationships, page set-up, the photo's frame.

Pure text. Must never contain anything that varies with the person or the machine.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable
from typing import Final

from app.render.themes.word import DATE_COLUMN, WordLook

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GREY: Final = "4A5560"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


def content_types(*, photo: bool, footer: bool) -> str:
    """Return `[Content_Types].xml` for the parts that are there."""
    kinds = [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")]
    if footer:
        kinds.append(("footer1", "footer"))
    rows = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds)
    jpeg = '<Default Extension="jpeg" ContentType="image/jpeg"/>' if photo else ""
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{jpeg}{rows}</Types>'
    )


RELS: Final = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def numbering(look: WordLook) -> str:
    """Return `word/numbering.xml`: one list with bullets."""
    left = 227 + (DATE_COLUMN if look.dates == "left" else 0)
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="227"/></w:pPr><w:rPr><w:color w:val="{look.ink}"/></w:rPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def link_id(target: str) -> str:
    """Return the id of the relationship to where a link leads: the same for the same target, another for another one."""
    return f"rId{int.from_bytes(hashlib.sha256(target.encode()).digest()[:8], 'big')}"


def document_rels(*, photo: bool, footer: bool, links: Iterable[str] = ()) -> str:
    """Return `word/_rels/document.xml.rels`: the package's own parts, and where its links lead."""
    targets = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]
    if footer:
        targets.append(("rId3", "footer", "footer1.xml"))
    if photo:
        targets.append(("rId4", "image", "media/image1.jpeg"))
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    rows += "".join(
        f'<Relationship Id="{link_id(one)}" Type="{_REL}/hyperlink" Target="{html.escape(one)}" TargetMode="External"/>'
        for one in dict.fromkeys(links)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def page(frame: str, paragraphs: str, look: WordLook, *, footer: bool) -> str:
    """Return `word/document.xml`: the photo's `frame` (may be empty) is anchored in a first paragraph of its own."""
    (width, height), (top, bottom, side) = look.paper, look.margins
    foot = '<w:footerReference w:type="default" r:id="rId3"/>' if footer else ""
    return (
        f"{_HEAD}<w:document {_W} {_R}><w:body>{frame}{paragraphs}<w:sectPr>{foot}"
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="567" w:footer="420" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def footer_part(runs: str, *, numbered: bool) -> str:
    """Return `word/footer1.xml`: the reference line, and the page's number at the right where pages are `numbered`."""
    style = "FooterNumbered" if numbered else "Footer"
    return f'{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p></w:ftr>'


def drawing(width: int, height: int, alternative: str) -> str:
    """Return a picture of `width` × `height` pixels, 25 mm wide at most and 35 mm high, floating at the top right."""
    scale = min(900_000 / width, 1_260_000 / height)
    x, y = round(width * scale), round(height * scale)
    picture = f"{_DRAWING}/picture"
    return (
        '<w:p><w:pPr><w:pStyle w:val="Frame"/></w:pPr><w:r><w:drawing>'
        f'<wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="114300" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV>'
        f'<wp:extent cx="{x}" cy="{y}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="left"/>'
        f'<wp:docPr id="1" name="Picture" descr="{alternative}"/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId4"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def _style(key: str, name: str, paragraph: str, run: str, *, kind: str = "paragraph") -> str:
    default = ' w:default="1"' if key == "Normal" else ""
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and not default else ""
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"{inner}<w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int, line: int = 0, rule: str = "exact") -> str:
    height = f' w:line="{line}" w:lineRule="{rule}"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _tabs(*stops: tuple[str, int]) -> str:
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops) + "</w:tabs>"


def _sized(half_points: int, colour: str = "", latin: str = "", han: str = "") -> str:
    eastern = f' w:eastAsia="{han}"' if han else ""
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}"{eastern}/>' if latin else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{fonts}{"<w:b/>" if latin else ""}{ink}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_DATE_ROOM: Final = 900
"""Room for a month and a year beside a row, in twentieths of a point."""
_HANGING: Final = 280
"""How much further in the second line of such a row begins."""
_GREY_RUN: Final = f'<w:color w:val="{_GREY}"/>'


_NAME_RULES: Final = {
    "ruled": '<w:pBdr><w:top w:val="single" w:sz="19" w:space="4" w:color="{accent}"/></w:pBdr>',
    "formal": '<w:pBdr><w:bottom w:val="double" w:sz="6" w:space="2" w:color="{ink}"/></w:pBdr>',
}
"""The rule of a name, by the form of the head."""


def _heading_rule(look: WordLook) -> str:
    """Return the borders and the ground of a heading. (A border of Word is as long as the line: a short rule is a thin one.)"""
    bar = f'<w:left w:val="single" w:sz="21" w:space="4" w:color="{look.accent}"/>'
    line = f'w:val="single" w:sz="{look.rule_width}" w:space="2" w:color="{look.rule_ink}"/>'
    match look.rule:
        case "none":
            return ""
        case "box":
            return f'<w:pBdr>{bar}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/>'
        case "bar":
            return f"<w:pBdr>{bar}</w:pBdr>"
        case _:
            return f"<w:pBdr><w:{'top' if look.rule == 'above' else 'bottom'} {line}</w:pBdr>"


def _beside_dates(column: int) -> str:
    """Return the indents of a row whose dates stand at the right: its text ends before them, so that no date is broken at a line's end."""
    return f'<w:ind w:left="{column + _HANGING}" w:right="{_DATE_ROOM}" w:hanging="{_HANGING}"/>'


def _rows(look: WordLook) -> tuple[str, ...]:
    """Return the paragraph and character styles of a theme."""
    column = DATE_COLUMN if look.dates == "left" else 0
    ind = f'<w:ind w:left="{column}"/>' if column else ""
    flush = '<w:ind w:left="0"/>' if column else ""
    clear = f'<w:ind w:left="0" w:right="{look.beside_photo}"/>' if look.beside_photo else flush
    centred = '<w:jc w:val="center"/>' if look.centred else ""
    rule, named = _heading_rule(look), _NAME_RULES.get(look.head, "").format(accent=look.accent, ink=look.ink)
    right, inner, line = ("right", look.width), look.gap_inner, look.line
    big = _sized(look.name, look.heading_ink, look.heading_latin, look.heading_han)
    headed = _sized(look.heading, look.heading_ink, look.heading_latin, look.heading_han)
    apart = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    entry = _spacing(look.gap_entry, inner, line)
    listed = _spacing(look.gap_bullet, inner, line)
    hanging = f'<w:ind w:left="{column}" w:hanging="{column}"/>'
    fact = _tabs(("left", look.fact_column))
    return (
        _style("Normal", "Normal", f"<w:widowControl/>{apart}{_spacing(0, inner, line)}{ind}", ""),
        _style("Title", "Title", f'<w:keepNext/>{named}{_spacing(0, 50, 240, "auto")}{clear}{centred}', big),
        _style("Contact", "Contact", f"{_spacing(10, inner, line)}{flush}{centred}", _GREY_RUN),
        _style("Label", "Label", f"{_spacing(0, inner, line)}{flush}{centred}", ""),
        _style("Fact", "Fact", f"{fact}{_spacing(0, inner, line)}{flush}", ""),
        _style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/>{rule}{_spacing(look.gap_section, 70, 240, "auto")}{flush}<w:outlineLvl w:val="0"/>',
            headed,
        ),
        _style("Entry", "Entry", f"<w:keepLines/>{_tabs(right)}{entry}", ""),
        _style("Listed", "Listed", f"<w:keepLines/>{_tabs(right)}{listed}{_beside_dates(column)}", ""),
        _style("Row", "Row", f'<w:keepLines/>{_tabs(("left", column))}{entry}{hanging}', ""),
        _style("ListedRow", "Listed row", f'<w:keepLines/>{_tabs(("left", column))}{listed}{hanging}', ""),
        _style("Sub", "Sub", f"{_tabs(right)}{_spacing(0, inner, line)}{ind}", f'<w:color w:val="{look.sub_ink}"/>'),
        _style(
            "Bullet",
            "List Bullet",
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_spacing(0, look.gap_bullet, line)}'
            f'<w:ind w:left="{column + 227}" w:hanging="227"/>',
            "",
        ),
        _signature(look, column),
        _style("Frame", "Frame", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', ""),
        _style("Below", "Below", f'{_spacing(0, 0, 240, "auto")}{flush}', _sized(2)),
        _style("Footer", "footer", f'{_spacing(0, 0, 240, "auto")}{flush}<w:jc w:val="center"/>', _sized(15, _GREY)),
        _style("FooterNumbered", "Footer numbered", f'{_tabs(right)}{_spacing(0, 0, 240, "auto")}{flush}', _sized(15, _GREY)),
        _style("Strong", "Strong", "", f'<w:rFonts w:eastAsia="{look.heading_han}"/><w:b/>', kind="character"),
        _style("Dates", "Dates", "", _GREY_RUN, kind="character"),
    )  # fmt: skip


def _signature(look: WordLook, column: int) -> str:
    """Return the style of place and date: above a line to sign on, from the `column` on."""
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="25" w:color="{_GREY}"/></w:pBdr>'
    sides = f'<w:ind w:left="{column}" w:right="{look.width - column - 3400}"/>'
    return _style("Signature", "Signature", f"{rule}{_spacing(500, 0)}{sides}", _GREY_RUN)


def _passage(look: WordLook) -> str:
    """Return the style of a letter's paragraphs: from the margin, apart from each other."""
    apart = _spacing(round(look.line * 0.9), 0, look.line)
    return _style("Passage", "Passage", f'<w:keepLines/>{apart}<w:ind w:left="0"/>', "")


def styles(language: str, look: WordLook) -> str:
    """Return `word/styles.xml` for `language` (`en-US`, `zh-CN`, `zh-TW`). Fonts are named, not embedded: the reader's own are used."""
    fonts = f'<w:rFonts w:ascii="{look.latin}" w:hAnsi="{look.latin}" w:cs="{look.latin}" w:eastAsia="{look.han}"/>'
    tongue = f'<w:lang w:val="en-US" w:eastAsia="{"zh-CN" if language == "en-US" else language}"/>'
    return (
        f'{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{look.ink}"/>'
        f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>{tongue}</w:rPr></w:rPrDefault></w:docDefaults>'
        f"{''.join(_rows(look))}{_passage(look)}</w:styles>"
    )
