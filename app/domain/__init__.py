"""Frozen dataclasses and pure functions every other package shares; imports nothing from the rest of app."""
