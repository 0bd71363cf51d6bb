"""What the window has computed is computed in another process: its own threads wait, so that no thread of it must be told to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.copies import Recipient, RecipientKind
from app.domain.sensitivity import Stage
from app.marks import wording_proposals
from app.redact.policies import stage_policy
from app.render import glyph_coverage, preview, typesetter
from app.services import child_tasks
from app.services.compute import ChildCompute
from app.services.copies import CopyRequest
from app.workers.cancellation import CancelToken
from ui.checking import Engine
from ui.desktop.models.copy_preview import make_preview
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


def test_a_preview_and_the_wordings_are_made_by_no_thread_of_the_window(
    ready_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[object] = []
    for module, name in (
        (glyph_coverage, "unprintable_characters"), (preview, "open_pages"), (wording_proposals, "propose"), (typesetter, "_compile"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, lambda *_, name=name: here.append(name))
    ready_window.go("send")
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    until(lambda: send.preview)
    assert send.preview is not None and send.preview.places and send.preview.untrusted_text
    ready_window.show_wordings()
    resume = ready_window.page("resume")
    assert isinstance(resume, ResumePage)
    assert not resume.wordings.save.isEnabled() and resume.stack.currentWidget() is resume.wordings
    until(lambda: not resume.is_rewording)
    assert any(card.ticks for card in resume.wordings.cards.values())
    assert here == [] and not ready_window.messages.shown


def test_the_child_for_the_first_preview_loads_while_nobody_waits(ready_window: Window, until: Until) -> None:
    ready_window.show()
    until(lambda: ready_window.session.compute._pool._idle)
    (child,) = ready_window.session.compute._pool._idle
    child.channel.ready()
    ready_window.lock()
    assert child.channel.child.poll() is not None, "it ends with the vault"


def test_a_preview_says_what_it_is_doing(ready_window: Window) -> None:
    session, steps = ready_window.session, list[tuple[str, int, int]]()
    policy = stage_policy(Stage.APPLY)
    request = CopyRequest(Recipient("", "Acme", RecipientKind.EMPLOYER), policy)
    make_preview(session, request, "0" * 32, 1.0, CancelToken(), "", lambda *step: steps.append(step))
    assert steps == [("plan", 0, 3), ("render", 1, 3), ("preview", 2, 3)]


def test_a_preview_its_drill_a_comparison_and_a_pasted_posting_are_computed_by_no_thread_of_the_window(
    ready_window: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[object] = []
    monkeypatch.setattr(child_tasks, "call", lambda task, *_: here.append(task))
    monkeypatch.setattr(Engine, "check", lambda *_, **__: here.append("check"))
    session = ready_window.session
    assert isinstance(session.compute, ChildCompute)
    ready_window.go("send")
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    send.address_name("Northwind")
    until(send.save.isEnabled)
    send.drills.try_it()
    until(lambda: not send.drills._trying.busy)
    ready_window.go("leaks")
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    leaks.try_example()
    until(lambda: leaks.traced)
    result = session.checks.check(b"Warehouse clerk wanted\nCompany: Alpha Foods Ltd")
    assert result.card.posting.organisation == "Alpha Foods Ltd"
    assert here == []
    assert send.preview is not None and not ready_window.messages.shown


def test_what_computes_ends_when_the_vault_is_locked(
    ready_window: Window, until: Until, locked: Callable[[Window], None]
) -> None:
    ready_window.go("send")
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    until(lambda: send.preview)
    pool = ready_window.session.compute._pool
    children = [worker.channel.child for worker in pool._idle]
    assert children
    locked(ready_window)
    assert all(child.poll() is not None for child in children) and not pool._idle
