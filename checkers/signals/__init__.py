"""The checkers: one file per kind of finding about a posting, an employer, its domains and numbers."""
