"""Look-ups in public registers, one organisation at a time, on request. Never asks by itself; never opens a socket."""
