"""Widgets that pages are made of; none knows a service."""
