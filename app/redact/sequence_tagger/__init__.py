"""Tagger of personal data: a linear-chain conditional random field over the tokens of a text."""
