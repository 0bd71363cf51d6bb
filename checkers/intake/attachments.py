"""Attached files of a mail by name, type and first bytes: which of them can run, hide or lock something. Opens and stores none.

Which endings run on a double click: Microsoft's list of blocked attachments (Outlook), and those that attackers used since it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checkers.intake.mime import Attachment

RUNS, HIDES, LOCKED = "runs", "hides", "locked"
MAX_LISTED = 40
_PROGRAMS = frozenset(
    (
        "exe com scr pif bat cmd msi msp msix msixbundle appx appinstaller cpl dll sys hta js jse mjs vbs vbe vb ws wsf wsh ps1 ps1xml psm1 "
        "psc1 reg inf jar jnlp lnk url scf library-ms search-ms settingcontent-ms application gadget chm hlp msc mst sct shb shs iso img "
        "vhd vhdx udf wim apk aab ipa dmg pkg app command workflow sh run deb rpm appimage desktop xll wll one onepkg rdp py pyw mobileconfig"
    ).split()
)
_HIDING = frozenset(
    "html htm shtml xhtml xht svg mht mhtml docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm".split()
)
_ARCHIVES = frozenset("zip rar 7z gz tgz tar bz2 xz cab arj ace lzh z zipx".split())
_HIDING_TYPES = frozenset(("text/html", "image/svg+xml", "application/xhtml+xml"))
_OFFICE, _OLE = frozenset(("docx", "xlsx", "pptx")), b"\xd0\xcf\x11\xe0"
"""A document of these endings is a ZIP archive; one that is an OLE file instead is encrypted ([MS-OFFCRYPTO])."""
_DOCUMENTS = tuple("pdf doc docx xls xlsx ppt pptx txt rtf jpg jpeg png gif csv odt mp4".split())
_DOUBLE = re.compile(rf"\.(?:{'|'.join(_DOCUMENTS)})[\s._-]{{0,60}}\.[a-z0-9]{{1,12}}$", re.IGNORECASE)
_AFTER_ANOTHER = _ARCHIVES.union(_DOCUMENTS, "p7s p7m asc sig pgp gpg ics eml".split())
"""Endings that follow that of a document honestly: `offer.docx.pdf`, `scan.pdf.zip`, `letter.pdf.p7s`."""
_OVERRIDING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TURNED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: `annexe\u202efdp.exe` is shown as `annexeexe.pdf`."""
_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xcf",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"#!",
)
_WORD_FOR_PASSWORD = re.compile(
    r"(?:passwor[dt]|passcode|pass ?phrase|解压(?:密码|码)|解壓(?:密碼|碼)|压缩包密码|打开密码|开启密码|密码|密碼)[^\n]{0,12}?(?:is\b|[:：=为為是])\s{0,3}\S",
    re.IGNORECASE,
)
_ZIP_HEAD, _ZIP_FLAGS = b"PK\x03\x04", 6


def described(attached: Iterable[Attachment], untrusted_text: str) -> list[str]:
    """Return `name<TAB>type`, with `<TAB>mark` for files that run (`runs`), can hide code (`hides`) or are locked by a password (`locked`)."""
    told = bool(_WORD_FOR_PASSWORD.search(untrusted_text[:100_000]))
    out: list[str] = []
    for one in list(attached)[:MAX_LISTED]:
        name = _TURNED.sub("", one.name).replace("\t", " ").strip()
        mark = _mark(one, name, password_told=told)
        out.append("\t".join(filter(None, (name or "?", one.content_type, mark))))
    return out


def _mark(one: Attachment, name: str, *, password_told: bool) -> str:
    end = name.lower().rstrip(". ").rpartition(".")[2] if "." in name else ""
    if end in _PROGRAMS or one.opening.startswith(_STARTS) or _OVERRIDING.search(one.name):
        return RUNS
    if end in _HIDING or one.content_type in _HIDING_TYPES or (_DOUBLE.search(name) and end not in _AFTER_ANOTHER):
        return HIDES
    locked = _is_locked_zip(one.opening) or (end in _OFFICE and one.opening.startswith(_OLE))
    return LOCKED if locked or (password_told and end in _ARCHIVES) else ""


def _is_locked_zip(opening: bytes) -> bool:
    """Return True if the first entry of a ZIP archive is encrypted (bit 0 of its flags; APPNOTE.TXT 4.4.4)."""
    return opening.startswith(_ZIP_HEAD) and len(opening) > _ZIP_FLAGS and bool(opening[_ZIP_FLAGS] & 1)
