"""Reports: what was given in a period, as figures, a chart and tables."""
