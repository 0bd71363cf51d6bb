"""Escapes are undone over the whole text until nothing changes, and texts are told by their letters alone."""

from __future__ import annotations

import json

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify import unescaping
from app.verify.folding import fold_letters, letter_offsets, nfkc
from app.verify.judge import verify
from app.verify.model import Context, LimitReached
from app.verify.registry import CHANNELS
from app.verify.unescaping import unescaped_readings

NAME = "Jürgen Großmann"
UTF8 = "J%C3%BCrgen_Gro%C3%9Fmann"


def _nested(text: str, times: int) -> str:
    for _ in range(times):
        text = json.dumps({"n": text})
    return text


ESCAPED = {
    "percent, UTF-8": UTF8,
    "percent, Latin-1": "J%FCrgen Gro%DFmann",
    "percent, twice": UTF8.replace("%", "%25"),
    "percent, nine times": UTF8.replace("%", "%" + "25" * 8),
    "every letter": "".join(f"%{byte:02X}" for byte in NAME.encode()),
    "percent u": "J%u00FCrgen Gro%u00DFmann",
    "references": "J&uuml;rgen Gro&#xDF;mann",
    "references, twice": "J&amp;uuml;rgen Gro&amp;#223;mann",
    "backslash": r"J\u00fcrgen Gro\u00dfmann",
    "backslash, doubly": r"J\\u00fcrgen Gro\\u00dfmann",
    "backslash, hexadecimal": r"J\xfcrgen Gro\xdfmann",
    "backslash, octal": r"J\303\274rgen Gro\303\237mann",
    "backslash, braces": r"J\u{fc}rgen Gro\u{df}mann",
    "style sheet": r"""<style>p::after{content:"J\fc rgen Gro\0000dfmann"}</style>""",
    "JSON in JSON": _nested(NAME, 4),
    "quoted-printable": "J=C3=BCrgen Gro=C3=9Fm=\nann",
    "mixed": "J%26uuml%3Brgen Gro%5Cu00dfmann",
    "soft hyphens": "Jür\u00adgen Groß\u00admann",
    "accents apart": "Ju\u0308rgen Großmann",
    "without spaces": "jürgengroßmann",
    "slug": "jurgen-grossmann",
    "spelled out": "Juergen Grossmann",
    "toned letters": "Jǖrgen Großmann",
}


@pytest.mark.parametrize("how", ESCAPED)
def test_an_escaped_name_is_found(how: str) -> None:
    withheld = ProtectedValue("basics.name", Kind.NAME, NAME)
    context = Context(False, None, (withheld,), ())
    found = verify("a.txt", f"written by {ESCAPED[how]} in May\n".encode(), context, CHANNELS).findings
    assert [finding.field for finding in found if finding.code == "value"]


def test_a_punycode_host_and_two_surrogates_are_read() -> None:
    assert "www.jürgen.example" in next(iter(unescaped_readings("www.xn--jrgen-kva.example")))
    assert "𠮷" in next(iter(unescaped_readings(r"\ud842\udfb7")))
    assert [fold_letters(one) for one in unescaped_readings("%BB%C6%C7%E0")][1] == "黄青"


def test_a_text_without_escapes_has_no_other_reading() -> None:
    assert list(unescaped_readings("100 % of it & more = done; a\\z")) == []


def test_escapes_without_an_end_cannot_be_vouched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unescaping, "_ROUNDS", 3)
    once = list(unescaped_readings(_escaped(2)))
    assert once == ["A"]
    with pytest.raises(LimitReached):
        list(unescaped_readings(_escaped(9)))
    finding = verify("a.txt", _escaped(9).encode(), Context(False, None, (), ()), CHANNELS).findings[0]
    assert (finding.code, finding.channel) == ("unreadable", "encoded")


def _escaped(times: int) -> str:
    """A letter as an octal escape, whose backslash is one, whose backslash is one …"""
    text = "\\101"
    for _ in range(times - 1):
        text = "\\134" + text[1:]
    return text


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("Łukasz  O’Neill", "lukaszoneill"),
        ("歐陽⽂⻰", "欧阳文龙"),
        ("１３８-０００", "138000"),
        ("Оuyаng", "ouyang"),
        ("ﬁnanční", "financni"),
    ],
)
def test_a_text_is_told_by_its_letters(written: str, letters: str) -> None:
    assert fold_letters(written) == letters
    assert len(letter_offsets(nfkc(written))) == len(letters)
