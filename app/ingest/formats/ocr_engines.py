"""Which OCR engines are installed. Light: the window asks, and reads no picture itself."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from app.workers import ocr_helper

RAPIDOCR: Final = ("rapidocr", "onnxruntime")
"""The two packages that RapidOCR needs."""
_MODELS: Final = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx", "Cls": "*_cls_*.onnx"}
"""Step → file name of its model in the package's folder; another release may have newer ones of the same kind."""


def engines() -> tuple[str, ...]:
    """Return the names of the installed OCR engines, the default first."""
    found = {"tesseract": bool(ocr_helper.program()), "rapidocr": has_rapidocr()}
    return tuple(name for name, here in found.items() if here)


def has_rapidocr() -> bool:
    """Return True if both packages of RapidOCR and its models are installed."""
    return all(find_spec(name) is not None for name in RAPIDOCR) and len(rapidocr_models()) == len(_MODELS)


def rapidocr_models() -> dict[str, str]:
    """Return the path of each installed model of RapidOCR, by its step (`Det`, `Rec`, `Cls`)."""
    spec = find_spec(RAPIDOCR[0])
    folders = [Path(place) / "models" for place in (spec.submodule_search_locations or ())] if spec else []
    found = {
        step: sorted(str(file) for folder in folders for file in folder.glob(name)) for step, name in _MODELS.items()
    }
    return {step: files[-1] for step, files in found.items() if files}
