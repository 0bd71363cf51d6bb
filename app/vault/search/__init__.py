"""Search over the vault: the index, the texts that are indexed, and excerpts around a match."""
