"""Detection of text in the colour of the paper in a Word file: it is invisible, so it is not part of a résumé.

White letters on a dark heading or table cell are visible; wherever a background of their own may lie behind them
they count as visible, so that nothing readable is lost.
"""

from __future__ import annotations

from typing import Final

from lxml.etree import _Element as Element

_GROUND: Final = ("shd", "highlight")
_FLOATS: Final = ("txbxContent", "textbox", "wsp", "shape")
"""Containers that have their own background."""

_NEAR_WHITE: Final = 0xF0


def plain_paper(root: Element) -> bool:
    """Return True if a part has neither a page colour nor anything drawn behind its text."""
    behind = any(_attribute(anchor, "behindDoc") == "1" for anchor in root.iter("{*}anchor"))
    return not behind and root.find("{*}background") is None


def on_paper(run: Element) -> bool:
    """Return True if a run's letters are as white as the paper behind them.

    Only if the run itself states its colour, and the part is `plain_paper`.
    """
    look = run.find("{*}rPr")
    colour = look.find("{*}color") if look is not None else None
    if look is None or colour is None or not _is_white(_attribute(colour, "val")) or _attribute(colour, "themeColor"):
        return False
    if _has_shading(look):
        return False
    for above in run.iterancestors():
        name = above.tag.rpartition("}")[2]
        if name in _FLOATS or (name == "tbl" and above.find("{*}tblPr/{*}tblStyle") is not None):
            return False
        properties = above.find(f"{{*}}{name}Pr") if name in ("p", "tc", "tbl", "tr") else None
        if properties is not None and (_has_shading(properties) or properties.find("{*}pStyle") is not None):
            return False
    return True


def _attribute(node: Element, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= _NEAR_WHITE


def _has_shading(properties: Element) -> bool:
    for name in _GROUND:
        node = properties.find(f"{{*}}{name}")
        if node is not None:
            fill = _attribute(node, "fill") or _attribute(node, "val")
            if _attribute(node, "themeFill") or (fill not in ("auto", "none", "clear") and not _is_white(fill)):
                return True
    return False
