"""Operating system services: clipboard, session lock, reduced motion, notifications, single instance."""
