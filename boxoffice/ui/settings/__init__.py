"""The settings of this desk: language, look and text size."""
