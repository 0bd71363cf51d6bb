"""Infrastructure shared by all child processes: confinement, limits, and the OCR helper. Imports no other package of
ours."""
