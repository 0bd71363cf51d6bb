"""Readers, one per file format: bytes of a file to lines with their cues, or structured data to a draft."""
