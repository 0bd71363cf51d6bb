"""The archive that LinkedIn exports: CSV files, as they come and as a spreadsheet saves them; names in two parts."""

from __future__ import annotations

import pytest


def test_linkedin_export(draft_of, zipped):
    members = {
        "Profile.csv": '\ufeffFirst Name,Last Name,Headline,Birth Date,Websites\nMa,Li,Data Engineer,"Jan 5, 1990",[PORTFOLIO:https://m.example]\n',
        "Positions.csv": 'Company Name,Title,Description,Location,Started On,Finished On\nGlobex,Engineer,"• Built X\n• Did Y",Berlin,Jan 2020,\n,,,,,\n',
        "Skills.csv": "Name\nPython\n",
        "Certifications.csv": "Name,Url,Authority,Started On\nAWS,,Amazon,Mar 2021\n",
        "Email Addresses.csv": "Email Address,Primary\nold@example.com,No\nm@example.com,Yes\n",
        "Connections.csv": "Notes:\n\n,,\n",
    }
    resume = draft_of(zipped(members), "export.zip").resume
    assert (resume.basics.name, resume.basics.email, resume.personal.other_emails) == (
        "Ma Li",
        "m@example.com",
        ("old@example.com",),
    )
    assert (resume.basics.phone, resume.personal.birth_date) == ("", "1990-01-05")
    assert [(w.organisation, w.start, w.end, len(w.highlights)) for w in resume.work] == [("Globex", "2020-01", "", 2)]
    assert (resume.certificates[0].issuer, resume.certificates[0].url) == ("Amazon", "")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_linkedin_table_saved_by_a_spreadsheet_is_read(zipped, draft_of, separator):
    rows = ["First Name,Last Name,Headline", 'Ana,Ruiz,"Nurse, nights"']
    jobs = ["Company Name,Title,Started On", "Globex,Engineer,Jan 2020"]
    made = {
        "Profile.csv": "\n".join(rows),
        "Positions.csv": "\n".join(jobs).replace(",", separator),
    }
    draft = draft_of(zipped({name: text.encode() for name, text in made.items()}), "linkedin.zip")
    assert [item.organisation for item in draft.resume.work] == ["Globex"]
    assert draft.resume.basics.label == "Nurse, nights"


@pytest.mark.parametrize(
    ("given", "family", "whole"),
    [
        ("娜", "李", "李娜"),
        ("민수", "김", "김민수"),
        ("太郎", "田中", "田中太郎"),
        ("Na", "Li", "Na Li"),
        ("娜 (Anna)", "李", "娜 (Anna) 李"),
    ],
)
def test_a_name_in_two_parts_is_put_together_as_its_bearer_writes_it(draft_of, zipped, given, family, whole):
    profile = f"First Name,Last Name,Headline\n{given},{family},Nurse\n"
    draft = draft_of(zipped({"Profile.csv": profile, "Email Addresses.csv": "Email Address\na@example.com\n"}), "x.zip")
    assert draft.resume.basics.name == whole
    assert draft.places["basics.name"].confidence > 0
