"""Guided look-ups on official pages that must not be automated: the query to copy, and parsing the pasted result."""
