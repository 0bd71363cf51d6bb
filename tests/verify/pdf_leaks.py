"""Seeded PDF leaks: a clean copy into which one value is put in one way. Each function returns the file's bytes."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.domain.document import Bullet, Document, Title
from app.render import pdf as pdf_writer

from .persona import EMAIL, NAME, PHONE, PINYIN, base

Change = Callable[[Pdf], None]


def changed(change: Change, *, data: bytes | None = None, **options: object) -> bytes:
    with pikepdf.open(io.BytesIO(data or base("pdf"))) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            fix_metadata_version=False,
            **({} if "encryption" in options else {"deterministic_id": True}),
            **options,
        )
        return out.getvalue()


def helvetica(pdf: Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def shown(operators: str) -> bytes:
    """`operators` appended to page 1 with Helvetica as /F9."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources.Font["/F9"] = helvetica(pdf)
        page.contents_add(operators.encode())

    return changed(change)


def text(size: float = 10, x: float = 80, y: float = 60, extra: str = "", value: str = f"{PINYIN} {PHONE}") -> bytes:
    return shown(f"q {extra} BT /F9 {size} Tf {x} {y} Td ({value}) Tj ET Q")


def scrambled() -> bytes:
    """Digits drawn last to first, each followed by a letter somewhere else: only the eye reads the number."""
    steps = [
        f"BT /F9 10 Tf 1 0 0 1 {140 - 6 * at} 60 Tm ({digit}) Tj 1 0 0 1 80 {300 + 20 * at} Tm (x) Tj ET"
        for at, digit in enumerate(reversed(PHONE))
    ]
    return shown(" ".join(steps))


def without_size() -> bytes:
    """The name through a custom encoding at size 0, which PDFium drops."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources.Font["/F9"] = _appearance(pdf, NAME).stream_dict.Resources.Font.G
        codes = "".join(f"{at:02X}" for at in range(1, len(NAME) + 1))
        page.contents_add(f"BT /F9 0 Tf <{codes}> Tj ET".encode())

    return changed(change)


def predefined(encoding: str, codec: str) -> bytes:
    """The name in a font that is not embedded, drawn down a staircase between other text."""

    def change(pdf: Pdf) -> None:
        system = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2)
        inner = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), CIDSystemInfo=system
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong"), Encoding=Name(f"/{encoding}"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
        )  # fmt: skip
        page = pdf.pages[0]
        page.obj.Resources.Font["/F9"] = pdf.make_indirect(font)
        page.contents_add(_staircase(lambda character: f"<{character.encode(codec).hex()}> Tj"))

    return changed(change)


def _staircase(shown: Callable[[str], str]) -> bytes:
    """The name letter by letter down a staircase, so that only the order of the content gives it."""
    spots = [(character, 80 + 40 * at, 300 - 30 * at) for at, character in enumerate(NAME)]
    spots += [("中", 200, 290 - 30 * at) for at in range(4)]
    return f"BT /F9 10 Tf {' '.join(f'1 0 0 1 {x} {y} Tm {shown(character)}' for character, x, y in spots)} ET".encode()


def letters_for_others() -> bytes:
    """Each drawn letter says in its marked content that it stands for one of the name's."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.obj.Resources.Font["/F9"] = helvetica(pdf)
        page.contents_add(
            _staircase(lambda to: f"/Span <</ActualText <FEFF{to.encode('utf-16-be').hex()}>>> BDC (x) Tj EMC")
        )

    return changed(change)


def uncovered(bullet: str) -> bytes:
    """A bullet with characters our writer refuses (zero width, radicals), printed by the same template."""
    document = Document("zh-Hans", "个人简历", (Title("候选人"), Bullet(bullet)))
    return pdf_writer.compile_template("resume.typ", pdf_writer.template_data(document))


def hidden_layer() -> bytes:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = pdf.pages[0]
        page.obj.Resources.Font["/F9"] = helvetica(pdf)
        page.obj.Resources.Properties = Dictionary(MC9=layer)
        page.contents_add(f"/OC /MC9 BDC BT /F9 10 Tf 80 60 Td ({PHONE}) Tj ET EMC".encode())

    return changed(change)


def layer_name() -> bytes:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())

    return changed(change)


def _appearance(pdf: Pdf, value: str) -> Stream:
    form = Stream(
        pdf, b"BT /G 10 Tf 0 0 Td <" + "".join(f"{at:02X}" for at in range(1, len(value) + 1)).encode() + b"> Tj ET"
    )
    rows = "".join(f"<{at:02X}> <{ord(character):04X}>\n" for at, character in enumerate(value, 1))
    cmap = (
        f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange {len(value)} beginbfchar\n{rows}endbfchar endcmap"
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Custom, ToUnicode=pdf.make_stream(cmap.encode())
    )
    form.stream_dict.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 99, 20]),
            Resources=Dictionary(Font=Dictionary(G=font)),
        )
    )
    return form


def appearance() -> bytes:
    """A hidden annotation that shows the name through a custom encoding."""

    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]), F=2)
        note.AP = Dictionary(N=pdf.make_indirect(_appearance(pdf, NAME)))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return changed(change)


def unused_form() -> bytes:
    return changed(lambda pdf: pdf.Root.__setitem__("/PieceInfo", pdf.make_indirect(_appearance(pdf, PHONE))))


def info(key: str, value: str) -> bytes:
    return changed(lambda pdf: pdf.docinfo.__setitem__(key, String(value)))


def root(key: str, value: pikepdf.Object) -> bytes:
    return changed(lambda pdf: pdf.Root.__setitem__(key, value))


def xmp() -> bytes:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator><![CDATA[{NAME}]]></dc:creator></x:xmpmeta>"
    return changed(
        lambda pdf: pdf.Root.__setitem__(
            "/Metadata", pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
        )
    )


def attachment(data: bytes, name: str = "notes.bin") -> bytes:
    return changed(lambda pdf: pdf.attachments.__setitem__(name, data))


def annotation(**keys: pikepdf.Object) -> bytes:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **keys)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return changed(change)


def link(uri: str) -> bytes:
    return annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(uri)))


def widget() -> bytes:
    def change(pdf: Pdf) -> None:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), FT=Name.Tx, T=String("a"), V=String(PHONE)
        )
        shared = pdf.make_indirect(field)
        pdf.pages[0].obj.Annots = Array([shared])
        pdf.Root.AcroForm = Dictionary(Fields=Array([shared]))

    return changed(change)


def media() -> bytes:
    return annotation(Subtype=Name("/3D"), **{"3DD": Dictionary(VA=Array([Dictionary(XN=String(NAME))]))})


def actual_text() -> bytes:
    return shown(f"/Span <</ActualText <FEFF{NAME.encode('utf-16-be').hex()}>>> BDC EMC")


def alternative() -> bytes:
    def change(pdf: Pdf) -> None:
        next(
            thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == Name.LBody
        ).Alt = String(NAME)

    return changed(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def bookmark() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.Outlines.First.Title = String(NAME)

    return changed(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def javascript() -> bytes:
    return root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{EMAIL}')")))


def packed_twice() -> bytes:
    """A stream behind two filters that no byte search opens."""

    def change(pdf: Pdf) -> None:
        packed = Stream(pdf, base64.a85encode(zlib.compress(f"tel={PHONE}".encode())) + b"~>")
        packed.stream_dict.Filter = Array([Name.ASCII85Decode, Name.FlateDecode])
        pdf.Root["/Extra"] = pdf.make_indirect(packed)

    return changed(change, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def xfa() -> bytes:
    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(f"<xdp><field>{PHONE[:6]}<!-- -->{PHONE[6:]}</field></xdp>".encode())
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=form)

    return changed(change)


def font_name() -> bytes:
    def change(pdf: Pdf) -> None:
        font = helvetica(pdf)
        font.BaseFont = Name("/ABCDEF+OuyangWenlong")
        pdf.pages[0].obj.Resources.Font["/F9"] = font

    return changed(change)


def icc() -> bytes:
    def change(pdf: Pdf) -> None:
        profile = pdf.make_stream(
            b"\x00\x00\x02\x0clcms\x02\x10\x00\x00mntrRGB XYZ \x07\xe6"
            + b"desc\x00\x00\x00\x00"
            + PINYIN.encode()
            + b"\x00" * 40,
            N=3,
        )
        pdf.pages[0].obj.Resources.ColorSpace["/CS9"] = Array([Name.ICCBased, profile])

    return changed(change)


def orphan(data: bytes | None = None) -> bytes:
    """An object between the others that no cross-reference entry names."""
    clean = data or base("pdf")
    at = clean.index(b"1 0 obj")
    packed = zlib.compress(f"BT ({PINYIN} {PHONE}) Tj ET".encode())
    extra = b"9999 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    return clean[:at] + extra + clean[at:]


def after_end() -> bytes:
    return base("pdf") + b"\n" + NAME.encode("utf-16-le") + b"\n"


def superseded() -> bytes:
    """A page that showed the number through glyph codes, replaced by an incremental update."""
    old = base("pdf", f"电话 {PHONE}")
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].obj.objgen[0]
        body = pdf.pages[0].obj.unparse(resolved=True).replace(b"/Contents", b"/Xontents")
        kept = pdf.trailer.unparse()
        size = int(pdf.trailer.Size)
    start = old.rindex(b"startxref") + 9
    previous = int(old[start : old.rindex(b"%%EOF")])
    at = len(old) + 1
    update = b"\n%d 0 obj\n%s\nendobj\n" % (number, body)
    table = at - 1 + len(update)
    trailer = kept.rstrip(b"> ") + b" /Prev %d /Size %d >>" % (previous, size)
    return (
        old
        + update
        + b"xref\n%d 1\n%010d 00000 n \ntrailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (number, at, trailer, table)
    )


def without_unicode() -> bytes:
    """The number shown by a font whose map to Unicode is gone (what Qt does to digits)."""

    def change(pdf: Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]

    return changed(change, data=base("pdf", f"电话 {PHONE}"))


def encrypted() -> bytes:
    options = pikepdf.Encryption(owner="o", user="", R=6)
    return changed(lambda pdf: None, data=base("pdf", PHONE), encryption=options)


def superseded_and_freed() -> bytes:
    """A page whose number was in glyph codes, replaced, and its old content stream marked free by the update."""
    old = base("pdf", f"电话 {PHONE}")
    with pikepdf.open(io.BytesIO(old)) as pdf:
        page = pdf.pages[0].obj
        number, content = page.objgen[0], page.Contents.objgen[0]
        body = page.unparse(resolved=True).replace(b"/Contents %d 0 R" % content, b"/Contents null")
        kept, size = pdf.trailer.unparse(), int(pdf.trailer.Size)
    at = len(old) + 1
    update = b"\n%d 0 obj\n%s\nendobj\n" % (number, body)
    previous = int(old[old.rindex(b"startxref") + 9 : old.rindex(b"%%EOF")])
    entries = {number: b"%010d 00000 n \n" % at, content: b"0000000000 00001 f \n"}
    table = b"".join(b"%d 1\n%s" % (key, entries[key]) for key in sorted(entries))
    trailer = kept.rstrip(b"> ") + b" /Prev %d /Size %d >>" % (previous, size)
    start = len(old) + len(update)
    return old + update + b"xref\n%s" % table + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
