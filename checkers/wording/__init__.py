"""The stance of the words around a demand."""
