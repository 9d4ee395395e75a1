"""The desk's secrets, and the three places they may live in."""
