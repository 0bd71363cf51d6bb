"""The themes of a résumé: one template and a table of values each."""
