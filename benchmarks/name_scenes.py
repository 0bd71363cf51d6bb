"""Scenes for the pictures: names that give somebody away, on the Résumé page and before a copy is saved."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from app.domain.resume import Line, Resume
from app.domain.sensitivity import Stage

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.pages.resume.page import ResumePage
    from ui.desktop.pages.send.page import SendPage

LINES: Final = {
    "en": (
        "Led the Kestrel squad; known as Mara on every depot's radio.",
        "Moved Tidepool and the HX-GW2100 gateways to new hosts, first at the Quayside campus.",
        "The Reading of each meter is checked by Tidepool; reading lists for new planners.",
    ),
    "zh": ("带领“朱雀”小组，花名青鸾。", "把鹿鸣APP迁到 HX-GW2100 网关，驻明溪大厦。", "朱雀每天核对三百张运单。"),
}


def with_names(resume: Resume, language: str) -> Resume:
    """Return a résumé whose first job names a team, products, a site and a nickname."""
    lines = tuple(Line(f"n{number}", text) for number, text in enumerate(LINES[language], 1))
    first = resume.work[0]
    work = (dataclasses.replace(first, highlights=(*lines, *first.highlights)), *resume.work[1:])
    return dataclasses.replace(resume, work=work)


def on_the_page(studio: Studio, page: ResumePage) -> Resume:
    """The view with a name ticked, one said to identify nobody, and one of the person's own; return the résumé of before."""
    kept = page.home.form.resume
    page.home.save_asked.emit(with_names(kept, studio.language))
    page.show_names()
    studio.until(lambda: not page.is_naming)
    job = page.names.cards["work.w1.organisation"]
    job.rows[0].box.click()
    job.editor.setText({"en": "Reading", "zh": "灰雁"}[studio.language])
    job.add.click()
    studio.until(lambda: not page.is_naming)
    studio.shoot("names")
    page.names.view.verticalScrollBar().setValue(10_000)
    studio.shoot("names-end")
    page.names.left.emit()
    return kept


def before_saving(studio: Studio, page: SendPage) -> None:
    """Show the question about what a copy would still print, above the buttons."""
    page.who.choose_stage(Stage.BROWSE)
    studio.until(lambda: page.rest.names.names)
    studio.until(page.save.isEnabled)
    studio.shoot("send-names")
