"""What waits to be sent, what was sent and confirmed."""
