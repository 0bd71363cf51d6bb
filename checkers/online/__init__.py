"""Look-ups in public registers, one organisation at a time, by button. Never asks by itself; never opens a socket."""
