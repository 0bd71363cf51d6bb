"""Compare the wording of a posting with postings that turned out fraudulent. Gives a hint with its reasons, never a verdict."""

from checkers.wording.model import wording_risk

__all__ = ["wording_risk"]
