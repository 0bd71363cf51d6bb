"""Prints the recovery sheet of a vault as PDF.

The sheet holds the recovery code and nothing that says whose vault it is beyond the name the person gave it. It is
returned as bytes; whoever prints or saves it decides where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.domain.style import default_style, format_date
from app.render import glyph_coverage
from app.render.pdf import compile_template

_PARTS: Final[dict[str, dict[str, Any]]] = {
    "en": {
        "lang": "en",
        "program": "Countermark",
        "title": "Recovery sheet",
        "heading": "What this is",
        "steps": [
            "This code opens the vault when the passphrase is lost or the computer is new. "
            "Whoever holds it can read everything in the vault.",
            "Keep it on paper, away from the computer. Do not photograph it, mail it, or store it in a cloud.",
            "To use it: open Countermark, choose the vault, press “Use recovery sheet”, and type the groups in order. "
            "Capitals, spaces and hyphens do not matter. A mistyped group is pointed out.",
            "It opens the vault, not a backup file: a backup opens with the passphrase you chose for the backup.",
            "After using it, set a new passphrase and print a new sheet. The old sheet then opens nothing.",
        ],
    },
    "zh": {
        "lang": "zh",
        "program": "简历暗记 Countermark",
        "title": "恢复码打印页",
        "heading": "这是什么",
        "steps": [
            "忘记主密码或更换电脑时，用这组字符可以打开保险库。任何人拿到它，都能读出保险库里的全部内容。",
            "请只保存在纸上，并与电脑分开放。不要拍照、不要用邮件发送、不要存入网盘。",
            "使用方法：打开“简历暗记”，选择保险库，点“使用恢复码”，按顺序输入各组字符。不区分大小写，空格和连字符可省略；输错的一组会被指出。",
            "恢复码只能打开保险库，不能打开备份文件；备份文件要用备份时设置的密码打开。",
            "使用之后，请设置新的主密码，并重新打印恢复码。旧的恢复码随即失效。",
        ],
    },
}
"""Language → what the sheet says in it."""


def recovery_sheet(groups: Sequence[str], *, vault: str, created: str, language: str = "en") -> bytes:
    """Return the recovery sheet as PDF in a language (English where it has none): `groups` of the code in order, the vault's name and the
    date (`2026-11-24`).

    Raises `UserError("no-glyph", characters=…)` if the vault's name cannot be printed.
    """
    part = _PARTS.get(language, _PARTS["en"])
    day = format_date(created, default_style(part["lang"]), part["lang"], whole=True)
    subject = " · ".join(told for told in (vault, day) if told)
    glyph_coverage.require_printable([subject, *groups])
    return compile_template(
        "recovery.typ",
        {
            "lang": part["lang"],
            "title": part["title"],
            "heading": f"{part['program']} — {part['title']}",
            "subject": subject,
            "groups": list(groups),
            "about": part["heading"],
            "steps": part["steps"],
        },
    )
