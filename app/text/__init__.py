"""What text is made of, each known once: normalization, names, places, numbers, lexicons, languages. Imports nothing that uses it."""
