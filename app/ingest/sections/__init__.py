"""Parsers from rows to a résumé: sections, entries, fields, and the source position of each value."""
