"""Signed statements from whoever publishes the program (or an office): what they are, whether they hold, and what they say of a newer version."""
