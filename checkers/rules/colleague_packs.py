"""Rules that a colleague signed, kept on this computer as packs until their last day: words to look for, how serious, what they mean.

The signature was verified by who took them (`app.services.shared_lists`). A colleague's rules are plain words, no patterns of their own: whoever writes
them needs no syntax, and they cannot make a check slow.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from app.errors import UserError
from app.files import make_private_folder, read_bytes, write_atomic
from checkers.rules.loader import MAX_PACK, read_pack, unreadable
from checkers.rules.model import Pack

FOLDER: Final = "colleagues"
_MAX_WORDS: Final = 40
_SEVERITIES: Final[Mapping[str, str]] = {
    **{one: one for one in ("critical", "warning", "notice")},
    **{"": "warning", "严重": "critical", "高风险": "critical", "警告": "warning", "提示": "notice"},
}
_WORDS: Final = re.compile(r"[\w '’-]{2,80}")
_ADVICE: Final = {
    "en": "Your careers office wrote this rule. Ask there before you go on.",
    "zh": "这条规则由就业指导老师制定，继续之前请先咨询。",
}
_HEAD: Final = re.compile(r"^# until (\d{4}-\d{2}-\d{2}) key ([0-9a-f]{64})$", re.MULTILINE)


def pack_text(title: str, rows: Sequence[Sequence[str]], *, author: str, issued: str, expires: str, key: str) -> str:
    """Return the pack of a colleague's rules; rows of words (alternatives between `|`), severity, explanation, source. Raises UserError `rules-row`
    (params row, why: `words`, `severity` or `explanation`)."""
    name = hashlib.sha256(f"{key}\0{title}".encode()).hexdigest()[:8]
    rules = [_rule(f"colleague-{name}-{row}", row, cells, author, issued) for row, cells in enumerate(rows, 1)]
    body = {"pack": title, "version": issued, "expires": expires, "rules": rules}
    text = f"# until {expires} key {key}\n" + yaml.safe_dump(body, allow_unicode=True, sort_keys=False)
    read_pack(f"{name}.yaml", text)
    return text


def _rule(code: str, row: int, cells: Sequence[str], author: str, issued: str) -> dict[str, object]:
    said, severity, explanation, source = (cell.strip() for cell in cells)
    words = [" ".join(one.split()).casefold() for one in re.split(r"[|｜]", said)]
    if not 0 < len(words) <= _MAX_WORDS or not all(map(_WORDS.fullmatch, words)):
        raise UserError("rules-row", row=row, why="words")
    if severity.casefold() not in _SEVERITIES:
        raise UserError("rules-row", row=row, why="severity")
    if not explanation:
        raise UserError("rules-row", row=row, why="explanation")
    return {
        "code": code,
        "severity": _SEVERITIES[severity.casefold()],
        "patterns": [_pattern(one) for one in words],
        "explanation": {"en": explanation, "zh": explanation},
        "advice": dict(_ADVICE),
        "source": " · ".join(filter(None, (author, source))),
        "date": issued,
        "positive": [words[0]],
        "negative": ["–"],
    }


def _pattern(words: str) -> str:
    quoted = re.sub(r"([-'])", r"\\\1", words).replace(" ", r"\s")
    return rf"\b{quoted}\b" if words.isascii() else quoted


def keep(rules: Path, text: str) -> None:
    """Keep a pack below the folder of rules, in place of an earlier one of that author and title."""
    folder = rules / FOLDER
    make_private_folder(folder)
    name = hashlib.sha256(_identity(text).encode()).hexdigest()[:32]
    write_atomic(folder / f"{name}.yaml", text.encode())


def _identity(text: str) -> str:
    found, pack = _HEAD.search(text), yaml.safe_load(text)
    return f"{found[2] if found else ''}\0{pack['pack']}"


def forget(rules: Path, key: str) -> None:
    """Delete the packs of an author's key (hexadecimal)."""
    _delete(rules, lambda _until, of: of == key)


def drop_expired(rules: Path, today: str) -> None:
    """Delete the packs whose last day is before an ISO day."""
    _delete(rules, lambda until, _key: until < today)


def _delete(rules: Path, wanted: Callable[[str, str], bool]) -> None:
    for path in sorted((rules / FOLDER).glob("*.yaml")):
        found = _HEAD.match(read_bytes(path, MAX_PACK).decode("utf-8", "replace"))
        if found and wanted(found[1], found[2]):
            path.unlink()


def read_colleague_packs(rules: Path, today: str) -> tuple[tuple[Pack, ...], dict[str, UserError]]:
    """Return the packs that hold on a day, and by file name why others cannot be used; one that is over ends by itself."""
    packs, refused = list[Pack](), dict[str, UserError]()
    for path in sorted((rules / FOLDER).glob("*.yaml")):
        try:
            text = read_bytes(path, MAX_PACK).decode("utf-8")
            found = _HEAD.match(text)
            if found is None:
                raise UserError("rule-pack-undated", file=path.name)
            if today[:10] <= found[1]:
                packs.append(read_pack(path.name, text))
        except UserError as error:
            refused[path.name] = error
        except (OSError, UnicodeDecodeError) as error:
            refused[path.name] = unreadable(path.name, error)
    return tuple(packs), refused
