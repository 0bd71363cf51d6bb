"""Known-value matchers: one module per family of kinds; `app.redact.known_value_matcher` chooses by kind."""
