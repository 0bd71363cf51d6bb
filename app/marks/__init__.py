"""Layers, assignment, observation and attribution."""
