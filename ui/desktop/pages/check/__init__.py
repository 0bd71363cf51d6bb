"""The Check page: a posting, its card, and the registers that may be asked."""
