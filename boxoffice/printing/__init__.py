"""What the desk prints, as data: forms, lists and pages, with no printer in sight."""
