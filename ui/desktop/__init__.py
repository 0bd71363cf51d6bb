"""The Qt window; the only place that imports PySide6."""
