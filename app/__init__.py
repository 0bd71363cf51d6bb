"""The domain and the services: no Qt, no checkers, no network."""

__version__ = "1.0.0"
