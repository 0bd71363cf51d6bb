"""Allow-lists of what our own writers write: PDF keys, operators and XMP; DOCX parts and values; JSON keys.

Written down here and not taken from the writers, so that a mistake in a writer does not excuse itself.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from functools import lru_cache
from typing import Any, Final

from app.domain.resume import Resume

NEUTRAL_TITLES: Final = frozenset(["Resume", "个人简历", "個人簡歷", "Cover Letter", "求职信", "求職信"])


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


KEYS: Final = frozenset(
    f"/{key}"
    for key in _words(
        "A Alt Annots Ascent BBox BaseFont BitsPerComponent Border CIDSet CIDSystemInfo CIDToGIDMap CMapName CapHeight ColorSpace",
        "Contents Count Creator DW Datetime DescendantFonts Descent Dest Direction DisplayDocTitle Em Encoding Filter",
        "F First Flags Font FontBBox FontDescriptor FontFile2 FontName Height ID Info ItalicAngle K Kids Lang Last",
        "Length ListNumbering MCID MarkInfo Marked MediaBox Metadata N Next Nums O Obj Ordering Outlines P Pages Parent",
        "ParentTree",
        "ParentTreeNextKey Pg Placement Prev ProcSet QuadPoints Range Rect Registry Resources Role RoleMap Root S Size StemV",
        "StructParent StructParents StructTreeRoot Strong Subtype Supplement Suspects T Tabs Terms Title ToUnicode",
        "Type URI ViewerPreferences W WMode Width XObject",
    )
)

OPERATORS: Final = _words("q cm Q BDC BMC EMC cs scn BT Tr Tf Tm ET TJ Tj CS SCN w M m l S Do J j d h f re")

XMP: Final = re.compile(
    r'<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?><x:xmpmeta xmlns:x="adobe:ns:meta/"'
    r' x:xmptk="xmp-writer">'
    r'<rdf:RDF xmlns:rdf="http://www\.w3\.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    r'(?: +xmlns:\w+="http://[\w./-]+#?")+ ?>(?:<dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
    r"(?:Resume|个人简历|個人簡歷|Cover Letter|求职信|求職信)</rdf:li></rdf:Alt></dc:title>|<xmp:CreatorTool>Typst [\d.]+</xmp:CreatorTool>"
    r"|<dc:language><rdf:Bag><rdf:li>(?:en|zh-CN|zh-TW)</rdf:li></rdf:Bag></dc:language>|<pdfuaid:part>1</pdfuaid:part>"
    r"|<xmpTPg:NPages>\d{1,4}</xmpTPg:NPages>|<dc:format>application/pdf</dc:format>"
    r"|<xmpMM:(?:Instance|Document)ID>[\w+/=]{20,30}</xmpMM:(?:Instance|Document)ID>"
    r"|<xmpMM:RenditionClass>proof</xmpMM:RenditionClass>|<pdf:PDFVersion>1\.7</pdf:PDFVersion>)+"
    r'</rdf:Description></rdf:RDF></x:xmpmeta><\?xpacket end="r"\?>'
)

DOCX_PARTS: Final = frozenset(
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
    ]
)
DOCX_OPTIONAL: Final = frozenset(["word/footer1.xml", "word/media/image1.jpeg"])

DOCX_ELEMENTS: Final = _words(
    "Types Default Override Relationships Relationship document body p pPr pStyle r rPr rStyle t tab br sectPr",
    "footerReference pgSz pgMar ftr styles docDefaults rPrDefault rFonts color sz szCs lang style name basedOn",
    "qFormat spacing keepNext b pBdr bottom outlineLvl tabs numPr ilvl numId ind jc numbering abstractNum",
    "multiLevelType lvl start numFmt lvlText lvlJc num abstractNumId drawing anchor simplePos positionH positionV",
    "align extent effectExtent wrapSquare docPr graphic graphicData pic nvPicPr cNvPr cNvPicPr blipFill blip",
    "stretch fillRect spPr xfrm off ext prstGeom avLst keepLines widowControl hyperlink fldSimple top left shd autoSpaceDE autoSpaceDN",
)

DOCX_VALUES: Final = re.compile(
    r"[0-9A-Fa-f.-]{1,10}|•|Photo|照片|Picture|preserve|rId\d{1,20}|[A-Za-z]{1,20}(?: [A-Za-z0-9]{1,10})?|Entry in columns|Times New Roman|Heading1|heading 1|"
    r"en-US|zh-CN|zh-TW|/word/\w+\.xml|media/image1\.jpeg|(?:word/)?\w+\.xml|image/jpeg|footer1|"
    r"application/(?:xml|vnd\.openxmlformats-(?:package\.relationships|officedocument\.wordprocessingml"
    r"\.(?:document\.main|styles|numbering|footer))\+xml)|"
    r"http://schemas\.openxmlformats\.org/(?:officeDocument/2006/relationships/\w+|drawingml/2006/picture)"
)
"""Every attribute value in a DOCX of ours: numbers, our own style names, fixed targets and types."""


@lru_cache(maxsize=1)
def json_keys() -> frozenset[str]:
    """Return the keys a JSON copy may have: those the résumé declares."""
    keys = {"x-language", "meta", "x-reference", "x-notice"}
    stack: list[Any] = [Resume]
    while stack:
        cls = stack.pop()
        hints = typing.get_type_hints(cls)
        for spec in dataclasses.fields(cls):
            if not spec.metadata.get("private"):
                keys.add(str(spec.metadata.get("json", "")))
            stack.extend(
                kind
                for kind in (hints[spec.name], *typing.get_args(hints[spec.name]))
                if dataclasses.is_dataclass(kind)
            )
    return frozenset(keys - {""})
