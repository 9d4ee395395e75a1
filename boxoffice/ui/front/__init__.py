"""The page in front of all others: a supervisor's PIN, a plain yes, and a clerk for one event."""
