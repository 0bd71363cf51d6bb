"""From rows to a résumé: sections, entries, fields, and the place in the source each value came from."""
