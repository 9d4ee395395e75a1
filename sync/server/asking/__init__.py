"""Who asks: enrolled desks and their signatures, polls, live checks."""
