"""The domain and the services: no Qt, no checkers, no network."""

__version__ = "0.1.0"
