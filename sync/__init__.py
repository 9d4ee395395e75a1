"""What desks and the centre share: the protocol, and the two sides that speak it."""
