"""A picture of a posting is kept beside its check, and can be looked at from the card."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.untrusted_input import from_paths
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
TEXT = "Warehouse packer wanted at once\nPay a deposit of 300 yuan before you begin\nWrite on WeChat: packer2026"


def test_every_picture_of_a_posting_is_kept_with_its_card(
    window: Window, until: Until, tmp_path: Path, screenshot: Callable[[Path, str], Path]
) -> None:
    paths = [screenshot(tmp_path / name, f"{TEXT}\nPage {name}") for name in ("one.png", "two.png")]
    for given in (paths[:1], paths):
        window.hand("check", from_paths(given))
        page = window.page("check")
        assert isinstance(page, CheckPage)
        until(lambda: page.card.result is not None and not page.has_pending_input)  # noqa: B023
        result = page.card.result
        assert result is not None
        lines = [line for line in result.card.needs_you if line.code == "picture-read"]
        assert [line.subject for line in lines] == [path.name for path in given]
        for line, path in zip(lines, given, strict=True):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            assert line.params == {"picture": path.name, "picture_sha256": digest}
            assert window.session.vault.checks.picture(digest) == path.read_bytes()
        wanted = {f"View the screenshot {path.name}" for path in given}
        until(lambda: wanted <= {one.accessibleName() for one in page.card.findChildren(QPushButton)})  # noqa: B023
        page.begin()
        page.card.result = None
