"""Opening a vault: key slots and how they wrap the database key, the keys file, keyring and recovery code."""
