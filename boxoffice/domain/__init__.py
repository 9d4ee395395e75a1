"""The rules of the ticket desk: verdicts, limits, events and time, without any outside world."""
