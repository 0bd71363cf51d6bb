"""The browser companion: its host process, what it hands over, and where browsers find it. No Qt, no checkers, no network."""
