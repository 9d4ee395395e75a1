"""The choice of the event that tickets are given for."""
