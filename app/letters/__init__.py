"""Letters to whoever holds a person's data: kinds, laws, texts, what may follow. Knows no vault and writes no file."""
