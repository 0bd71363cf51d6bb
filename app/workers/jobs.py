"""Names of the jobs of child processes, and the files each may read. Plain data, known to both sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

JOBS: Final = (
    "app.ingest.jobs:explain_resume",
    "app.ingest.jobs:read_resume",
    "app.ingest.jobs:read_text",
    "app.ingest.jobs:is_profile",
    "app.ingest.picture_jobs:read_flattened",
    "app.ingest.picture_jobs:read_as_it_is",
    "app.ingest.picture_jobs:read_pages",
    "app.ingest.picture_jobs:read_lines",
    "app.ingest.picture_jobs:draw_pages",
    "app.ingest.drawn_digits:read_digits",
    "app.mail.alias_matching:match",
    "app.mail.reading:take_apart",
    "app.caseload.sealed_container:read_members",
    "app.verify.jobs:verify_file",
    "app.services.second_opinion:verify_file",
    "app.services.child_tasks:run",
    "app.services.counsellor_key_file:read_codes",
    "app.render.photo:decode_photo",
    "app.render.photo_crop:crop_photo",
    "app.render.typesetter:compile_page",
    "app.render.render_jobs:write_copy",
    "app.render.render_jobs:show_pages",
    "app.render.render_jobs:fit_pages",
    "app.render.id_scan_jobs:stamp_scan",
    "app.render.id_scan_jobs:preview_scan",
    "app.workers.sandbox.selftest:attempt",
    "checkers.registers.table_job:next_rows",
    "ui.checking_jobs:check",
    "ui.checking_jobs:check_row",
)
"""The only functions a child will run.

Named, not imported: only the child imports them (the last ones belong to packages that this one must not import).
"""

READS: Final[Mapping[str, tuple[str, ...]]] = {
    "ui.checking_jobs:check": ("rules", "registers"),
    "ui.checking_jobs:check_row": ("rules",),
    "checkers.registers.table_job:next_rows": ("path",),
    "app.ingest.jobs:is_profile": ("path",),
}
"""Keys of a job's header that name files and folders it may read."""

RECOGNISES: Final = (
    "app.ingest.picture_jobs:read_flattened",
    "app.ingest.picture_jobs:read_as_it_is",
    "app.ingest.picture_jobs:read_pages",
    "app.ingest.picture_jobs:read_lines",
    "app.ingest.drawn_digits:read_digits",
    "app.verify.jobs:verify_file",
    "app.services.second_opinion:verify_file",
)
"""Jobs that may run OCR; others may when their header says `ocr`."""

WATCHED_JOBS: Final = ("app.services.child_tasks:run",)
"""Jobs that also take a cancellation token and a progress report, and whose unexpected failure is reported as a bug:
they work on the person's own data."""


def require_known(*jobs: str) -> None:
    """Raise ValueError for an unknown job."""
    for job in jobs:
        if job not in JOBS:
            raise ValueError(f"unknown job {job}")
