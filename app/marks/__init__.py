"""Marks of copies: what may vary, what each copy got, reading it in a text, and which copies that is consistent with."""
