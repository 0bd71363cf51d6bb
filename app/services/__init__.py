"""One service per job; each long flow is written once, headless."""
