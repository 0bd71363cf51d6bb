"""Item models and headless view state."""
