"""Paper entry: lines typed from use forms, imported tables, and uses to retype."""
