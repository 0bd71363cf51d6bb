"""RapidOCR as a second engine: found by its packages and models, kept from the network, its boxes made lines.

The real engine weighs 400 MB with what it needs and is tried by hand (docs/marks.md); here a package of its shape stands in.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.errors import UserError
from app.ingest.formats import ocr, ocr_engines, rapidocr_engine
from app.workers import ocr_helper

_PACKAGE = """
from types import SimpleNamespace
from rapidocr.utils.download_file import DownloadFile
made = []
class RapidOCR:
    def __init__(self, params):
        made.append(params)
        if "break" in params["Det.model_path"]:
            DownloadFile.run("a model")
    def __call__(self, image):
        if image.shape[0] < 50:
            return SimpleNamespace(boxes=None, txts=None, scores=None)
        rows = [
            ([[40, 60], [300, 60], [300, 80], [40, 80]], "Quay Software", 0.99),
            ([[500, 61], [600, 61], [600, 81], [500, 81]], "2019 - 2021", 0.98),
            ([[40, 100], [420, 100], [420, 120], [40, 120]], "Rebuilt the billing pipeline", 0.97),
            ([[40, 140], [420, 140], [420, 160], [40, 160]], "#~*", 0.2),
        ]
        return SimpleNamespace(boxes=[r[0] for r in rows], txts=[r[1] for r in rows], scores=[r[2] for r in rows])
"""
_DOWNLOAD = (
    "class DownloadFile:\n    @classmethod\n    def run(cls, what):\n        raise SystemExit('went to the network')\n"
)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Importable stand-ins for both packages, with the models of the second release below the newest."""
    folder = tmp_path / "rapidocr"
    (folder / "models").mkdir(parents=True)
    (folder / "utils").mkdir()
    for name in ("v5_det_small", "v6_det_small", "v6_rec_small", "v2_cls_mobile"):
        (folder / "models" / f"{name}.onnx").write_bytes(b"")
    (folder / "__init__.py").write_text(_PACKAGE)
    (folder / "utils" / "__init__.py").write_text("")
    (folder / "utils" / "download_file.py").write_text(_DOWNLOAD)
    (tmp_path / "onnxruntime.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    rapidocr_engine._engine.cache_clear()
    yield folder
    rapidocr_engine._engine.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in ocr_engines.RAPIDOCR]:
        del sys.modules[name]


@pytest.fixture
def picture() -> Image.Image:
    return Image.new("L", (700, 400), 255)


def test_without_its_packages_it_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engines, "find_spec", lambda name: None)
    monkeypatch.setattr(ocr_helper, "program", lambda: "")
    assert not ocr_engines.has_rapidocr()
    assert ocr_engines.engines() == ()
    with pytest.raises(UserError) as refused:
        ocr.read_pictures([], "scan")
    assert refused.value.code == "ocr-missing"


def test_its_boxes_become_lines_in_reading_order(
    packages: Path, picture: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr_helper, "program", lambda: "")
    assert ocr_engines.engines() == ("rapidocr",)
    read = ocr.read_pictures([picture, picture], "scan")
    assert read.text.splitlines() == ["Quay Software\t2019 - 2021", "Rebuilt the billing pipeline"] * 2
    assert [line.page for line in read.lines] == [1, 1, 2, 2]
    assert [warning.code for warning in read.warnings] == ["read-by-ocr"]
    made = importlib.import_module("rapidocr").made
    assert len(made) == 1 and made[0]["Det.model_path"].endswith("v6_det_small.onnx")
    assert made[0]["EngineConfig.onnxruntime.intra_op_num_threads"] == 1


def test_a_picture_without_text_says_so(packages: Path) -> None:
    with pytest.raises(UserError) as refused:
        ocr.read_pictures([Image.new("L", (60, 40), 255)], "scan", "rapidocr")
    assert refused.value.code == "nothing-found"


def test_a_missing_model_makes_it_absent_and_nothing_is_fetched(packages: Path, picture: Image.Image) -> None:
    (packages / "models" / "v7_break_det_small.onnx").write_bytes(b"")
    with pytest.raises(UserError) as refused:
        ocr.read_pictures([picture], "scan", "rapidocr")
    assert refused.value.code == "ocr-failed"
    (packages / "models" / "v2_cls_mobile.onnx").unlink()
    assert not ocr_engines.has_rapidocr()


def test_the_engine_that_is_named_reads(packages: Path, picture: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_helper, "program", lambda: "tesseract")
    monkeypatch.setattr(ocr_helper, "languages", lambda: ("eng",))
    monkeypatch.setattr(ocr_helper, "recognise", lambda png, request: "")
    assert ocr_engines.engines() == ("tesseract", "rapidocr")
    assert "billing" in ocr.read_pictures([picture], "scan", "rapidocr").text
    with pytest.raises(UserError):
        ocr.read_pictures([picture], "scan")
