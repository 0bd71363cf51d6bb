"""Numbers by which employers are registered: found in text by their label, tested offline, read for what they say. Asks no one.

A well-formed number proves only that it can exist; one with a wrong check digit cannot have been issued.
"""

from checkers.identifiers.base import Family, Found, Reading, State
from checkers.identifiers.find import find_all, read
from checkers.identifiers.registry import FAMILIES

__all__ = ["FAMILIES", "Family", "Found", "Reading", "State", "find_all", "read"]
