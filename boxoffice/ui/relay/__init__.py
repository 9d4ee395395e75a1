"""The festival relay in the settings: whether this computer is one, and pairing with one."""
