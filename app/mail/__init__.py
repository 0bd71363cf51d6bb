"""Reading mail for incidents, opt-in."""
