"""What every end that serves the protocol over HTTP does alike: bodies, problems, and serving."""
