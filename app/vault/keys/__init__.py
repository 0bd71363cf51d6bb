"""How a vault is opened: key slots and what wraps the database key in them, the keys file, keyring and recovery code."""
