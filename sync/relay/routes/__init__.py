"""The paths that a relay serves."""
