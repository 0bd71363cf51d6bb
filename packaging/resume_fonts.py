"""Builds the further fonts of the printed résumé: `python packaging/resume_fonts.py NODE_MODULES` writes `resources/fonts/`.

The sources are the static files of the npm packages `@expo-google-fonts/{source-sans-3,source-serif-4,eb-garamond,noto-serif-sc}` (OFL 1.1).
Latin faces keep Latin, Greek, Cyrillic and punctuation; the Song face keeps GB 2312 and the characters of the names and places this program knows. What
is left out comes from Noto Sans SC, which every list of fonts ends with. Two families have the reserved font name 'Source' and are renamed, as their licence
asks of altered files. The results are kept in the repository; this script has to be run only when a source changes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT: Final = Path(__file__).resolve().parent.parent
FONTS: Final = ROOT / "resources" / "fonts"
LATIN: Final = (
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x300), *range(0x370, 0x400), *range(0x400, 0x530), *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2028), *range(0x2030, 0x205F), *range(0x20A0, 0x20C0), 0x2113, 0x2116, 0x2122, *range(0x2150, 0x2160), *range(0x2190, 0x2196),
    0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25AA,
)  # fmt: skip
FACES: Final = {
    "ResumeSans-Regular": ("source-sans-3", "SourceSans3_400Regular", "Resume Sans"),
    "ResumeSans-Bold": ("source-sans-3", "SourceSans3_600SemiBold", "Resume Sans"),
    "ResumeSerif-Regular": ("source-serif-4", "SourceSerif4_400Regular", "Resume Serif"),
    "ResumeSerif-Bold": ("source-serif-4", "SourceSerif4_600SemiBold", "Resume Serif"),
    "EBGaramond-Regular": ("eb-garamond", "EBGaramond_400Regular", "EB Garamond"),
    "EBGaramond-Bold": ("eb-garamond", "EBGaramond_600SemiBold", "EB Garamond"),
    "NotoSerifSC-Regular": ("noto-serif-sc", "NotoSerifSC_400Regular", "Noto Serif SC"),
}
"""File → package, source, family. What is called bold is the semi-bold of the source: headings and names in the weight of book work."""
COPYRIGHTS: Final = {
    "Resume Sans": "Copyright 2023 Adobe, with Reserved Font Name 'Source'. Altered.",
    "Resume Serif": "Copyright 2014-2021 Adobe, with Reserved Font Name 'Source'. Altered.",
    "EB Garamond": "Copyright 2017 The EB Garamond Project Authors. Altered.",
    "Noto Serif SC": "Copyright 2017-2024 Adobe. Altered.",
}


def hanzi() -> set[int]:
    """Return the characters of GB 2312, and those of surnames and places."""
    both = (bytes([high, low]).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    tables = ("lexicon/chinese_surnames.txt", "lexicon/words_zh.txt", "places/china.tsv")
    known = [*both, *((ROOT / "resources" / name).read_text("utf-8") for name in tables)]
    names = "喆堃镕珺玥垚曦翀昊昕晗婧妍菲璟琰琪瑜瑾璇珂珩珮琬琛琦瑶璐璨煜炜烨焓燚熠煊煦淼淏涵澜濛瀚灏皓皞皎睿祎祺禧笙筠筱绮翊翎翾芃芊芮苒茗荔荃莀莞菡萱葳蓁蕙薇蘅裔诣谦谧轩辰迪逸邈郗钰钧铄铭锴锜锟镔韬韫颀颢飏骁骞鸢鸿麒麟龑彧彬彪怡恺恬悦愷懿戬晟晖晔晞晨晴曜朔杉杭柏栩桐梓棣楠楷榕槿樾歆泓泽洵洺浠涛清渊渝湛溪滢澄澍澈澔沄沅沛沐沁汐沣沨弈弘彤忻妤姝姣娅娜娴婉婕媛嫣嬿孜宥宸寰屹岚峥峻崚嵘嶷崧旻昀昱昶晁祐禛稷竑竣羿翰聿芷若茜"
    return {ord(one) for text in (*known, names) for one in text if ord(one) > 0x2E7F} | {*range(0x2010, 0x2028)}


def build(source: Path, family: str, weight: str) -> TTFont:
    """Return the subset of one file, renamed."""
    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk"], name_IDs=[], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=hanzi() if family.endswith("SC") else LATIN)
    cutter.subset(font)
    names: Any = font["name"]
    names.names = []
    post = family.replace(" ", "") + f"-{weight}"
    texts = {0: COPYRIGHTS[family], 1: family, 2: weight, 3: post, 4: f"{family} {weight}", 6: post}
    texts |= {
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if weight == "Bold" else 400
    bold = weight == "Bold"
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = int(bold)
    for table in ("STAT", "DSIG", "meta"):
        if table in font:
            del font[table]
    font.recalcTimestamp = False
    return font


def main() -> None:
    """Write every face, and the licences."""
    packages = Path(sys.argv[1]) / "@expo-google-fonts"
    for name, (package, file, family) in FACES.items():
        folder = packages / package / file.partition("_")[2]
        build(folder / f"{file}.ttf", family, name.partition("-")[2]).save(FONTS / f"{name}.ttf")
        licence = (packages / package / "LICENSE_FONT").read_text("utf-8")
        (FONTS / f"OFL-{name.partition('-')[0]}.txt").write_text("\n".join(licence.splitlines()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
