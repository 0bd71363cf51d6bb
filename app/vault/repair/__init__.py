"""Damage to the files of a vault: detected, repaired where nothing is lost, and everything readable exported."""
