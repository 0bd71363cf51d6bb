"""A house number beside capitalised words is a street, whatever the words are; what a number counts or ranks is none."""

from __future__ import annotations

import pytest

from app.text.numbered_streets import numbered_street

STREETS = (
    "9 Abbot Wynd", "14 Tolbooth Pend", "27b Penhale Ope", "12 Cnoc an Iora", "4410 Quail Bend", "19/4 Jarrah Elbow", "16 Protea Singel",
    "17 Kaveri Salai", "H-12 Neelam Bagh", "9/2 Ponnani Veedhi", "31 Adesuwa Bypass", "C45 Ntoso Ase", "56 Sampaguita Eskinita", "11 Titian Kenari",
    "Am Lerchenfeld 9", "Hinter dem Zwinger 4a", "Krummer Timpen 7", "6 sentier des Mésanges", "18 venelle du Four", "Costanilla de los Ciegos 3",
    "Salita Pollaiuoli 13", "Calçada do Moinho 5", "Zaułek Rybacki 2", "Achterom 44",
    "77 Old Sawmill Cutoff #12", "Lot 7 Coolabah Fireline", "Plot 9 Oguntade Layby", "Dusun Krajan RT 02 RW 05", "Honkapolku 6 A 2",
)  # fmt: skip
OTHERS = (
    "12 years", "5 Years Experience", "3 GCSEs", "4 A-Levels", "2 Children", "Level 3 Diploma", "IELTS 7", "Java 11", "18th Edition", "12 March 2024",
    "Class 2", "Grade 8 Piano", "HGV Class 1", "2 Senior Engineers", "Team of 12", "Band 6 Nurse", "Microsoft Office 365", "24 Hour Care",
    "Windows Server 2019", "Available from 3 January", "7.5 Tonne Licence", "Year 11 Tutor", "ISO 9001", "90 WPM typing", "Full UK driving licence",
)  # fmt: skip


@pytest.mark.parametrize("street", STREETS)
def test_a_house_and_its_street_are_told_by_their_shape(street: str) -> None:
    assert numbered_street(street) == street
    assert numbered_street(f"{street}, Paisley") == street


@pytest.mark.parametrize("text", OTHERS)
def test_what_a_number_counts_or_ranks_is_no_street(text: str) -> None:
    assert numbered_street(text) == ""
