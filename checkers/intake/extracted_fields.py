"""The fields extracted from one document, before it becomes a `Posting`. All values are untrusted text."""

from __future__ import annotations

from dataclasses import dataclass, field

from checkers.intake.agency_principal import split_principal

FIELDS = (
    "title",
    "organisation",
    "brand",
    "company_profile",
    "location",
    "salary",
    "employment_type",
    "description",
    "valid_through",
    "posted",
)
MAX_FIELD = 400
MAX_TEXT = 400_000


@dataclass(slots=True)
class ExtractedFields:
    """Fields with the source of each, the readable text, and notes (see `Posting.notes`)."""

    values: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    text: str = ""
    notes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    url: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    authentication: str = ""

    def put(self, name: str, untrusted_value: object, source: str) -> None:
        """Store a value unless the field has one; lists are joined; anything but text and numbers is ignored."""
        if name in self.values:
            return
        value = text_value(untrusted_value)
        if name != "description" and name != "company_profile":
            value = " ".join(value.split())[:MAX_FIELD]
        if name == "organisation":
            value = split_principal(value)[0]
        if value.strip():
            self.values[name] = value.strip()
            self.sources[name] = source

    def cut(self, whole: int = 0) -> None:
        """Cut the text to `MAX_TEXT` and note how much was read of how much (`whole`: more than the text itself, where a part was left out before)."""
        whole = max(whole, len(self.text))
        if whole > len(self.text) or whole > MAX_TEXT:
            self.text = self.text[:MAX_TEXT]
            self.note(f"text-cut:{len(self.text)}/{whole}")

    def note(self, code: str) -> None:
        """Record a note once."""
        if code not in self.notes:
            self.notes.append(code)


def text_value(untrusted_value: object) -> str:
    """Return the text of a JSON value that should be text: strings, numbers, lists of them; else empty."""
    if isinstance(untrusted_value, str):
        return untrusted_value
    if isinstance(untrusted_value, bool) or untrusted_value is None:
        return ""
    if isinstance(untrusted_value, int | float):
        return str(untrusted_value)
    if isinstance(untrusted_value, list):
        return ", ".join(part for part in (text_value(item) for item in untrusted_value[:20]) if part)
    if isinstance(untrusted_value, dict):
        return text_value(untrusted_value.get("name") or untrusted_value.get("value") or "")
    return ""
