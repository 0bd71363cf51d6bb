"""The Leaks page: what surfaced, the result, and the saved incidents."""
