"""How a hard quota is split among desks and leased to them."""
