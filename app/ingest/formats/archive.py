"""Reader of untrusted zip archives and XML within limits; never extracts to disk, never resolves an entity or a DTD."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from app.errors import UserError

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

MAX_MEMBERS: Final = 5_000
MAX_TOTAL: Final = 200_000_000
MAX_MEMBER: Final = 60_000_000
MAX_RATIO: Final = 250
RATIO_FROM: Final = 5_000_000
"""Members smaller than this, in bytes, may have any compression ratio: small repetitive XML compresses very well."""
MAX_DEPTH: Final = 200


class Archive:
    """Read-only view of a zip whose declared and real sizes were checked. Raises `UserError`: `damaged-file`,
    `zip-bomb`, `encrypted-file`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UserError("damaged-file") from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
            raise UserError("zip-bomb")
        for member in members:
            if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
                raise UserError("zip-bomb")
        self._names = {member.filename: member for member in members if member.filename and not member.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the member names in archive order."""
        return tuple(self._names)

    def read(self, name: str) -> bytes:
        """Return the bytes of one member."""
        member = self._names[name]
        if member.flag_bits & 1:
            raise UserError("encrypted-file")
        try:
            with self._zip.open(member) as handle:
                data = handle.read(MAX_MEMBER + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise UserError("damaged-file") from error
        if len(data) > MAX_MEMBER:
            raise UserError("zip-bomb")
        return data


def parse_xml(data: bytes) -> Element:
    """Return the root of an XML document. Raises `UserError` `unsafe-xml` for a document type declaration, which may
    hold entities."""
    from lxml import etree  # here: the window asks what kind of file it was given, and parses none itself

    head = data[:4096].lower().replace(b"\x00", b"")
    if b"<!doctype" in head or b"<!entity" in head:
        raise UserError("unsafe-xml")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError("damaged-file") from error
    if str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise UserError("unsafe-xml")
    return root


def local(node: Element) -> str:
    """Return the element name without its namespace; empty for comments and processing instructions."""
    tag = node.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(node: Element, name: str) -> str:
    """Return an attribute by local name, in any namespace; empty when absent."""
    value = node.get(name)
    if value is not None:
        return str(value)
    return next((str(val) for key, val in node.attrib.items() if str(key).endswith("}" + name)), "")
