"""The Today page: what to do next, the main tasks, and what happened last."""
