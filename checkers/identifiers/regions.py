"""Names of Chinese administrative divisions by their GB/T 2260 code, and the codes a text names. Data: resources/places/china.tsv."""

from __future__ import annotations

import functools

from app import resources

_SHORT = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "地区", "省", "市", "盟")


@functools.cache
def _names() -> dict[str, str]:
    rows = resources.path("places", "china.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows if row and not row.startswith("#"))


@functools.cache
def _cities() -> tuple[tuple[str, str], ...]:
    """Return (short name, four-digit prefix) of provinces and prefectures, longest name first."""
    out: dict[str, str] = {}
    for code, name in _names().items():
        if code.endswith("00") and code.isdigit():
            short = next((name.removesuffix(end) for end in _SHORT if name.endswith(end)), name)
            if len(short) >= 2:
                out.setdefault(short, code[:4])
    return tuple(sorted(out.items(), key=lambda item: -len(item[0])))


def name_of(code: str) -> str:
    """Return the name of a code: `330203` → `浙江省宁波市海曙区`.

    Parts that are no longer in the list are left out; `100000` is the state itself.
    """
    if code == "100000":
        return "国家级登记机关"
    parts = [_names().get(part, "") for part in (code[:2] + "0000", code[:4] + "00", code)]
    return "".join(dict.fromkeys(part for part in parts if part))


def is_known_region(code: str) -> bool:
    """Return True if the code's province exists (counties come and go, provinces stay)."""
    return code == "100000" or code[:2] + "0000" in _names()


def provinces_in(text: str) -> frozenset[str]:
    """Return the two-digit codes of provinces that `text` names, directly or by one of their cities."""
    found = set()
    for short, prefix in _cities():
        if short in text:
            found.add(prefix[:2])
            text = text.replace(short, "　")
    return frozenset(found)
