"""What screens made of a list have in common: its data, the list, and what stands above it."""
