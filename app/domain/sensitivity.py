"""Kinds of personal data, stages of hiring and redaction operators: the words a policy is made of."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kind of personal data in a field (the keys of a policy file)."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    MESSENGER = "messenger"
    ADDRESS = "address"
    LINK = "link"
    PHOTO = "photo"
    BIRTH = "birth"
    GENDER = "gender"
    NATIONALITY = "nationality"
    MARITAL = "marital"
    POLITICAL = "political"
    NATIVE_PLACE = "native_place"
    ID_NUMBER = "id_number"
    EMPLOYER = "employer"
    SCHOOL = "school"
    DATES = "dates"
    REFEREE = "referee"
    SALARY = "salary"


class Operator(StrEnum):
    """Redaction operator of a policy for fields of some kind."""

    KEEP = "keep"
    REMOVE = "remove"
    MASK = "mask"
    GENERALISE = "generalise"
    ALIAS = "alias"


class Stage(StrEnum):
    """Stage of hiring, hence how much to disclose."""

    BROWSE = "browse"
    APPLY = "apply"
    INTERVIEW = "interview"
    OFFER = "offer"


def discloses_more(operator: Operator, usual: Operator) -> bool:
    """Return True if an operator may disclose more of a value than `usual` does.

    Two different ways to show a part of a value cannot be compared: each counts as more than the other.
    """
    return operator is not usual and operator is not Operator.REMOVE and usual is not Operator.KEEP
