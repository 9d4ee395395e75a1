"""The festival relay: a process at a counter that carries what desks and centre say."""
