"""How the window looks: tokens, palette and stylesheet, fonts, icons."""
