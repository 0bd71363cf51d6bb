"""Detectors, operators, the redaction engine and the verifier."""
