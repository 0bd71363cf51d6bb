"""Pages shown while no vault is open: first run, lock screen, deletion of everything."""
