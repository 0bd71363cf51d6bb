"""Damage to the files of a vault: found, mended where nothing is lost, and everything readable written out."""
