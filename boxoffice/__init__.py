"""The desk: gives tickets on a card with no connection and tells the centre later."""
