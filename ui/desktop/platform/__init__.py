"""What the operating system gives or tells: clipboard, session lock, reduced motion, notifications, single instance."""
