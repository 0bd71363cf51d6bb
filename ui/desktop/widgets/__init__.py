"""Widgets for pages; none knows a service."""
