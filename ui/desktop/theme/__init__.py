"""Look of the window: tokens, palette and stylesheet, fonts, icons."""
