"""Offices that a person can turn to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """An office to report to: its name, its number or the address of its page, the source, and whether that source was read."""

    name: str
    reached: str
    source: str
    confirmed: bool

    def line(self, language: str) -> str:
        """Return the name with the number or page in brackets; after a colon where the name ends in brackets itself."""
        if self.name.endswith((")", "）")):
            return f"{self.name}：{self.reached}" if language.startswith("zh") else f"{self.name}: {self.reached}"
        return f"{self.name}（{self.reached}）" if language.startswith("zh") else f"{self.name} ({self.reached})"
