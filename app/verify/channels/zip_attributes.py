"""Every attribute value and element name in a package: alt text, bookmarks, authors, links, styles, variables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.verify.model import Channel, ExtractedText, Item, Source
from app.verify.xml_tree import local_name, parse


def _run(source: Source) -> Iterator[Item]:
    for name, data in source.members.items():
        root = parse(data)
        if root is None:
            continue
        found: dict[str, None] = {}
        for node in root.iter():
            found[local_name(node.tag)] = None
            for key, value in node.attrib.items():
                found[str(value)] = None
                found[local_name(key)] = None
        found.update(dict.fromkeys(uri for _, (_, uri) in etree.iterwalk(root, events=("start-ns",))))
        yield from (ExtractedText(source.place(name), text) for text in found if len(text) > 1)


CHANNEL = Channel("zip.attributes", ("zip",), _run)
