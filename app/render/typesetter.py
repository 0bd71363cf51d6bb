"""Typst: in this process, or (for a window that stays open for hours) in a child that ends when it is not needed.

Typst's code, fonts and caches take 60 MB, which a process never gives back. A window therefore asks a child by the protocol of all
(`app.workers.protocol`), which is started ahead of the first page, answers any number of times, and is ended after a while without work or when
the vault is locked. It holds no key and ends with its program. The same child writes the other formats of a copy and shows its pages
(`app.render.render_jobs`). Must never read system fonts, packages from the network, or files outside `resources/templates`.
"""

from __future__ import annotations

import json
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from app import resources
from app.errors import EnvironmentProblem, UserError
from app.workers.child_pool import ENDED, Pool
from app.workers.isolation import Limits
from app.workers.protocol import bytes_in

if TYPE_CHECKING:
    import typst

JOB: Final = "app.render.typesetter:compile_page"
WRITE_JOB: Final = "app.render.render_jobs:write_copy"
SHOW_JOB: Final = "app.render.render_jobs:show_pages"
FIT_JOB: Final = "app.render.render_jobs:fit_pages"
IDLE_SECONDS: Final = 60.0
"""How long a child waits for more work."""
LIMITS: Final = Limits(seconds=120.0, memory=0, answer=1_500_000_000)
"""Typst reserves more address space than it uses; an answer may be the pictures of 300 pages."""
_LOST: Final = frozenset({*ENDED.values(), "machine-busy", "program-updated", "too-large"})
"""Error codes of a child that gave no answer."""
_LOCK: Final = threading.Lock()  # one compiler: Typst's own caches make the second page cheap
HELPER: Final = Pool((JOB, WRITE_JOB, SHOW_JOB, FIT_JOB), LIMITS, most=1, idle=IDLE_SECONDS)
_wanted = False


def typeset(template: str, data: str) -> bytes:
    """The PDF of one of our templates with `data` (JSON) as its only input. Raises `EnvironmentProblem` `pdf-failed`."""
    if not _wanted:
        with _LOCK:
            return _compile(template, data)
    return bytes_in(ask(JOB, {"template": template}, data.encode()), "pdf")


def ask(job: str, header: dict[str, Any], payload: bytes = b"") -> dict[str, Any]:
    """Return the child's answer to one of its jobs. Raises `EnvironmentProblem` `pdf-failed`, and what the job raises."""
    for last in (False, True):  # a child that dies over a page is replaced once
        try:
            return HELPER.run(job, header, payload)
        except (UserError, OSError) as error:
            if isinstance(error, UserError) and error.code not in _LOST:
                raise
            if last:
                raise EnvironmentProblem("pdf-failed", reason="typesetter") from error
    raise AssertionError


def has_helper() -> bool:
    """Return True if a child does the work."""
    return _wanted


def use_helper(wanted: bool) -> None:
    """Have a child do the work from now on, or no longer."""
    global _wanted
    _wanted = wanted
    if not wanted:
        end()


def prepare() -> None:
    """Start the child, if there is to be one, so that the first page need not wait for it."""
    if _wanted:
        HELPER.prepare()


def end() -> None:
    """End the child, if there is one."""
    HELPER.end()


def measure(template: str, data: str) -> dict[str, Any]:
    """Return what a template says of its end (`<end>`): number of pages, where the text ends on the last one. In this process only.

    A compilation of the same data afterwards costs little: Typst keeps what it laid out. Raises `EnvironmentProblem` `pdf-failed`.
    """
    import typst

    with _LOCK:
        try:
            compiler = _compiler(template)
            compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_tags=False)
            found = json.loads(compiler.query("<end>", field="value", one=True))
        except typst.TypstError as error:
            raise EnvironmentProblem("pdf-failed", reason=str(error)[:200]) from error
    assert isinstance(found, dict)
    return found


def _compile(template: str, data: str) -> bytes:
    import typst

    try:
        result = _compiler(template).compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=["1.7", "ua-1"], timestamp=0
        )
    except typst.TypstError as error:
        raise EnvironmentProblem("pdf-failed", reason=str(error)[:200]) from error
    assert isinstance(result, bytes)
    return result


@lru_cache(maxsize=8)
def _compiler(template: str) -> typst.Compiler:
    """Return the compiler of a template. It is given the path: asked about what it laid out, it answers for its own input alone."""
    import typst

    return typst.Compiler(resources.path("templates", template), root=resources.path("templates"), font_paths=_fonts())


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return our own fonts: neither the system's nor those that come with Typst."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources.path("fonts")])


def warm() -> None:
    """Read the fonts; nothing is set, for that starts threads, and a process is confined while it has one."""
    _fonts()


def compile_page(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: the `pdf` of the `template` with the data of the payload."""
    return {"pdf": _compile(str(header["template"]), payload.decode())}
