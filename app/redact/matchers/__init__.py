"""Known-value matchers: one module per family of kinds; `app.redact.known` chooses by kind."""
