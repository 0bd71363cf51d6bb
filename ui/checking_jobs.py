"""The jobs of a child that looks at postings: every checker, in a confined process.

Started by name from `app.workers.isolation`. Reads the person's rule packs and registers; opens no connection, writes no file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from checkers import card_json
from ui.checking import Engine
from ui.checking import check_row as engine_row

_NOTHING: Final = Path(os.devnull)
"""Neither rules nor registers of a person: `warm` knows of none."""


def warm() -> None:
    """Load what the first check needs: rules, the model, the readers of pages."""
    from checkers.intake.posting_reader import extract
    from checkers.rules.engine import shipped_engine

    shipped_engine()
    engine = Engine(_NOTHING, _NOTHING)
    engine.check(extract(b"<p>-</p>", name="", url="", content_type="text/html"), created="2026-01-01T00:00:00Z")


def check(header: Mapping[str, Any], payload: bytes) -> dict[str, object]:
    """With the packs in `rules` and the lists in `registers`: `card` (as `card_json.dump`) of a page, file or text (`name`, `url`, `content_type`), or of `posting`, when given;
    dated `created`, for a person in `country`."""
    engine = Engine(Path(header["rules"]), Path(header["registers"]), header["country"])
    given = cast("dict[str, object] | None", header["posting"])
    if given is None:
        posting = engine.extract(payload, name=header["name"], url=header["url"], content_type=header["content_type"])
    else:
        posting = card_json.posting_of(given)
    return {"card": card_json.dump(engine.check(posting, created=header["created"]))}


def check_row(header: Mapping[str, Any], payload: bytes) -> dict[str, object]:
    """The card of one `row` of JSON lines, in `language`, dated `created`, with the packs in `rules`; encoded as on the command line."""
    return engine_row(header["row"], header["language"], header["created"], Path(header["rules"]), header["country"])
