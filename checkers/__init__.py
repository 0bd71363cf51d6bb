"""Employer and posting checks; checkers.net.client is the only network door."""
