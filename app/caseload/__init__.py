"""Students whom a counsellor advises: their records, the keys of their vaults, consent packages, rosters."""
