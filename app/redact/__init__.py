"""Withholding of personal data: policies, operators, matchers of known values, detectors by pattern, and the engine."""
