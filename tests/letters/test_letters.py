"""Laws, texts and rules of letters as data: nothing unconfirmed is printed as law, nothing accuses, nothing asks for too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from app import resources
from app.errors import UserError
from app.letters.authorities import authorities, find_authority
from app.letters.compose import _SLOTS, Occasion, compose_letter, fill
from app.letters.deadlines import next_kind
from app.letters.laws import NO_LAW, AnswerTime, Law, first_guess, law_of, laws, laws_in_force
from app.letters.model import Answer, Form, Holding, Letter, LetterKind, Sender
from app.reader_country import COUNTRIES
from app.text.characters import has_han
from app.text.dates import long_day
from app.yaml_file import read_yaml

TODAY = "2026-11-29"
KINDS = [kind.value for kind in LetterKind]
ROLES = ("basis", "deadline", "refusal", "identity", "complaint")
ACCUSING = re.compile(
    r"\b(?:leak|sold|sell|steal|stole|illegal|unlawful|violat|breach|misus|fraud|guilt|sue|liable|blame|fault)"
    r"|泄露|泄漏|倒卖|贩卖|出卖|违法|违规|侵权|侵犯|非法|盗|骗|起诉|追究|责任|曝光"
)
QUOTED_BY_THE_LAW = ("sells personal information", "not to sell it")
"""Words of a statute about what anybody may ask, not about the recipient."""
ENCLOSED = re.compile(
    r"\b(?:copy|copies|scan|photo) of (?:my|an|the) (?:identity|ID|passport)|身份证复印件|身份证件复印件|护照复印件"
)


def occasion(kind: LetterKind, law: Law, language: str, *, to: bool = True) -> Occasion:
    root = Letter("1", "r", LetterKind.ACCESS, law.id, language, TODAY, "text", sent="2026-10-01", due="2026-11-01")
    root = replace(root, answer=Answer.REFUSED, answered="2026-10-20")
    held = Holding("2026-09-01", Form.COPY, (), ("work",), "R7K4-Q2MD")
    sender = Sender("Amara Lindqvist", "a1@mine.example", ("R7K4-Q2MD",))
    who = find_authority("data", ("SG",)) if to and kind is LetterKind.COMPLAINT else None
    follows = root if kind.value not in ("access", "source", "erase", "stop", "withdraw", "complaint") else None
    return Occasion(
        kind, law, language, TODAY, "Harbour", ("harbour.example",), False, (held,), sender, who, follows, (root,)
    )


def every_letter() -> Iterator[tuple[Occasion, str]]:
    for law, kind, language, to in product(laws().values(), LetterKind, ("en", "zh"), (True, False)):
        made = occasion(kind, law, language, to=to)
        yield made, compose_letter(made)


@pytest.mark.parametrize("law", laws().values(), ids=lambda law: law.id)
def test_every_sentence_of_a_law_has_its_article_source_and_day(law: Law) -> None:
    assert set(law.name) == set(law.short) == set(law.addressee) == {"en", "zh"}
    assert set(law.countries) <= set(COUNTRIES) and date.fromisoformat(law.first_day)
    for one in law.sentences:
        assert one.article and one.source and date.fromisoformat(one.checked) >= date(2026, 11, 1), one
        assert one.role in ROLES and one.kinds and set(one.kinds) <= {*KINDS, "complaint-first"}, one
        assert isinstance(one.confirmed, bool) and ("general knowledge" not in one.source or not one.confirmed), one
        assert one.says["en"].endswith(".") and one.says["zh"].endswith("。") and has_han(one.says["zh"]), one
        assert not has_han(one.says["en"]), one
    for advice in law.advice:
        assert advice.says["en"].endswith(".") and has_han(advice.says["zh"])


@pytest.mark.parametrize("law", laws().values(), ids=lambda law: law.id)
def test_a_time_is_called_the_laws_only_where_a_confirmed_sentence_says_so(law: Law) -> None:
    for kind in KINDS:
        time = law.answer_time(kind)
        section = "complaint-first" if kind == "complaint" else kind
        if time.statutory and (kind != "complaint" or law.controller_first):
            said = law.quoted(section, "deadline") or law.quoted(section, "complaint")
            assert said, (law.id, kind)
        if not time.statutory:
            assert "our own reminder" in time.why["en"] and "提醒" in time.why["zh"], (law.id, kind)
    assert all(set(one.why) == {"en", "zh"} for one in law.answers)


def test_no_letter_prints_a_sentence_that_is_not_confirmed() -> None:
    unconfirmed = [one for law in laws().values() for one in law.sentences if not one.confirmed]
    advice = [one for law in laws().values() for one in law.advice]
    assert len(unconfirmed) > 8
    for made, text in every_letter():
        printed = [one.article for one in unconfirmed if one.says[made.language] in text]
        assert printed == [], (made.law.id, made.section)
        assert not [one for one in advice if one.says[made.language] in text]


OF_THE_LAW = re.compile(
    r"\b(?:[Aa]rticles?|[Ss]ections?|Regulations?|Ordinance|Act|GDPR|PIPL|PDPA|PDPO|CCPA|DPDP|statut\w+|by law|legally)\b"
    r"|第[一二三四五六七八九十百\d]+(?:\(\d+\))?条|保护法|条例|法定|《"
)
"""Words by which a sentence would speak of a law."""


def test_a_letter_speaks_of_the_law_in_confirmed_sentences_alone() -> None:
    """Every law with every kind of letter, in both languages, to the recipient and to an authority."""
    spoken = set[str]()
    for made, text in every_letter():
        rest = text
        for one in (one for one in made.law.sentences if one.confirmed and one.says[made.language] in text):
            assert made.section in one.kinds, (made.law.id, made.section, one.article)
            rest, spoken = rest.replace(one.says[made.language], ""), spoken | {f"{made.law.id} {one.article}"}
        assert not OF_THE_LAW.search(rest), (made.law.id, made.section, made.language, OF_THE_LAW.search(rest))
    confirmed = {f"{law.id} {one.article}" for law in laws().values() for one in law.sentences if one.confirmed}
    assert spoken == confirmed, "each confirmed sentence is said in some letter"


def test_no_letter_has_an_open_slot_or_accuses_or_offers_a_document() -> None:
    for made, text in every_letter():
        assert not re.search(r"[{}]", text), (made.law.id, made.section)
        bare = text
        for words in QUOTED_BY_THE_LAW:
            bare = bare.replace(words, "")
        assert not ACCUSING.search(bare), (made.law.id, made.section, ACCUSING.search(bare))
        offered = [hit[0] for hit in ENCLOSED.finditer(text)]
        assert not offered or made.kind is LetterKind.IDENTITY, (made.section, offered)


def test_the_rule_about_accusing_words_sees_them() -> None:
    for words in ("You leaked it", "this is illegal", "贵方泄露了信息", "依法追究"):
        assert ACCUSING.search(words)


def test_texts_of_both_languages_have_the_same_names_and_known_slots() -> None:
    texts = {lang: {path.stem for path in resources.path("letters", lang).glob("*.txt")} for lang in ("en", "zh")}
    assert texts["en"] == texts["zh"] == {*KINDS, "complaint-first", "erase-retention"}
    for language, name in product(texts, texts["en"]):
        text = resources.path("letters", language, f"{name}.txt").read_text("utf-8")
        assert set(re.findall(r"\{([^}]*)\}", text)) <= set(_SLOTS), (language, name)
        assert {"{name}", "{contact}", "{date}", "{to}"} <= set(re.findall(r"\{[^}]*\}", text)), (language, name)
        if language == "zh":
            assert "\n　　此致\n敬礼！\n" in text and text.index("敬礼") < text.index("{name}") < text.index("{date}")
    phrases = [read_yaml(resources.path("letters", language, "phrases.yaml")) for language in ("en", "zh")]
    assert isinstance(phrases[0], dict) and isinstance(phrases[1], dict) and set(phrases[0]) == set(phrases[1])
    for key in phrases[0]:
        assert set(re.findall(r"\{[^}]*\}", phrases[0][key])) == set(re.findall(r"\{[^}]*\}", phrases[1][key])), key
    assert not [key for both in phrases for key, text in both.items() if ACCUSING.search(text)]


def test_the_chinese_law_sets_no_number_of_days_and_the_letter_says_so() -> None:
    pipl = laws()["pipl"]
    for kind in (LetterKind.ACCESS, LetterKind.ERASE, LetterKind.WITHDRAW, LetterKind.STOP, LetterKind.SOURCE):
        text = compose_letter(occasion(kind, pipl, "zh"))
        assert "15个工作日" in text and "不是法定期限" in text
        text = compose_letter(occasion(kind, pipl, "en"))
        assert "15 working days" in text and "sets no number of days" in text
    assert not pipl.answer_time("access").statutory
    assert "第五十条" in compose_letter(occasion(LetterKind.REASONS, pipl, "zh"))


def test_singapore_is_asked_to_stop_keeping_the_data() -> None:
    text = compose_letter(occasion(LetterKind.ERASE, laws()["pdpa-sg"], "en"))
    assert "section 25" in text and not re.search(r"\b(?:delet|eras)", text)
    text = compose_letter(occasion(LetterKind.ERASE, laws()["pdpa-sg"], "zh"))
    assert "第25条" in text and "删除" not in text


def test_a_british_complaint_goes_to_the_organisation_first() -> None:
    law = laws()["uk-gdpr"]
    first = compose_letter(occasion(LetterKind.COMPLAINT, law, "en", to=False))
    assert "section 164A" in first and "Harbour" in first.split("\n\n")[2] and "they" not in first.casefold()
    second = compose_letter(occasion(LetterKind.COMPLAINT, law, "en"))
    assert "164A" not in second and "Commission" in second.split("\n\n")[2] and "you answered" not in second
    assert law.answer_time("complaint").count == 30 and law.controller_first == "2026-06-19"


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("CN", TODAY, "pipl"),
        ("CN", "2021-10-31", NO_LAW),
        ("GB", TODAY, "uk-gdpr"),
        ("DE", TODAY, "gdpr"),
        ("EU", TODAY, "gdpr"),
        ("IE", TODAY, "gdpr"),
        ("SG", TODAY, "pdpa-sg"),
        ("HK", TODAY, "pdpo"),
        ("TW", TODAY, "pdpa-tw"),
        ("US", TODAY, NO_LAW),
        ("IN", TODAY, NO_LAW),
        ("IN", "2027-05-14", "dpdp"),
        ("NG", TODAY, NO_LAW),
        ("", TODAY, NO_LAW),
    ],
)
def test_the_law_is_guessed_by_country_and_day(country: str, day: str, expected: str) -> None:
    assert first_guess(country, day).id == expected


def test_a_law_is_not_used_before_it_is_in_force_or_after_it_ended() -> None:
    assert "dpdp" not in {law.id for law in laws_in_force(TODAY)}
    with pytest.raises(UserError, match="letter-law-not-in-force"):
        law_of("dpdp", TODAY)
    with pytest.raises(UserError, match="letter-law-unknown"):
        law_of("codex", TODAY)
    ended = replace(laws()["pipl"], last_day="2026-11-28")
    assert ended.in_force("2026-11-28") and not ended.in_force(TODAY)
    assert list(laws())[-1] == NO_LAW


@pytest.mark.parametrize(
    ("count", "unit", "sent", "due"),
    [
        (30, "days", "2026-11-29", "2026-12-29"),
        (1, "months", "2026-01-31", "2026-02-28"),
        (1, "months", "2026-12-15", "2027-01-15"),
        (1, "months", "2026-03-31", "2026-04-30"),
        (15, "working-days", "2026-11-30", "2026-12-21"),
        (15, "working-days", "2026-11-28", "2026-12-18"),
        (1, "working-days", "2026-11-27", "2026-11-30"),
    ],
)
def test_the_day_for_an_answer(count: int, unit: str, sent: str, due: str) -> None:
    time = AnswerTime((), count, unit, False, {})
    assert time.due(date.fromisoformat(sent)).isoformat() == due


def test_taiwan_has_two_times() -> None:
    law = laws()["pdpa-tw"]
    assert [law.answer_time(kind).count for kind in ("access", "erase")] == [15, 30]


def letter(kind: str, answer: str = "", *, due: str = "2026-11-01", to: str = "", sent: str = "2026-10-01") -> Letter:
    told = Answer(answer) if answer else None
    return Letter("1", "r", LetterKind(kind), "gdpr", "en", TODAY, "text", to=to, sent=sent, due=due, answer=told)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (letter("access", sent="", due=""), None),
        (letter("access", due="2026-12-01"), None),
        (letter("access", due=TODAY), None),
        (letter("access"), "reminder"),
        (letter("reminder"), "complaint"),
        (letter("reasons"), "complaint"),
        (letter("access", "refused"), "reasons"),
        (letter("access", "partly"), "reasons"),
        (letter("reasons", "refused"), "complaint"),
        (letter("reminder", "refused"), "reasons"),
        (letter("access", "identity"), "identity"),
        (letter("identity"), "reminder"),
        (letter("access", "done"), None),
        (letter("complaint"), "complaint"),
        (letter("complaint", to="the ICO", due=""), None),
        (letter("complaint", "refused", to="the ICO"), None),
    ],
)
def test_what_may_follow(given: Letter, expected: str | None) -> None:
    found = next_kind(given, TODAY)
    assert (found.value if found else None) == expected


def test_offices_that_take_complaints_are_there_for_every_law() -> None:
    for law in laws().values():
        for country in law.countries:
            if law.id != "dpdp":
                assert authorities(country), country
    assert authorities("IE")[0].url == "www.dataprotection.ie"
    assert authorities("../cn") == () and authorities("") == ()
    for country in COUNTRIES:
        for one in authorities(country):
            assert one.source and date.fromisoformat(one.checked) and has_han(one.name["zh"]) and one.url
    found = find_authority("  12321 ", ("CN",))
    assert found is not None and found.number == "010-12321"
    assert find_authority("", ("CN",)) is None and find_authority("nobody", ("CN",)) is None


def test_lines_of_empty_slots_are_left_out_and_values_are_no_templates() -> None:
    values = {"a": "", "b": "{a}", "c": "x"}
    text = fill("One\n\n  {a}\n\nTwo {b}{a}\n\t{a}{a}\n\t{c}\n", values.__getitem__)
    assert text == "One\n\nTwo {a}\n\tx\n"


def test_days_are_written_as_in_letters() -> None:
    assert long_day("2026-11-09", "en") == "9 November 2026"
    assert long_day("2026-11-09", "zh") == "2026年11月9日"
    assert long_day("some day", "en") == "some day"


def test_a_recipient_without_name_contact_or_copies_gets_none_of_them() -> None:
    for law, language in product(laws().values(), ("en", "zh")):
        made = replace(occasion(LetterKind.SOURCE, law, language), holdings=(), sender=Sender(), domains=())
        text = compose_letter(made)
        assert "Amara" not in text and "mine.example" not in text and "R7K4" not in text and "()" not in text
        assert ("The applicant" if language == "en" else "申请人") in text
    unnamed = replace(occasion(LetterKind.ERASE, laws()["gdpr"], "en"), sender=Sender("", "", ("R7K4-Q2MD",)))
    text = compose_letter(unnamed)
    assert "The person with reference R7K4-Q2MD" in text and "my name" not in text and "contact" not in text
