"""The Today page: what to do next, what people come for, and what happened last."""
