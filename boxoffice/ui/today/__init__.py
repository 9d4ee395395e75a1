"""The Today screen: the day's events and rows, and what can be done with them."""
