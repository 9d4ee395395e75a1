"""The centre: stores what desks did, judges it, and publishes lists and programmes."""
