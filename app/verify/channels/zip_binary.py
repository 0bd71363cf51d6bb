"""Binary parts of a package: OLE objects, macros, printer settings, embedded fonts."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify.binary import extract
from app.verify.model import Channel, Item, Source, sniff


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        if sniff(data) in ("ole", "binary"):
            yield from extract(source.place(name), data)


CHANNEL = Channel("zip.binary", ("zip",), _run)
