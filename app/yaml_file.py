"""Reads a YAML file shipped with the program or written by the person, with the safe loader only."""

from __future__ import annotations

from pathlib import Path

from app.files import LARGEST, read_bytes


def read_yaml(path: Path) -> object:
    """Return the document of a YAML file (lists, mappings, text, numbers). Raises `yaml.YAMLError` or OSError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(read_bytes(path, LARGEST).decode("utf-8"), Loader=loader)  # noqa: S506 — both are safe loaders
