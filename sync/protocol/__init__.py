"""What desk and centre must agree on: codes, lists, rows, messages, signatures and errors."""
