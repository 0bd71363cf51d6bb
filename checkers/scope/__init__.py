"""Scope: whose words a text holds, so that only the poster's are judged (see `units`)."""
