"""The wording model: silent where it cannot know, the same every time, and able to say which words moved it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import resources
from app.domain.checks import Posting
from checkers.intake import from_fields
from checkers.wording import features, near, style, wording_risk
from checkers.wording.model import fields_of, shipped_model

LURE = (
    "Data Entry Clerk work from home. We are urgently hiring. No experience needed, earn $400 to $900 weekly part time from the comfort of your "
    "home. All you need is a computer and internet access. Immediate start, paid weekly, training provided. This is a data entry and "
    "administrative assistant position with flexible hours. Click the link to apply now. Many positions available, you must be at least 18 years "
    "old and have basic typing skills. Signing bonus for the first week. Send your resume by email and start today."
)
PLAIN = (
    "We are looking for a senior backend engineer to join our product team in Berlin. You will design and build services in Go and Postgres, "
    "review code with your colleagues and mentor junior developers. We are a company of eighty people founded in 2009, and our customers are "
    "museums across Europe. You have several years of experience with distributed systems and enjoy writing clear documentation. We offer "
    "thirty days of leave, a learning budget and an office near the river."
)
PROFILE = "We build ticketing software for museums. Founded in 2009, our team of eighty serves customers across Europe."


def risk(text: str, **fields: str) -> float | None:
    return wording_risk(from_fields(text, **fields))[0]


def test_a_lure_reads_worse_than_a_plain_posting() -> None:
    lure = risk(LURE, title="Data Entry Clerk", location="US, TX, Houston", employment_type="Part-time")
    plain = risk(
        PLAIN, title="Senior Backend Engineer", location="Berlin", company_profile=PROFILE, employment_type="Full-time"
    )
    assert lure is not None and plain is not None
    assert plain < 0.05 < 0.5 < lure
    bare_lure, bare_plain = risk(LURE), risk(PLAIN)
    assert bare_lure is not None and bare_plain is not None
    assert bare_plain < bare_lure


def test_phrases_are_words_of_the_posting() -> None:
    value, phrases = wording_risk(
        from_fields(LURE, title="Data Entry Clerk", location="US", employment_type="Part-time")
    )
    assert value is not None and 0 <= value <= 1
    assert 1 <= len(phrases) <= 5
    words = set(features.words_of(features.folded(LURE)))
    assert all(set(phrase.split()) <= words for phrase in phrases)
    assert wording_risk(from_fields(PLAIN, title="Engineer", location="Berlin", company_profile=PROFILE))[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Too short to say anything about.",
        "招聘文员，包吃住，月薪八千，无需经验，在家办公，日结。" * 20,
        LURE + "招聘文员，包吃住，月薪八千，无需经验，在家办公，日结。" * 20,
        "Wir suchen einen erfahrenen Entwickler für unser Büro. Aufgaben sind Planung, Umsetzung, Prüfung. " * 8,
        "1234 5678 " * 200,
        "事務職を募集しています。" * 50,
    ],
)
def test_silent_where_it_cannot_know(text: str) -> None:
    assert wording_risk(Posting(text=text)) == (None, ())


def test_same_posting_same_value() -> None:
    assert wording_risk(from_fields(LURE)) == wording_risk(from_fields(LURE))


def test_a_missing_profile_counts_only_when_fields_came_apart() -> None:
    assert fields_of(from_fields(PLAIN)).apart is False
    assert fields_of(from_fields(PLAIN, title="Engineer")).apart is False
    assert fields_of(from_fields(PLAIN, location="Berlin")).apart is True


def test_the_country_does_not_matter() -> None:
    assert risk(PLAIN, location="US, TX, Houston") == risk(PLAIN, location="NG, TX, Houston")
    assert risk(PLAIN, location="DE") == risk(PLAIN, location="NG")
    assert fields_of(from_fields(PLAIN, location="NG, Lagos")).location == "NG, Lagos"


def test_an_empty_field_is_a_field_that_came_apart() -> None:
    """A posting whose fields came apart and hold nothing is not read as bare text."""
    assert fields_of(from_fields(PLAIN, company_profile="", location="")).apart is True
    assert risk(PLAIN, company_profile="", location="", employment_type="") != risk(PLAIN)


def test_title_and_profile_inside_the_text_are_not_read_twice() -> None:
    whole = from_fields(
        f"Engineer for Museums\n{PROFILE}\n{PLAIN}", title="Engineer for Museums", company_profile=PROFILE
    )
    assert PROFILE not in fields_of(whole).body
    assert "Engineer for Museums" not in fields_of(whole).body


def test_a_title_within_a_sentence_is_wording_and_on_its_own_line_a_heading() -> None:
    sentence = from_fields(f"Join us as Museum Engineer today. {PLAIN}", title="Museum Engineer", company_profile="")
    assert "Museum Engineer" in fields_of(sentence).body
    heading = from_fields(f"Museum Engineer\n{PLAIN}", title="Museum Engineer", company_profile="")
    assert "Museum Engineer" not in fields_of(heading).body
    odd = from_fields(f"C++ (m/f) [x]\n{PLAIN}", title="C++ (m/f) [x]", company_profile="")
    assert "C++" not in fields_of(odd).body


def test_the_shape_keeps_kinds_and_marks_but_no_word() -> None:
    assert style.shape("We pay  $20!\nMail a.b@x.com") == "Aa a $9! Aa A "
    assert style.shape("Our CEO, see #URL_0f3a#") == "Aa A, a A "
    one, two = (style.shape_hashes(text, (2, 6)) for text in ("Pay $20 now!", "Get $95 yet!"))
    assert one.tolist() == two.tolist()
    assert len(style.shape_hashes("Pay", (2, 6))) == 1
    assert len(style.shape_hashes("", (1, 5))) == 0


def test_fields_are_compared_with_each_other() -> None:
    body = "At Museo we build ticketing software. You must have 5 years of experience in Lyon. Apply here urltoken"
    names = dict(
        zip(
            style.STYLE,
            style.counts(
                "Engineer",
                "We at Museo make ticketing software!",
                body,
                "Lyon",
                ("we at museo", body.lower()),
                features.words_of(body.lower()),
            ),
            strict=True,
        )
    )
    assert names["shared-names"] == 0.25
    assert names["overlap"] == pytest.approx(3 / 3)
    assert names["town-in-body"] == names["years"] == names["apply-link"] == names["link-body"] == 1
    assert names["title-in-body"] == names["title-upper"] == names["mail-body"] == 0


def test_the_same_words_in_other_fields_are_not_the_same_posting() -> None:
    """A profile that came apart and the same sentences at the end of the text are told apart."""
    assert risk(PLAIN, company_profile=PROFILE, location="Berlin") != risk(
        f"{PLAIN} {PROFILE}", company_profile="", location="Berlin"
    )


def test_links_mails_and_numbers_are_folded() -> None:
    one = features.folded("Mail jobs@alpha.com, see http://alpha.com/x or call 555-123-4567")
    two = features.folded("Mail #EMAIL_0a1b#, see #URL_ffee# or call #PHONE_77aa#")
    assert features.words_of(one) == features.words_of(two)


def test_the_model_is_small_and_sound() -> None:
    path = resources.path("wording", "model.npz")
    assert path.stat().st_size <= 3_000_000
    model = shipped_model()
    assert model.apart[0] > 0 and model.alone[0] > 0
    assert len(model.dense) == len(model.mean) == len(model.spread) == features.DENSE
    assert model.waves.shape == (features.DENSE, len(model.phases)) and len(model.curve) == len(model.phases)
    assert len(model.near_mean) == len(model.near_spread) == len(model.near_weights) == near.NUMBERS
    assert np.abs(np.bincount(model.near.rows.rows, model.near.rows.values**2) - 1).max() < 1e-5
    assert 0 < model.near.honest < len(model.near.groups) <= len(model.near.rows.starts)
    for name in features.BLOCKS:
        assert model.weights[name].shape == model.idf[name].shape == (features.BUCKETS,)
        assert np.isfinite(model.scale[name])


def test_a_long_text_is_judged_by_its_beginning() -> None:
    assert risk(LURE * 2000) == risk(LURE * 1000)
    assert risk("a" * 1_000_000) is None


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_value_or_silence(text: str) -> None:
    value, phrases = wording_risk(Posting(text=text + LURE, title=text[:30]))
    assert value is None or 0 <= value <= 1
    assert isinstance(phrases, tuple)
