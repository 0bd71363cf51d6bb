"""Guided look-ups on official pages that must not be automated: the query to copy, and reading back what was pasted."""
