"""A supervisor in place, at the desk, on Today and at the front: name, PIN, reason."""
