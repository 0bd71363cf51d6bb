"""Company numbers: found in text by their label, validated offline, with the facts they carry. Asks no one.

A well-formed number proves only that it can exist; one with a wrong check digit cannot have been issued.
"""

from checkers.identifiers.base import Family, FoundIdentifier, Reading, State
from checkers.identifiers.find import find_all, read
from checkers.identifiers.registry import FAMILIES

__all__ = ["FAMILIES", "Family", "FoundIdentifier", "Reading", "State", "find_all", "read"]
