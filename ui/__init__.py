"""Command line and desktop window."""
