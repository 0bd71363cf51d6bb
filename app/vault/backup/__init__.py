"""Backups of a whole vault: one-file backups, and the rolling local ones beside the database."""
