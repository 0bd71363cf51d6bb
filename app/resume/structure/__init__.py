"""From lines to a résumé: sections, entries, fields, and the place each value came from."""
