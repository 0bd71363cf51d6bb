"""Reads a YAML file shipped with the program or written by the person, with the safe loader only."""

from __future__ import annotations

from pathlib import Path

from app.files import LARGEST, read_bytes


def read_yaml(path: Path) -> object:
    """Return the document of a YAML file (lists, mappings, text, numbers). Raises `yaml.YAMLError` or OSError."""
    return parse_yaml(read_bytes(path, LARGEST).decode("utf-8"))


def read_first_line(path: Path) -> object:
    """Return the document in the first line of a YAML file alone: quick where a long file begins with what is asked for. Raises like `read_yaml`."""
    return parse_yaml(read_bytes(path, LARGEST).partition(b"\n")[0].decode("utf-8"))


def parse_yaml(text: str) -> object:
    """Return the document of a YAML text. Raises `yaml.YAMLError`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 — both are safe loaders
