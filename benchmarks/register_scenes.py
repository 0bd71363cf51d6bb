"""Scenes of official lists for the pictures: the question what a table holds, and the lists there are."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.pages.settings.page import SettingsPage

TABLES: Final = {
    "en": "Sponsors, published 31 October 2026\nOrganisation Name,Registration Number,Status,Town/City\n"
    "Northwind Logistics Ltd,00445790,Active,Leeds\n",
    "zh": "人力资源服务机构名单\n机构名称,统一社会信用代码,状态,地址\n宁波海川人力资源有限公司,91330201MA0000007X,存续,宁波市\n",
}


def official_lists(studio: Studio, page: SettingsPage) -> None:
    """The dialog before an import, and the sheet with a list in it."""
    from app import paths
    from checkers.registers.store import RegisterStore
    from ui.desktop.dialogs.import_official_list import RegisterDialog

    with tempfile.TemporaryDirectory() as folder, RegisterStore(paths.registers_file()) as store:
        table = Path(folder) / "agencies-2026-10-31.csv"
        table.write_text(TABLES[studio.language], "utf-8")
        studio.dialog(RegisterDialog(store.propose(table), page), "register-import")
        store.import_file(table)
    page.show_sheet("registers")
    page.registers.show_now()
    studio.until(lambda: page.registers.found.registers)
    studio.shoot("settings-registers-some")
