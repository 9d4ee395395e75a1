"""The commands of `boxoffice-server`, one module for each."""
