"""Writes the program's icon in the form that a system wants: `app_icon.py TARGET.ico|TARGET.icns|TARGET.png`."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from release_facts import ROOT

SOURCE: Final = ROOT / "resources" / "icons" / "countermark.svg"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def drawn(size: int) -> Image.Image:
    """Return the icon as a picture of `size` by `size` pixels with transparency."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    del application
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def write_icon(target: Path) -> None:
    """Write the icon; the suffix of `target` says in which form."""
    if target.suffix == ".ico":
        drawn(256).save(target, sizes=[(size, size) for size in SIZES])
    elif target.suffix == ".icns":
        drawn(1024).save(target)
    else:
        drawn(512).save(target)


if __name__ == "__main__":
    write_icon(Path(sys.argv[1]))
