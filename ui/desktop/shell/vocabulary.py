"""The window's words for the domain's fixed vocabularies: stages, kinds, operators, recipient kinds.

Every table is a function, so that it is in the current language.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.checks import Severity
from app.domain.copies import FILE, FORM, LETTER, SCAN, RecipientKind
from app.domain.sensitivity import Kind, Operator, Stage

translate = QCoreApplication.translate


def stage(value: Stage) -> str:
    """Return the name of a stage."""
    return {
        Stage.BROWSE: translate("words", "Browse"),
        Stage.APPLY: translate("words", "Apply"),
        Stage.INTERVIEW: translate("words", "Interview"),
        Stage.OFFER: translate("words", "Offer"),
    }[value]


def stage_meaning(value: Stage) -> str:
    """Return what a stage discloses, in one sentence."""
    return {
        Stage.BROWSE: translate(
            "words", "For a public profile: no name, no contact details, nothing that identifies your employers."
        ),
        Stage.APPLY: translate(
            "words", "For a first application: your name, city and a contact address; no phone number."
        ),
        Stage.INTERVIEW: translate("words", "When they invited you: your phone number is added."),
        Stage.OFFER: translate("words", "When there is a written offer: identity details and address are added."),
    }[value]


def kind(value: Kind) -> str:
    """Return the name of a kind of personal data."""
    return {
        Kind.NAME: translate("words", "Name"),
        Kind.EMAIL: translate("words", "E-mail"),
        Kind.PHONE: translate("words", "Phone"),
        Kind.MESSENGER: translate("words", "Messenger"),
        Kind.ADDRESS: translate("words", "Address"),
        Kind.LINK: translate("words", "Links"),
        Kind.PHOTO: translate("words", "Photo"),
        Kind.BIRTH: translate("words", "Date of birth"),
        Kind.GENDER: translate("words", "Gender"),
        Kind.NATIONALITY: translate("words", "Nationality"),
        Kind.MARITAL: translate("words", "Family status"),
        Kind.POLITICAL: translate("words", "Political status"),
        Kind.NATIVE_PLACE: translate("words", "Native place"),
        Kind.ID_NUMBER: translate("words", "ID number"),
        Kind.EMPLOYER: translate("words", "Employers"),
        Kind.SCHOOL: translate("words", "Schools"),
        Kind.DATES: translate("words", "Dates"),
        Kind.REFEREE: translate("words", "Referees"),
        Kind.SALARY: translate("words", "Salary"),
    }[value]


def operator(value: Operator) -> str:
    """Return the result of an operator for a field, as an adjective."""
    return {
        Operator.KEEP: translate("words", "Kept"),
        Operator.REMOVE: translate("words", "Removed"),
        Operator.MASK: translate("words", "Partly hidden"),
        Operator.GENERALISE: translate("words", "Generalised"),
        Operator.ALIAS: translate("words", "Separate address, if set up"),
    }[value]


def recipient_kind(value: RecipientKind) -> str:
    """Return the name of a kind of recipient."""
    return {
        RecipientKind.EMPLOYER: translate("words", "Employer"),
        RecipientKind.PLATFORM: translate("words", "Platform"),
        RecipientKind.AGENCY: translate("words", "Agency"),
        RecipientKind.PERSON: translate("words", "Person"),
    }[value]


def channel(value: str) -> str:
    """Return the name of a channel: the program's own ones in words, another one as it was given."""
    return {
        FILE: translate("words", "As a file"),
        FORM: translate("words", "Through a web form"),
        SCAN: translate("words", "As a marked scan"),
        LETTER: translate("words", "As a cover letter"),
    }.get(value, value)


def severity(value: Severity) -> str:
    """Return the name of a signal's severity."""
    return {
        Severity.CRITICAL: translate("words", "Serious"),
        Severity.WARNING: translate("words", "Be careful"),
        Severity.NOTICE: translate("words", "Worth a look"),
        Severity.INFO: translate("words", "For information"),
    }[value]


def reason(code: str) -> str:
    """Return the reason why something was withheld (`Withheld.reason`) in words."""
    return {
        "field": translate("words", "not needed at this stage"),
        "known": translate("words", "repeats something you withhold"),
        "pattern": translate("words", "looks like personal data"),
        "verifier": translate("words", "found when the copy was checked"),
        "choice": translate("words", "your choice for this copy"),
        "unprintable": translate("words", "no font can print it"),
    }.get(code, code)
