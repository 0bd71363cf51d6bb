"""The fixed XML of our DOCX package: styles, numbering, relationships, page set-up, the photo's frame.

Pure text. Must never contain anything that varies with the person or the machine.
"""

from __future__ import annotations

from typing import Final

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
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

NUMBERING: Final = (
    f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr><w:rPr><w:color w:val="1F4E6B"/></w:rPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def document_rels(*, photo: bool, footer: bool) -> str:
    """Return `word/_rels/document.xml.rels`: internal targets only."""
    targets = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]
    if footer:
        targets.append(("rId3", "footer", "footer1.xml"))
    if photo:
        targets.append(("rId4", "image", "media/image1.jpeg"))
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def page(frame: str, paragraphs: str, *, letter: bool, footer: bool) -> str:
    """Return `word/document.xml`: the photo's `frame` (may be empty) is anchored in a first paragraph of its own."""
    width, height = (12240, 15840) if letter else (11906, 16838)
    foot = '<w:footerReference w:type="default" r:id="rId3"/>' if footer else ""
    return (
        f"{_HEAD}<w:document {_W} {_R}><w:body>{frame}{paragraphs}<w:sectPr>{foot}"
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="907" w:right="1021" w:bottom="1021" w:left="1021" w:header="567" w:footer="510" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def footer_part(runs: str) -> str:
    """Return `word/footer1.xml`: the reference line."""
    return f'{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'


def drawing(width: int, height: int, alternative: str) -> str:
    """Return a picture of `width` × `height` pixels, 25 mm wide at most and 33 mm high, floating at the top right."""
    scale = min(900_000 / width, 1_188_000 / height)
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


def styles(language: str) -> str:
    """Return `word/styles.xml` for `language` (`en-US`, `zh-CN`). Fonts are named, not embedded: the reader's own are used."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="DengXian"/>'
    tongue = f'<w:lang w:val="{"en-US" if language == "zh-CN" else language}" w:eastAsia="zh-CN"/>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="C3CED6"/></w:pBdr>'
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9864"/></w:tabs>'
    rows = (
        _style("Normal", "Normal", '<w:spacing w:before="0" w:after="70" w:line="264" w:lineRule="auto"/>', ""),
        _style(
            "Title",
            "Title",
            '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
            '<w:b/><w:color w:val="1F4E6B"/><w:sz w:val="44"/><w:szCs w:val="44"/>',
        ),
        _style("Contact", "Contact", '<w:spacing w:before="20" w:after="60"/>', '<w:color w:val="566270"/>'),
        _style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/>{rule}<w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/>',
            '<w:b/><w:color w:val="1F4E6B"/><w:sz w:val="23"/><w:szCs w:val="23"/>',
        ),
        _style("Entry", "Entry", f'<w:keepNext/>{tabs}<w:spacing w:before="120" w:after="20"/>', ""),
        _style("Sub", "Sub", '<w:keepNext/><w:spacing w:before="0" w:after="50"/>', '<w:color w:val="566270"/>'),
        _style(
            "Bullet",
            "List Bullet",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="0" w:after="50"/>',
            "",
        ),
        _style("Frame", "Frame", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', ""),
        _style(
            "Footer",
            "footer",
            '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>',
            '<w:color w:val="566270"/><w:sz w:val="15"/><w:szCs w:val="15"/>',
        ),
        _style("Strong", "Strong", "", "<w:b/>", kind="character"),
        _style("Dates", "Dates", "", '<w:color w:val="566270"/>', kind="character"),
    )
    return (
        f'{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="1C2530"/>'
        f'<w:sz w:val="19"/><w:szCs w:val="19"/>{tongue}</w:rPr></w:rPrDefault></w:docDefaults>'
        f"{''.join(rows)}</w:styles>"
    )
