"""Printable pages that are no copies: the recovery sheet of a vault.

The sheet holds the recovery code and nothing that says whose vault it is beyond the name the person gave it. It is
returned as bytes; whoever prints or saves it decides where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.render import coverage
from app.render.pdf import compile_template

_PARTS: Final[tuple[dict[str, Any], ...]] = (
    {
        "lang": "en",
        "title": "Recovery sheet",
        "heading": "What this is",
        "steps": [
            "This code opens the vault when the passphrase is lost or the computer is new. "
            "Whoever holds it can read everything in the vault.",
            "Keep it on paper, away from the computer. Do not photograph it, mail it, or store it in a cloud.",
            "To use it: open Countermark, choose the vault, choose “Use recovery sheet”, "
            "and type the groups in order. Case, spaces and hyphens do not matter; a mistyped group is pointed out.",
            "After using it, set a new passphrase and print a new sheet; the old sheet then opens nothing.",
        ],
    },
    {
        "lang": "zh",
        "title": "恢复码打印页",
        "heading": "这是什么",
        "steps": [
            "忘记主密码或更换电脑时，用这组字符可以打开保险库。任何人拿到它，都能读出保险库里的全部内容。",
            "请只保存在纸上，并与电脑分开放。不要拍照、不要用邮件发送、不要存入网盘。",
            "使用方法：打开“简历暗记”，选择保险库，点“使用恢复码”，按顺序输入各组字符。不区分大小写，空格和连字符可省略；输错的一组会被指出。",
            "使用之后，请设置新的主密码，并重新打印恢复码；旧的恢复码随即失效。",
        ],
    },
)


def recovery_sheet(groups: Sequence[str], *, vault: str, created: str, language: str = "en") -> bytes:
    """Return the recovery sheet as PDF: `groups` of the code in order, the vault's name and the date (`2026-11-24`).

    The person's language comes first, then the other: whoever helps may read that one.

    Raises `UserError("no-glyph", characters=…)` if the vault's name cannot be printed.
    """
    subject = " · ".join(part for part in (vault, created) if part)
    parts = sorted(_PARTS, key=lambda part: part["lang"] != language)
    titles = [part["title"] for part in parts]
    coverage.require_printable([subject, *groups])
    return compile_template(
        "recovery.typ",
        {
            "title": " / ".join(titles),
            "heading": f"Countermark 简历暗记 — {' '.join(titles)}",
            "subject": subject,
            "groups": list(groups),
            "parts": parts,
        },
    )
