"""The scanner test: shows exactly what a scanner sends, and whether it would be a card."""
