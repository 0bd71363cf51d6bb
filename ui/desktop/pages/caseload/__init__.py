"""The students of a counsellor: shown instead of the pages, until one of them is opened."""
