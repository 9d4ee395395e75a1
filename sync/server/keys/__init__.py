"""The signing key and the keys of the card list, and how they change."""
