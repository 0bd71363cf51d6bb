"""How a posting is worded, compared with postings that turned out fraudulent. A hint with its reasons, never a verdict."""

from checkers.wording.model import wording_risk

__all__ = ["wording_risk"]
