"""The use cases of a desk, one a module; each owns its transaction and says what it changed."""
