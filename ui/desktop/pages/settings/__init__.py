"""The Settings page: one card per subject."""
