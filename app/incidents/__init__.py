"""Rules about incidents: what a caller knew, the first hour, the next steps; no vault, no window."""
