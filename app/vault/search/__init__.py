"""Search over what the vault keeps: the index, what rows are found by, and the words around a match."""
