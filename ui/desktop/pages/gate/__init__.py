"""What stands in the window while no vault is open: first run, lock screen, deletion of everything."""
