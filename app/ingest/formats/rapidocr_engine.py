"""OCR through RapidOCR (PP-OCR models on onnxruntime), when its two Python packages are installed.

Optional: `pip install rapidocr onnxruntime`. The models of the package are used by their paths, on one thread; its
downloader is disabled first, so nothing is ever fetched.
"""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NoReturn

from app.errors import UserError
from app.ingest.formats.ocr_engines import RAPIDOCR, rapidocr_models
from app.ingest.layout.page_furniture import mark_running_text
from app.ingest.layout.reading_order import reading_orders
from app.ingest.source_lines import Box, TextLine

if TYPE_CHECKING:
    from PIL import Image

MIN_SCORE: Final = 0.5


def page_lines(picture: Image.Image, number: int) -> list[TextLine]:
    """Return the lines of one page in reading order, boxes in pixels. Raises `UserError` `ocr-failed`."""
    import numpy as np

    try:
        found = _engine()(np.asarray(picture.convert("RGB")))
    except Exception as error:  # a third party's engine on a hostile picture: whatever it raises, the page was not read
        raise UserError("ocr-failed") from error
    rows = zip(found.boxes, found.txts, found.scores, strict=True) if found.txts else ()
    lines = [_line(corners, str(text), number) for corners, text, score in rows if float(score) >= MIN_SCORE]
    orders = reading_orders([mark_running_text(line, picture.height) for line in lines])
    return orders.by_place if orders.differ else orders.lines


def _line(corners: Any, text: str, page: int) -> TextLine:
    xs, ys = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return TextLine(text.strip(), page, box, box.height, stops=(box.x0,))


@lru_cache(maxsize=1)
def _engine() -> Any:
    download = importlib.import_module("rapidocr.utils.download_file")
    download.DownloadFile.run = _refused
    threads = {f"EngineConfig.onnxruntime.{name}_op_num_threads": 1 for name in ("intra", "inter")}
    models = {f"{step}.model_path": path for step, path in rapidocr_models().items()}
    rapid = importlib.import_module(RAPIDOCR[0])
    return rapid.RapidOCR(params={"Global.log_level": "critical", **threads, **models})


def _refused(*_: object, **__: object) -> NoReturn:
    raise OSError("nothing is fetched for text recognition")
