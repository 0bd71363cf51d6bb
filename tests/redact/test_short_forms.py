"""Organisations in the short forms people use, towns under other names, and persons by what stands around their name."""

from __future__ import annotations

import pytest

from app.domain.resume import Basics, Education, Line, Location, Resume, Work
from app.domain.sensitivity import Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy
from app.text.organization_kinds import heads_of
from app.text.places import other_city_names


def swept(
    sentence: str, *, name: str = "Isolde Fairweather", employer: str = "", school: str = "", city: str = ""
) -> str:
    """Return a bullet of a browse copy of somebody with these values."""
    jobs = [Work("w1", employer, "")] if employer else []
    education = (Education("e1", school),) if school else ()
    bullet = Work("w9", "", "", highlights=(Line("h1", sentence),))
    resume = Resume("en", Basics(name, location=Location(city=city)), work=(*jobs, bullet), education=education)
    work = redact(resume, stage_policy(Stage.BROWSE)).resume.work
    return next((line.text for job in work if job.id == "w9" for line in job.highlights), "")


@pytest.mark.parametrize(
    ("values", "sentence", "gone"),
    [
        ({"employer": "Larkmere Veterinary Group"}, "Locum at Larkmere Vets, small animals", "Larkmere"),
        ({"employer": "Stonecross Bakeries"}, "Stonecross Bakery: oven hand", "Stonecross Bakery"),
        ({"employer": "Royal Infirmary of Selby Moor"}, "Midwife at the Selby Moor Infirmary", "Selby Moor"),
        ({"employer": "Green Lane Surgery"}, "Practice nurse at Green Lane, 2014", "Green Lane"),
        ({"employer": "StreamForge"}, "Built the Stream Forge booking app.", "Stream Forge"),
        ({"employer": "Tesla, Inc."}, "Ex-Teslan, two years of body work", "Teslan"),
        ({"employer": "General Motors"}, "Line inspector at GM, Flint", "GM"),
        ({"employer": "Deutsche Bahn AG"}, "Train driver with DB Fernverkehr", "DB"),
        ({"employer": "Zürcher Kantonalbank"}, "Apprentice at ZKB, counter", "ZKB"),
        ({"school": "Karl-Franzens-Universität Graz"}, "Law degree, Uni Graz", "Uni Graz"),
        ({"school": "St Winifred's College"}, "Boarder at St Winifred's for six years", "Winifred"),
        ({"school": "Rice University"}, "BS Physics, Rice, 2012", "Rice"),
        ({"school": "Duke University"}, "Duke graduate in economics", "Duke"),
        ({"city": "Kraków"}, "Born in Cracow, raised by the sea", "Cracow"),
        ({"city": "New York City"}, "Doorman in NYC for 12 years", "NYC"),
        ({"city": "Glasgow"}, "Native Glaswegian and bell-ringer", "Glaswegian"),
        ({"name": "Will Archer"}, "Colleagues describe Will as calm.", "Will"),
        ({"name": "Robin Larch"}, "Robin keeps calm when the line stops.", "Robin"),
        ({"name": "Joan Stone"}, "Inspector Stone earned her second award.", "Stone"),
        ({"name": "Violet Underhill"}, "Mrs Underhill, or Violet to her regulars", "Violet"),
        ({"name": "Guy Walker"}, "The Walker rule for spares, which I wrote, saved 8 %.", "Walker"),
        ({"name": "Arvid Sundberg"}, "Third generation of the Sundbergs to bake here", "Sundberg"),
        ({"name": "Elizabeth Moor"}, "Known to pupils as Ms Moor and to colleagues as Liz", "Liz"),
    ],
)  # fmt: skip
def test_a_short_form_goes(values: dict[str, str], sentence: str, gone: str) -> None:
    assert gone not in swept(sentence, **values)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"employer": "General Motors"}, "General ledger and cash book"),
        ({"employer": "Hewlett-Packard"}, "Ran a 12 HP outboard engine"),
        ({"employer": "British Petroleum"}, "Took BP, pulse and temperature."),
        ({"employer": "Northern Gas Organisation"}, "Volunteer for an environmental NGO"),
        ({"employer": "Target Corporation"}, "TARGETS MET, LOSSES CUT"),
        ({"school": "University College London"}, "Rehab after UCL tears"),
        ({"school": "Rice University"}, "Rice and bean dishes for 300"),
        ({"school": "Imperial College London"}, "Imperial units converted to metric"),
        ({"city": "Reading"}, "Reading aloud to toddlers"),
        ({"name": "May Fairley"}, "May also be reached in the evening"),
        ({"name": "Grant Steel"}, "Grant writing for youth sport"),
        ({"name": "Hector Cooper"}, "Cooper trained in oak casks"),
        ({"name": "Greta Porter"}, "Locum GP, rural practices"),
        ({"name": "Dean Forester"}, "Dean's list in three semesters"),
        ({"name": "Rex Halloran"}, "Designed T-Rex puppets."),
    ],
)  # fmt: skip
def test_an_ordinary_word_stays(values: dict[str, str], sentence: str) -> None:
    assert swept(sentence, **values) == sentence


def test_the_head_of_a_name_ends_where_its_kind_begins() -> None:
    assert heads_of(["holm", "lacey", "catering", "college"]) == (("holm", "lacey"), ())
    assert heads_of(["university", "of", "reading"]) == ((), ("reading",))
    assert heads_of(["amazon"]) == ((), ())


def test_a_city_is_known_by_any_of_its_names() -> None:
    assert "München" in other_city_names("Munich")
    assert "Munich" in other_city_names("München")
    assert other_city_names("Nowhere") == ()


@pytest.mark.parametrize(
    ("values", "sentence", "expected"),
    [
        ({"employer": "Brindlewick Ltd"}, "Ran the Brindlewick warehouse", "Ran the company warehouse"),
        ({"employer": "Brindlewick"}, "As a Brindlewick driver", "As an employer driver"),
        ({"employer": "Brindlewick"}, "Worked at Brindlewick twice", "Worked at an employer twice"),
    ],
)
def test_what_stands_for_a_firm_has_one_article(values: dict[str, str], sentence: str, expected: str) -> None:
    assert swept(sentence, **values) == expected
