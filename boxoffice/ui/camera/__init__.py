"""The camera panel of the main screen (F2)."""
