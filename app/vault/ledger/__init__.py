"""The append-only, hash-chained ledger: its head outside the database, its comparison with the tables, exports and proofs."""
