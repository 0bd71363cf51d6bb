"""The verifier's job in the isolated process: header and bytes in, findings out as JSON."""

from __future__ import annotations

import io
from typing import Any, Final

from app.domain.policy import DerivedForm, ProtectedValue, Standing
from app.domain.sensitivity import Kind
from app.domain.verification import Verification
from app.verify.judge import verify
from app.verify.model import NEVER_OF_OTHERS, Context, SecondOpinion
from app.verify.registry import CHANNELS


def verify_file(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Verify one file; `header` holds what `context_from_header` reads and the file's name. Returns findings as JSON data."""
    return verification_to_json(verify(header["name"], payload, context_from_header(header), CHANNELS))


def context_from_header(header: dict[str, Any], second: SecondOpinion | None = None) -> Context:
    """Build the context that a header describes, with the `second` matcher if given.

    Keys: `own`; `expected` (list or null); `absent` and `allowed` ([field, kind, value, term] rows); `derived` ([index
    among the absent, text, standing, how] rows); `patterns` (kinds).
    """
    expected = header["expected"]
    absent = _protected(header["absent"])
    return Context(
        own=bool(header["own"]),
        expected=None if expected is None else tuple(expected),
        absent=absent,
        allowed=_protected(header["allowed"]),
        derived=tuple(
            DerivedForm(absent[at], text, Standing(standing), how) for at, text, standing, how in header["derived"]
        ),
        patterns=NEVER_OF_OTHERS | {Kind(kind) for kind in header["patterns"]},
        second=second,
    )


def warm() -> None:
    """Verify a blank page, so that every library and table is loaded before a file arrives (see `app.workers.isolation.prepare`).

    The first use costs more than all channels together.
    """
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        names = pikepdf.Name
        font = pikepdf.Dictionary(Type=names.Font, Subtype=names.Type1, BaseFont=names.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = document.make_stream(b"BT /F 9 Tf 9 9 Td (Nobody Anywhere, since 2019, +44 20 7946 0000) Tj ET")
        document.docinfo["/Subject"] = pikepdf.String("张三四，电话 13800000000，浙江大学")
        document.save(out)
    context = Context(own=True, expected=("x",), absent=_DUMMY_VALUES, allowed=_DUMMY_VALUES[:2])
    verify("Resume.pdf", out.getvalue(), context, CHANNELS)


_DUMMY_VALUES: Final = tuple(
    ProtectedValue(f"nobody.{kind}", kind, value)
    for kind, values in (
        (Kind.NAME, ("Nobody Anywhere", "张三四")),
        (Kind.PHONE, ("+44 20 7946 0000", "13800000000")),
        (Kind.EMAIL, ("nobody@example.org",)),
        (Kind.LINK, ("https://example.org/nobody",)),
        (Kind.EMPLOYER, ("Nowhere Widgets Ltd", "无处寻软件（杭州）有限公司")),
        (Kind.SCHOOL, ("University of Nowhere", "无处大学")),
        (Kind.ADDRESS, ("1 Nowhere Road, Leeds", "杭州市无处路1号")),
        (Kind.ID_NUMBER, ("X0000000",)),
        (Kind.BIRTH, ("1990-01-01",)),
        (Kind.DATES, ("2019-03",)),
        (Kind.GENDER, ("female", "男")),
        (Kind.REFEREE, ("Somebody Else",)),
    )
    for value in values
)
"""Nobody's values, one of each kind of matcher and script: what matching needs is loaded with them."""


def _protected(rows: list[tuple[str, str, str, bool]]) -> tuple[ProtectedValue, ...]:
    return tuple(ProtectedValue(field, Kind(kind), value, term) for field, kind, value, term in rows)


def verification_to_json(result: Verification) -> dict[str, Any]:
    """Return a verification as JSON-able data."""
    rows = [
        [finding.channel, finding.where, finding.code, finding.kind, finding.field, finding.excerpt]
        for finding in result.findings
    ]
    return {"format": result.format, "channels": list(result.channels), "findings": rows}
