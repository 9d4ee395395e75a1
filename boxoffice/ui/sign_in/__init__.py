"""Who is at the desk: a name, six digits, and on with the queue."""
