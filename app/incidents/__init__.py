"""Rules about what surfaced and what speaks for which source; no vault, no window."""
