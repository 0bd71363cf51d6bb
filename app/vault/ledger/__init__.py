"""The append-only, hash-chained record, its head outside the database, its comparison with the tables, exports and proofs."""
