"""Brings the messages of `messages.yaml` into each language's `window.ts` for translation, and makes each language's own `messages.yaml` from there.

message_texts.py offer OUT.py     the English sentences, as a source that lupdate reads
message_texts.py take FOLDER      FOLDER/window.ts -> FOLDER/messages.yaml
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml

ENGLISH = Path(__file__).resolve().parents[1] / "resources" / "languages" / "en" / "messages.yaml"
CONTEXT = "messages"
HEAD = "# Made from window.ts by `make languages`: never edited.\n"


def english() -> dict[str, str]:
    """All sentences by code."""
    loaded = yaml.safe_load(ENGLISH.read_text("utf-8"))
    return {str(code): str(text) for code, text in loaded.items()}


def offer(out: Path) -> None:
    """Write the source."""
    calls = [
        f"QCoreApplication.translate({_quoted(CONTEXT)}, {_quoted(text)}, {_quoted(code)})"
        for code, text in english().items()
    ]
    out.write_text("\n".join(calls) + "\n", "utf-8")


def take(folder: Path) -> None:
    """Write the language's sentences, those that are translated, in the order of the English ones."""
    said = {}
    for context in ElementTree.parse(folder / "window.ts").iter("context"):  # noqa: S314 — a file of the program
        if context.findtext("name") == CONTEXT:
            for message in context.iter("message"):
                target = message.find("translation")
                if target is not None and target.get("type") is None and target.text:
                    said[message.findtext("comment") or ""] = target.text
    lines = [f"{code}: {_quoted(said[code])}\n" for code in english() if code in said]
    (folder / "messages.yaml").write_text(HEAD + ("".join(lines) or "{}\n"), "utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    {"offer": offer, "take": take}[sys.argv[1]](Path(sys.argv[2]))
