"""The Leaks page: what surfaced, the answer, and the incidents that are kept."""
