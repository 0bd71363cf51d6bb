from __future__ import annotations

import pytest

from app.errors import UserError
from app.vault.keys.passphrase_policy import rejection_code, require_acceptable


@pytest.mark.parametrize(
    "passphrase",
    ["woaini1314", "WoAiNi1314", "5201314520", "a123456789", "password1", "ｐａｓｓｗｏｒｄ１", "1qaz2wsx", "qq123456789", "iloveyou520", "zhongguo", "correct horse battery staple"],
)  # fmt: skip
def test_what_is_tried_first_is_refused(passphrase: str) -> None:
    assert rejection_code(passphrase) == "passphrase-common"


@pytest.mark.parametrize(
    "passphrase", ["88888888", "aaaaaaaaaaaa", "abcabcabc", "13141314", "123456789", "87654321", "qwertyui", "lkjhgfdsa", "zxcvbnm,", "我我我我我我我我"]
)  # fmt: skip
def test_a_repetition_and_a_run_are_refused(passphrase: str) -> None:
    assert rejection_code(passphrase) == "passphrase-common"


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u3164", "\t", "\x00", "\ud800", "\u2028", "\U000e0041"],
)
def test_what_cannot_be_seen_is_refused_anywhere(hidden: str) -> None:
    for passphrase in (hidden * 12, f"correct horse{hidden} battery", f"{hidden}correct horse battery"):
        assert rejection_code(passphrase) == "passphrase-invisible"


def test_joiners_belong_to_scripts_but_count_for_nothing() -> None:
    assert rejection_code("می‌خواهم‌بروم خانه") == ""
    assert rejection_code("👩‍💻 works on ❤️") == ""
    assert (
        rejection_code("\u200d" * 20) == rejection_code("abc\u200c\u200c\u200c\u200c\u200c") == "passphrase-too-short"
    )


@pytest.mark.parametrize("passphrase", ["", "short", "   seven ", "七个字还不到呢"])
def test_what_is_short_is_refused(passphrase: str) -> None:
    with pytest.raises(UserError) as refused:
        require_acceptable(passphrase)
    assert refused.value.code == "passphrase-too-short" and refused.value.params == {"minimum": 8}


@pytest.mark.parametrize(
    "passphrase", ["correct horse battery", "ÄÖÜäöüßé", "山高水长云淡风轻", "tr0ub4dor&3", "woaini but not like that"]
)
def test_others_are_taken_as_they_are(passphrase: str) -> None:
    assert require_acceptable(passphrase) == passphrase


def test_the_list_holds_what_the_rules_do_not_know() -> None:
    from app.vault.keys import passphrase_policy

    words = passphrase_policy._common_passphrases()
    assert len(words) > 500 and all(len(word) >= 8 and word == word.casefold() for word in words)
