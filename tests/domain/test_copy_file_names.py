"""Names of files: as a country is used to them, usable on every system, numbered rather than overwritten."""

from __future__ import annotations

import random
import unicodedata

import pytest

from app.domain.copy_file_names import (
    LONGEST,
    checked_template,
    country_of_names,
    default_template,
    folder_names,
    free_stem,
    neutral_stem,
    stem,
)
from app.domain.resume import Basics, Location, Resume
from app.errors import UserError

NOBODY = {"name": "", "school": "", "position": "", "recipient": "", "reference": "R7K4-Q2MD"}
FORBIDDEN = set('<>:"/\\|?*')
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³")}


@pytest.mark.parametrize(
    ("language", "country", "parts", "name"),
    [
        ("en", "GB", {"name": "Maya Okonkwo"}, "Maya-Okonkwo-CV"),
        ("en", "IE", {"name": "Seán Ó Briain"}, "Seán-Ó-Briain-CV"),
        ("en", "US", {"name": "Maya Okonkwo"}, "Maya-Okonkwo-Resume"),
        ("en", "CA", {"name": "Maya J. O'Neil"}, "Maya-J-O'Neil-Resume"),
        ("zh-Hans", "CN", {"name": "林知遥", "school": "浙江大学", "position": "产品经理"}, "林知遥-浙江大学-产品经理"),
        ("zh-Hans", "CN", {"name": "林知遥", "position": "产品经理"}, "林知遥-产品经理"),
        ("zh-Hans", "CN", {"school": "浙江大学", "position": "产品经理"}, "简历-R7K4-Q2MD"),
        ("en", "US", {"position": "Engineer"}, "Resume-R7K4-Q2MD"),
    ],
)
def test_each_country_gets_the_name_it_is_used_to(
    language: str, country: str, parts: dict[str, str], name: str
) -> None:
    assert stem(default_template(language, country), {**NOBODY, **parts}, language) == name


def test_the_country_is_that_of_the_resume_before_the_readers() -> None:
    british = Resume(basics=Basics(location=Location(country_code="GB")), language="en-US")
    assert country_of_names(british, "CN") == "GB"
    assert country_of_names(Resume(language="en-US"), "GB") == "US"
    assert country_of_names(Resume(language="en"), "IE") == "IE"


def test_without_a_reference_the_neutral_name_is_the_word_alone() -> None:
    assert neutral_stem("en", "") == "Resume"
    assert neutral_stem("zh-Hans", "") == "简历"


@pytest.mark.parametrize("name", ["con", "Aux", "LPT1", "com¹", "NUL."])
def test_a_name_that_windows_takes_for_a_device_is_made_longer(name: str) -> None:
    made = stem("{name}", {**NOBODY, "name": name}, "en")
    assert made.partition(".")[0].upper() not in DEVICES
    assert made.casefold().startswith(name.casefold().strip("."))


def test_whatever_stands_in_its_parts_a_name_is_usable_everywhere() -> None:
    draw = random.Random(21)
    for _ in range(3_000):
        part = "".join(
            chr(draw.choice((draw.randrange(0x20, 0x250), draw.randrange(0xD7FF), 0x202E, 0x2F, 0x2E)))
            for _ in range(draw.randrange(90))
        )
        made = stem("{name}-{position}", {**NOBODY, "name": part, "position": part[::-1]}, "en")
        assert made and not FORBIDDEN & set(made) and len(made.encode()) <= LONGEST + len("-Resume")
        assert all(unicodedata.category(one)[0] not in "CZ" for one in made), ascii(made)
        assert made[0] not in "-.~ " and made[-1] not in ". " and made.upper() not in DEVICES
        assert "." not in made  # a second ending would say that the file is something else


def test_a_template_names_parts_there_are() -> None:
    assert checked_template("  {name}  CV ") == "{name} CV"
    assert checked_template("") == ""
    for text in ("{phone}-CV", "{}", "{name.x}"):
        with pytest.raises(UserError) as caught:
            checked_template(text)
        assert caught.value.code == "name-template-unknown"
    for text in ("///", "{name}" + "x" * 300):
        with pytest.raises(UserError) as caught:
            checked_template(text)
        assert caught.value.code == "name-template-unusable"


def test_a_name_that_is_taken_is_numbered_for_all_formats_together() -> None:
    there = ["maya-cv.PDF", "Maya-CV-2.docx"]
    assert free_stem("Maya-CV", ("pdf", "docx"), there) == "Maya-CV-3"
    assert free_stem("Maya-CV", ("txt",), there) == "Maya-CV"
    decomposed = unicodedata.normalize("NFD", "Zoë-CV.pdf")
    assert free_stem("Zoë-CV", ("pdf",), [decomposed]) == "Zoë-CV-2"


def test_no_two_folders_have_one_name_on_any_system() -> None:
    wanted = {"a": "Acme", "b": "ACME", "c": "acme / ", "d": "..", "e": "???", "f": "con", "g": "Zoë", "h": "Zoe\u0308"}
    found = folder_names(wanted)
    assert found["a"] == "Acme" and list(found) == list(wanted)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in found.values()}) == len(wanted)
    assert all(name and not FORBIDDEN & set(name) and name.upper() not in DEVICES for name in found.values())
