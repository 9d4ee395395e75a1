"""What desks send: batches taken, stored and acknowledged, rows given back, counts of refusals."""
