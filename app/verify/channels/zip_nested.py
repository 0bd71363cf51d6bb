"""Files inside a package that are files of their own: workbooks, PDFs, HTML chunks, RTF, mail, archives."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify.model import Channel, Item, Source, sniff


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        kind = sniff(data)
        if kind in ("pdf", "zip", "rtf", "json", "text") or (kind == "markup" and not name.endswith((".xml", ".rels"))):
            yield from source.nested(name, data)


CHANNEL = Channel("zip.nested", ("zip",), _run)
