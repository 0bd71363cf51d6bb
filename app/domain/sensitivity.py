"""Kinds of personal data, stages of hiring and redaction operators: the words a policy is made of."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of personal data a field holds (policy keys of DESIGN.md)."""

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
    """What a policy does to a field of some kind."""

    KEEP = "keep"
    REMOVE = "remove"
    MASK = "mask"
    GENERALISE = "generalise"
    ALIAS = "alias"


class Stage(StrEnum):
    """How far hiring has come, hence how much to disclose."""

    BROWSE = "browse"
    APPLY = "apply"
    INTERVIEW = "interview"
    OFFER = "offer"
