"""Names of a résumé's sections and fields in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def section(key: str) -> str:
    """A section's name."""
    return {
        "basics": translate("labels", "Name and contact"),
        "basics.profiles": translate("labels", "Accounts and messengers"),
        "personal": translate("labels", "Personal details"),
        "personal.id_numbers": translate("labels", "Identity documents"),
        "work": translate("labels", "Work"),
        "volunteer": translate("labels", "Volunteering"),
        "education": translate("labels", "Education"),
        "projects": translate("labels", "Projects"),
        "skills": translate("labels", "Skills"),
        "languages": translate("labels", "Languages"),
        "interests": translate("labels", "Interests"),
        "awards": translate("labels", "Awards"),
        "certificates": translate("labels", "Certificates"),
        "publications": translate("labels", "Publications"),
        "references": translate("labels", "Referees"),
        "sections": translate("labels", "Other sections"),
    }[key]


def add(key: str) -> str:
    """The button that adds an item to a section."""
    return {
        "basics.profiles": translate("labels", "Add an account"),
        "personal.id_numbers": translate("labels", "Add a document"),
        "work": translate("labels", "Add a job"),
        "volunteer": translate("labels", "Add a role"),
        "education": translate("labels", "Add a course of study"),
        "projects": translate("labels", "Add a project"),
        "skills": translate("labels", "Add a skill group"),
        "languages": translate("labels", "Add a language"),
        "interests": translate("labels", "Add an interest"),
        "awards": translate("labels", "Add an award"),
        "certificates": translate("labels", "Add a certificate"),
        "publications": translate("labels", "Add a publication"),
        "references": translate("labels", "Add a referee"),
        "sections": translate("labels", "Add a section"),
    }[key]


def field(section_key: str, name: str) -> str:
    """A field's name; some mean something else in some sections."""
    special = {
        ("work", "description"): translate("labels", "Description shown instead of the employer"),
        ("volunteer", "description"): translate("labels", "Description shown instead of the organisation"),
        ("education", "description"): translate("labels", "Description shown instead of the school"),
        ("references", "name"): translate("labels", "Name"),
        ("personal.id_numbers", "kind"): translate("labels", "Kind of document"),
        ("skills", "name"): translate("labels", "Group"),
        ("projects", "name"): translate("labels", "Project"),
        ("certificates", "name"): translate("labels", "Certificate"),
        ("publications", "name"): translate("labels", "Title"),
        ("interests", "name"): translate("labels", "Interest"),
        ("basics", "label"): translate("labels", "Headline"),
        ("basics", "location"): translate("labels", "Place"),
    }
    return special.get((section_key, name)) or _label_text(name)


def still_work_here(section_key: str) -> str:
    """Return the label of the box beside an end date: it goes on."""
    return {
        "work": translate("labels", "I still work here"),
        "volunteer": translate("labels", "I still volunteer here"),
        "education": translate("labels", "I still study here"),
        "projects": translate("labels", "It is still going on"),
    }[section_key]


def _label_text(name: str) -> str:
    return {**_person_labels(), **_entry_labels()}[name]


def _person_labels() -> dict[str, str]:
    return {
        "name": translate("labels", "Name"),
        "label": translate("labels", "Title"),
        "email": translate("labels", "E-mail"),
        "phone": translate("labels", "Phone"),
        "url": translate("labels", "Web address"),
        "address": translate("labels", "Street address"),
        "postal_code": translate("labels", "Postal code"),
        "city": translate("labels", "City"),
        "region": translate("labels", "Region"),
        "country_code": translate("labels", "Country"),
        "network": translate("labels", "Network"),
        "username": translate("labels", "Account name"),
        "other_names": translate("labels", "Other names"),
        "birth_date": translate("labels", "Date of birth"),
        "gender": translate("labels", "Gender"),
        "nationality": translate("labels", "Nationality"),
        "marital_status": translate("labels", "Marital status"),
        "political_status": translate("labels", "Political status"),
        "native_place": translate("labels", "Native place"),
        "salary": translate("labels", "Salary"),
        "other_phones": translate("labels", "Other phones"),
        "other_emails": translate("labels", "Other e-mail addresses"),
        "value": translate("labels", "Number"),
        "kind": translate("labels", "Kind"),
        "reference": translate("labels", "Contact or text"),
        "consent": translate("labels", "Consents to be named (yes or empty)"),
    }


def _entry_labels() -> dict[str, str]:
    return {
        "organisation": translate("labels", "Organisation"),
        "position": translate("labels", "Position"),
        "heading": translate("labels", "Heading"),
        "location": translate("labels", "Place"),
        "start": translate("labels", "From"),
        "end": translate("labels", "End date"),
        "date": translate("labels", "Date"),
        "description": translate("labels", "Description"),
        "summary": translate("labels", "Summary"),
        "highlights": translate("labels", "What you did (one per line)"),
        "lines": translate("labels", "Text (one per line)"),
        "courses": translate("labels", "Courses (one per line)"),
        "institution": translate("labels", "School"),
        "area": translate("labels", "Subject"),
        "study_type": translate("labels", "Degree"),
        "score": translate("labels", "Grade"),
        "entity": translate("labels", "Organisation"),
        "roles": translate("labels", "Roles"),
        "keywords": translate("labels", "Keywords, separated by commas"),
        "level": translate("labels", "Level"),
        "language": translate("labels", "Language"),
        "fluency": translate("labels", "Fluency"),
        "title": translate("labels", "Title"),
        "awarder": translate("labels", "Awarded by"),
        "issuer": translate("labels", "Issued by"),
        "publisher": translate("labels", "Published by"),
    }


def section_of_id(field_id: str) -> str:
    """Return the name of the section of a field id; the id itself where it is none."""
    parts = field_id.split(".")
    for key in (".".join(parts[:2]), parts[0].partition(":")[0]):
        try:
            return section(key)
        except KeyError:
            continue
    return translate("labels", "the document")


def part_of_id(field_id: str) -> str:
    """Return the name of a part at the top of a copy, e.g. `basics.email` → `E-mail`, `basics.profiles.p1` → `Accounts and messengers`."""
    section_key, _, name = field_id.partition(".")
    return field(section_key, name) if name in _person_labels() or name in _entry_labels() else section_of_id(field_id)


def field_of_id(field_id: str) -> str:
    """A readable name for any field id of a résumé, e.g. `work.w1.highlights.h2` → `Work · What you did`."""
    parts = field_id.split(".")
    names = [part for part in parts[1:] if part in _person_labels() or part in _entry_labels()]
    known = ".".join(parts[:2]) if ".".join(parts[:2]) in ("basics.profiles", "personal.id_numbers") else parts[0]
    last = names[-1] if names else ""
    try:
        head = section(known)
    except KeyError:
        return field_id
    brief = {
        "keywords": translate("labels", "Keywords"),
        "description": translate("labels", "General description"),
        "consent": translate("labels", "Consent"),
    }
    name = brief.get(last) or (field(known, last).partition(" (")[0].partition("（")[0] if last else "")
    return f"{head} · {name}" if name else head
