"""What desks fetch: the register published as lists and programmes, heads, the feed of changes."""
