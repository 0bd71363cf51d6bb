"""The encrypted database and one repository per kind of record in it."""
