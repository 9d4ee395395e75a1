"""The centre's HTTP interface, one module for each path."""
