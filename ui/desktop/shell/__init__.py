"""The window around the pages: start, navigation, session, background jobs, messages, words and languages."""
