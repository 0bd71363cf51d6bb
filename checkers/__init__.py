"""Employer and posting checks; checkers.net is the only network door."""
