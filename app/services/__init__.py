"""Use cases, one per file; each long flow is written once, headless."""
