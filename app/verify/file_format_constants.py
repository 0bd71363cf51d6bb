"""Constants that file formats print about themselves: font notices, namespaces, registries, standard names.

A company's name in such a text ("Noto is a trademark of Google LLC.", `/Registry (Adobe)`, the attribute `Target`)
tells nothing about the person. Only whole constants written down here are blanked, so that nothing can hide in them.
Must never be applied to text that a reader sees.
"""

from __future__ import annotations

import re
from typing import Final

FONT_NOTICES: Final = (
    "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic)",
    "2.015;GOOG;NotoSans-Bold",
    "2.015;GOOG;NotoSans-Regular",
    "Noto is a trademark of Google LLC.",
    "Monotype Imaging Inc.",
    "Monotype Design Team",
    "http://www.google.com/get/noto/",
    "http://www.monotype.com/studio",
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. This license is available with a FAQ"
    " at: https://openfontlicense.org",
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. This license is available with a FAQ"
    " at: https://scripts.sil.org/OFL",
    "https://openfontlicense.org",
    "http://scripts.sil.org/OFL",
    "(c) 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.",
    "2.004-H2;ADBO;NotoSansSC-Bold",
    "2.004-H2;ADBO;NotoSansSC-Regular",
    "Version 2.004-H2;hotconv 1.0.118;makeotfexe 2.5.65603",
    "Source is a trademark of Adobe in the United States and/or other countries.Adobe",
    "Source is a trademark of Adobe in the United States and/or other countries.",
    "Ryoko NISHIZUKA 西塚涼子 (kana, bopomofo & ideographs); Paul D. Hunt (Latin, Greek & Cyrillic); Sandoll"
    " Communications 산돌커뮤니케이션, Soo-young JANG 장수영 & Joo-yeon KANG 강주연 (hangul elements, letters & syllables)",
    "Dr. Ken Lunde (project architect, glyph set definition & overall production); Masataka HATTORI 服部正貴"
    " (production & ideograph elements)",
    "Designed by Monotype design team, Irene Vlachou.",
    "Copyright 2023 Adobe, with Reserved Font Name 'Source'. Altered.",
    "Copyright 2014-2021 Adobe, with Reserved Font Name 'Source'. Altered.",
    "Copyright 2017 The EB Garamond Project Authors. Altered.",
    "Copyright 2017-2024 Adobe. Altered.",
    "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    "http://www.adobe.com/type/",
)
"""The name tables of the shipped fonts, which every PDF of ours embeds in part."""

NAMESPACES: Final = (
    "adobe:ns:meta/",
    "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "http://ns.adobe.com/xap/1.0/rights/",
    "http://ns.adobe.com/xap/1.0/",
    "http://ns.adobe.com/pdf/1.3/",
    "http://ns.adobe.com/photoshop/1.0/",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "http://schemas.microsoft.com/office/word/2018/wordml",
    "http://schemas.microsoft.com/office/word/2006/wordml",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
    "urn:schemas-microsoft-com:vml",
)

_CHARACTER_MAPS: Final = (
    "%!PS-Adobe-3.0 Resource-CMap",
    "%%DocumentNeededResources: procset CIDInit",
    "%%IncludeResource: procset CIDInit",
    "%%BeginResource: CMap Custom",
    "%%Title: (Custom Adobe Identity 0)",
    "(Custom Adobe Identity 0)",
    "Custom Adobe Identity 0",
    "/Registry (Adobe)",
    "/Registry(Adobe)",
    "/Ordering (Identity)",
    "/Ordering(Identity)",
    "Adobe-Identity-UCS",
    "Adobe-Identity-0",
)

_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<?xpacket end="r"?>',
    '<?xpacket end="w"?>',
    'x:xmptk="xmp-writer"',
    'xml:lang="x-default"',
    "x:xmpmeta",
    "dc:language",
    "xmpMM:RenditionClass>proof<",
    "http://purl.org/dc/elements/1.1/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)

STANDARD_NAMES: Final = frozenset(
    word
    for line in (
        "A Alt Annot Artifact Ascent Attached BBox BaseFont BitsPerComponent Block Bottom CIDFontType0 CIDFontType2 CIDSet",
        "CIDSystemInfo CIDToGIDMap CMap CMapName CapHeight Catalog Center ColorSpace Contents Count Creator DCTDecode DW",
        "Datetime DescendantFonts Descent Dest DeviceGray DeviceRGB Direction Disc DisplayDocTitle Div Document Em Encoding",
        "End Figure Filter First Flags FlateDecode Font FontBBox FontDescriptor FontFile2 FontName Footer Form Formula",
        "H1 H2 H3 Header Height ICCBased ID Identity Identity-H Image Info Inline ItalicAngle K Kids L LBody LI Lang Last",
        "Layout Lbl Length Link List ListNumbering MCID MCR MarkInfo Marked MediaBox Metadata N Next NonStruct Nums O",
        "Ordering Outlines P Page Pages Pagination Parent ParentTree ParentTreeNextKey Part Pg Placement Prev ProcSet Range",
        "Registry Resources Role RoleMap Root S Sect Size Span Start StemV StructElem StructParent StructParents",
        "StructTreeRoot Strong Subtype Supplement Suspects T Table Tabs Terms Title Title2 ToUnicode Type Type0 UCS",
        "ViewerPreferences W WMode Width XML XObject",
        # WordprocessingML and packaging
        "ContentType Default Extension Id Override PartName Relationship Relationships Target TargetMode Types abstractNum",
        "abstractNumId align anchor ascii b basedOn behindDoc bidi blip blipFill body bottom bottomFromText br color",
        "default descr distB distL distR distT docDefaults docPr document drawing eastAsia effectExtent embed extent fill",
        "fillRect fmla footerReference frame ftr gutter hAnsi hanging header footer height ilvl ind jc keepNext lang layout",
        "left line lineRule locked lvl lvlJc lvlText multiLevelType name noChangeAspect num numFmt numId numPr numbering paragraph character exact auto before after center bullet singleLevel preserve rels xml",
        "off offset outlineLvl p pBdr pPr pPrDefault pgMar pgSz pic picture pos positionH positionV prst prstGeom qFormat",
        "r rFonts rPr rPrDefault relativeFrom relativeHeight right rot section sectPr simplePos single space spacing spPr",
        "start stretch style styleId styles sz szCs t tab tabs text top type u uri val w width wrapSquare wrapText xfrm",
    )
    for word in line.split()
) | {
    "Heading1",
    "Identity 0",
    "MSFT",  # platform of a colour profile (ICC.1, header)
    "List Bullet",
    "Normal",
    "[Content_Types].xml",
    "_rels/.rels",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "application/vnd.openxmlformats-package.relationships+xml",
    "heading 1",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
    *(
        f"{folder}{part}.xml"
        for folder in ("", "word/", "/word/")
        for part in ("document", "footer1", "numbering", "styles", "_rels/document.xml.rels")
    ),
}
"""Names of ISO 32000-2 and ECMA-376 that our own files and most others hold."""

_CONSTANTS: Final = tuple(sorted((*FONT_NOTICES, *NAMESPACES, *_CHARACTER_MAPS, *_XMP), key=len, reverse=True))
_BYTES: Final = tuple(form for text in _CONSTANTS for form in dict.fromkeys((text.encode(), text.encode("utf-16-be"))))
_SIGNS: Final = ("http", "dobe", "icrosoft", "oto", "Open Font", "xpacket", "rocset", "Identity", "atanabe")
_ANY_SIGN: Final = (*_SIGNS, *(text for text in _CONSTANTS if not any(sign in text for sign in _SIGNS)))
"""Texts of which every constant holds one: where none stands, no constant does."""
_ANY_SIGN_BYTES: Final = tuple(text.encode() for text in _ANY_SIGN)
_ANY_SIGN_WIDE: Final = tuple(text.encode("utf-16-be") for text in _ANY_SIGN)
_WRITER: Final = re.compile(r"Typst \d{1,2}\.\d{1,2}\.\d{1,2}")
_WRITER_BYTES: Final = re.compile(_WRITER.pattern.encode())
_SHORTEST: Final = min(*map(len, _CONSTANTS), len("Typst 0.0.0"))
"""Characters of the shortest of them: a file has thousands of shorter texts."""
_PDF_NAME: Final = re.compile(rb"/([A-Za-z0-9-]{1,30})(?![A-Za-z0-9#._-])")


def blank_constants(text: str) -> str:
    """Return `text` with constants blanked; empty when the whole of it is a standard name."""
    if text in STANDARD_NAMES:
        return ""
    if len(text) < _SHORTEST:
        return text
    if any(sign in text for sign in _ANY_SIGN):
        for constant in _CONSTANTS:
            text = text.replace(constant, " ")
    return _WRITER.sub(" ", text)


def blank_constants_in_bytes(data: bytes) -> bytes:
    """Return `data` with constants blanked, in the encodings that name tables and metadata use."""
    wide = b"\x00" in data and any(sign in data for sign in _ANY_SIGN_WIDE)
    if wide or any(sign in data for sign in _ANY_SIGN_BYTES):
        for constant in _BYTES:
            data = data.replace(constant, b"\x00\x00")
    return _WRITER_BYTES.sub(b" ", data)


def blank_standard_pdf_names(data: bytes) -> bytes:
    """Return PDF source with standard names blanked (`/Type /Page`); every other name stays."""
    return _PDF_NAME.sub(lambda found: b"/" if found[1].decode() in STANDARD_NAMES else found[0], data)
