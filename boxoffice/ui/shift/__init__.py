"""The end of shift: what was recorded here, and what is still open."""
