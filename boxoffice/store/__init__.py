"""The two encrypted databases of a desk: the ledger, precious, and the card list, disposable."""
