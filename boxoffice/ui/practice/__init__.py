"""Practice: a desk to learn at, with made-up cards, that keeps and sends nothing."""
